import type { Deployment } from "fireworks-deployments";

const DAY_MS = 86_400_000;

/** A deployment in each state that people meet, the last one deleted by mistake. */
export function seeds(account: string, now: number): Deployment[] {
  const at = (days: number) => new Date(now + days * DAY_MS).toISOString();
  const seed = (id: string, age: number, deployment: Deployment): Deployment => ({
    name: `accounts/${account}/deployments/${id}`,
    baseModel: "accounts/fireworks/models/qwen3-8b",
    createTime: at(-age),
    minReplicaCount: 0,
    maxReplicaCount: 1,
    ...deployment,
  });
  return [
    seed("support-chat", 90, {
      displayName: "Support chat",
      state: "READY",
      minReplicaCount: 1,
      maxReplicaCount: 4,
      desiredReplicaCount: 2,
      replicaCount: 2,
    }),
    seed("nightly-reports", 61, {
      displayName: "Nightly reports",
      state: "READY",
      desiredReplicaCount: 0,
      replicaCount: 0,
      autoscalingPolicy: { scaleToZeroWindow: "300s" },
    }),
    seed("image-captions", 12, {
      displayName: "Image captions",
      state: "FAILED",
      status: { code: "RESOURCE_EXHAUSTED", message: "no capacity for 8 accelerators in the region" },
    }),
    seed("search-ranking", 40, {
      displayName: "Search ranking",
      state: "DELETED",
      deleteTime: at(-1),
      purgeTime: at(6),
      autoscalingPolicy: { scaleToZeroWindow: "3600s" },
    }),
  ];
}
