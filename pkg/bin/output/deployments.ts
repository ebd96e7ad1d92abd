import type { Deployment } from "fireworks-deployments";
import { type Column, table } from "./table.js";
import { plain, type Screen } from "./terminal.js";
import { accelerator, fromNow, idOf, replicas, stateOf, statusOf } from "./words.js";

/** One line per deployment. */
export function deploymentTable(deployments: readonly Deployment[], screen: Screen): string {
  const columns: Column<Deployment>[] = [
    { head: "ID", cell: idOf },
    { head: "STATE", cell: (deployment) => stateOf(deployment, screen.paint) },
    { head: "REPLICAS", cell: replicas, rank: 4 },
    { head: "MODEL", cell: modelOf, least: 12, rank: 3 },
    { head: "ACCELERATOR", cell: accelerator, least: 11, rank: 2 },
    { head: "CREATED", cell: ({ createTime }) => time(createTime), rank: 1 },
    { head: "PURGE", cell: ({ purgeTime }) => time(purgeTime), rank: 6 },
    { head: "STATUS", cell: statusOf, least: 18, rank: 5 },
  ];
  return deployments.length === 0 ? "" : table(deployments, columns, screen);
}

/** The model's ID, without its account. */
const modelOf = ({ baseModel = "" }: Deployment) => plain(baseModel.slice(baseModel.lastIndexOf("/") + 1));

const time = (given: string | undefined) => (given ? fromNow(given) : "");
