import type { Deployment, DeploymentShard } from "fireworks-deployments";
import { type Column, table } from "./table.js";
import { plain, type Screen } from "./terminal.js";
import { accelerator, fromNow, idIn, idOf, replicas, stateOf, statusOf } from "./words.js";

/** One line per deployment. */
export function deploymentTable(deployments: readonly Deployment[], screen: Screen): string {
  const columns: Column<Deployment>[] = [
    { head: "ID", cell: idOf },
    { head: "NAME", cell: ({ displayName }) => plain(displayName ?? ""), least: 12, rank: 6 },
    { head: "STATE", cell: (deployment) => stateOf(deployment, screen.paint) },
    { head: "REPLICAS", cell: replicas, rank: 4 },
    { head: "MODEL", cell: ({ baseModel }) => plain(idIn(baseModel ?? "")), least: 12, rank: 3 },
    { head: "ACCELERATOR", cell: accelerator, least: 11, rank: 2 },
    { head: "CREATED", cell: ({ createTime }) => time(createTime), rank: 1 },
    { head: "DELETED", cell: ({ deleteTime }) => time(deleteTime), rank: 5 },
    { head: "PURGE", cell: ({ purgeTime }) => time(purgeTime), rank: 8 },
    { head: "STATUS", cell: statusOf, least: 18, rank: 7 },
  ];
  return deployments.length === 0 ? "" : table(deployments, columns, screen);
}

/** One line per shard. */
export function shardTable(shards: readonly DeploymentShard[], screen: Screen): string {
  const columns: Column<DeploymentShard>[] = [
    { head: "SHARD", cell: idOf },
    { head: "STATE", cell: (shard) => stateOf(shard, screen.paint) },
    { head: "READY", cell: ({ replicaStats }) => String(replicaStats?.readyReplicaCount ?? 0) },
    { head: "CREATED", cell: ({ createTime }) => time(createTime), rank: 1 },
    { head: "STATUS", cell: statusOf, least: 18, rank: 2 },
  ];
  return shards.length === 0 ? "" : table(shards, columns, screen);
}

const time = (given: string | undefined) => (given ? fromNow(given) : "");
