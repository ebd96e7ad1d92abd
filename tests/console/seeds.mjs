const DAY_MS = 86_400_000;

/** The deployments of most tests: one that serves, one that was deleted. */
export function deployments(now = Date.now()) {
  const time = (days) => new Date(now + days * DAY_MS).toISOString();
  const common = {
    baseModel: "accounts/fireworks/models/qwen3-8b",
    acceleratorType: "NVIDIA_H100_80GB",
    acceleratorCount: 8,
    createTime: time(-30),
  };
  return [
    {
      ...common,
      name: "support-chat",
      displayName: "Support chat",
      state: "READY",
      minReplicaCount: 1,
      maxReplicaCount: 4,
      desiredReplicaCount: 2,
      replicaCount: 2,
    },
    {
      ...common,
      name: "search-ranking",
      displayName: "Search ranking",
      state: "DELETED",
      maxReplicaCount: 1,
      deleteTime: time(-2),
      purgeTime: time(5),
    },
  ];
}
