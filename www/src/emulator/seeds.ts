import type { Deployment } from "fireworks-deployments";

const DAY_MS = 86_400_000;

/** Makes a deployment that was created some days ago. */
function seeder(now: number) {
  const time = (days: number) => new Date(now + days * DAY_MS).toISOString();
  const seed = (id: string, age: number, deployment: Deployment): Deployment => ({
    name: id,
    baseModel: "accounts/fireworks/models/qwen3-8b",
    acceleratorType: "NVIDIA_H100_80GB",
    acceleratorCount: 1,
    createTime: time(-age),
    updateTime: time(-age / 2),
    minReplicaCount: 0,
    maxReplicaCount: 1,
    ...deployment,
  });
  return { seed, time };
}

/** An account with a deployment in each state that people meet, two of them deleted. */
export function account(now: number): Deployment[] {
  const { seed, time } = seeder(now);
  return [
    seed("support-chat", 90, {
      displayName: "Support chat",
      description: "Answers customers on the website. Page the on-call engineer if it is down.",
      baseModel: "accounts/fireworks/models/llama-v3p3-70b-instruct",
      acceleratorCount: 8,
      state: "READY",
      minReplicaCount: 2,
      maxReplicaCount: 8,
      desiredReplicaCount: 3,
      replicaCount: 3,
      placement: { multiRegion: "EUROPE" },
      region: "EU_FRANKFURT_1",
      annotations: { "custom/team": "support", "custom/tier": "1" },
      autoscalingPolicy: {
        scaleUpWindow: "30s",
        scaleDownWindow: "600s",
        scaleToZeroWindow: "3600s",
        loadTargets: { default: 0.7 },
        scalingSchedules: {
          office: {
            minReplicaCount: 4,
            schedule: "0 8 * * 1-5",
            duration: "36000s",
            timezone: "Europe/Berlin",
            description: "Customers write in office hours",
          },
        },
      },
    }),
    seed("nightly-reports", 61, {
      displayName: "Nightly reports",
      state: "READY",
      desiredReplicaCount: 0,
      replicaCount: 0,
      region: "US_IOWA_1",
      autoscalingPolicy: { scaleToZeroWindow: "300s" },
    }),
    seed("image-captions", 12, {
      displayName: "Image captions",
      baseModel: "accounts/fireworks/models/qwen2p5-vl-72b-instruct",
      acceleratorType: "NVIDIA_H200_141GB",
      acceleratorCount: 4,
      state: "FAILED",
      status: { code: "INTERNAL", message: "the model server exited with status 1 while loading weights" },
    }),
    seed("translate-eu", 3, {
      displayName: "Translate EU",
      state: "CREATING",
      acceleratorType: "NVIDIA_B200_180GB",
      acceleratorCount: 8,
      status: {
        code: "RESOURCE_EXHAUSTED",
        message: "no capacity for 8 NVIDIA_B200_180GB accelerators in EU_FRANKFURT_1",
      },
      placement: { region: "EU_FRANKFURT_1" },
    }),
    seed("old-prototype", 210, {
      displayName: "Old prototype",
      state: "READY",
      minReplicaCount: 0,
      maxReplicaCount: 0,
      desiredReplicaCount: 0,
      replicaCount: 0,
    }),
    seed("search-ranking", 40, {
      displayName: "Search ranking",
      baseModel: "accounts/fireworks/models/qwen3-30b-a3b",
      acceleratorCount: 8,
      state: "DELETED",
      deleteTime: time(-1.75),
      purgeTime: time(5.25),
      maxReplicaCount: 4,
      autoscalingPolicy: { scaleToZeroWindow: "3600s" },
    }),
    seed("checkout-fraud", 150, {
      displayName: "Checkout fraud",
      acceleratorType: "NVIDIA_A100_80GB",
      acceleratorCount: 2,
      state: "DELETED",
      minReplicaCount: 1,
      maxReplicaCount: 2,
      deleteTime: time(-6.4),
      purgeTime: time(0.6),
    }),
  ];
}

const TEAMS = ["search", "support", "ads", "fraud", "maps", "voice", "docs", "legal"];
const MODELS = ["llama-v3p3-70b-instruct", "qwen3-8b", "qwen3-30b-a3b", "gpt-oss-120b"];

/** Many deployments, a few of them failed or at zero. */
export function many(count: number, now: number): Deployment[] {
  const { seed } = seeder(now);
  return Array.from({ length: count }, (_, index) => {
    const ready = index % 9 === 0 ? 0 : (index % 4) + 1;
    return seed(`${TEAMS[index % 8]}-${String(index).padStart(5, "0")}`, 1 + index / 40, {
      displayName: `${TEAMS[index % 8]} ${index}`,
      baseModel: `accounts/fireworks/models/${MODELS[index % 4]}`,
      acceleratorCount: [1, 2, 4, 8][index % 4],
      state: index % 211 === 5 ? "FAILED" : "READY",
      maxReplicaCount: 8,
      desiredReplicaCount: ready,
      replicaCount: ready,
    });
  });
}

/** Deployments that were all deleted within the last week. */
export function fleet(count: number, now: number): Deployment[] {
  const { seed, time } = seeder(now);
  return Array.from({ length: count }, (_, index) =>
    seed(`worker-${String(index + 1).padStart(2, "0")}`, 30, {
      displayName: `Worker ${index + 1}`,
      state: "DELETED",
      deleteTime: time(-1 - index / 10),
      purgeTime: time(6 - index / 10),
    }),
  );
}
