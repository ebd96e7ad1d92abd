// The measured values: a deployment of 25 fields without issues, and one with five.

export const valid = {
  baseModel: "accounts/fireworks/models/llama-v3p1-8b-instruct",
  displayName: "Search ranking",
  description: "Orders what the search has found",
  annotations: { "custom/team": "search", "custom/tier": "1" },
  minReplicaCount: 0,
  maxReplicaCount: 4,
  autoscalingPolicy: {
    scaleUpWindow: "30s",
    scaleDownWindow: "600s",
    scaleToZeroWindow: "3600s",
    loadTargets: { default: 0.75, concurrent_requests: 12 },
  },
  acceleratorCount: 2,
  acceleratorType: "NVIDIA_H100_80GB",
  precision: "BF16",
  enableAddons: true,
  draftTokenCount: 4,
  draftModel: "accounts/fireworks/models/llama-v3p2-1b-instruct",
  enableSessionAffinity: true,
  directRouteApiKeys: ["route-key-one", "route-key-two"],
  directRouteType: "INTERNET",
  placement: { region: "US_IOWA_1" },
  disableDeploymentSizeValidation: false,
  enableHotLoad: true,
  hotLoadBucketType: "S3",
  hotLoadBucketUrl: "s3://weights/latest",
  enableHotReloadLatestAddon: false,
  maxContextLength: 8192,
  maxConcurrencyPerReplica: 16,
  pricingPlanId: "committed",
};

export const FAULTS = 5;

/** One fault of each kind: a length, a number, a type, a duration, a format. */
export const faulty = {
  ...valid,
  displayName: "x".repeat(64),
  maxReplicaCount: 1001,
  enableAddons: "yes",
  autoscalingPolicy: { ...valid.autoscalingPolicy, scaleToZeroWindow: "120s" },
  hotLoadBucketUrl: "https://weights/latest",
};

/** A page of a list, as the service sends it, with output-only fields. */
export const page = (count) => ({
  deployments: Array.from({ length: count }, (_, index) => ({
    name: `accounts/acme/deployments/d${index}`,
    createTime: "2026-02-03T04:05:06.789012Z",
    updateTime: "2026-02-04T00:00:00Z",
    state: "READY",
    status: { code: "OK", message: "" },
    desiredReplicaCount: 2,
    replicaCount: 2,
    replicaStats: { initializingReplicaCount: 1, readyReplicaCount: 1 },
    cluster: "accounts/acme/clusters/own",
    directRouteHandle: "x.direct.example",
    region: "US_IOWA_1",
    ...valid,
  })),
  nextPageToken: "",
  totalSize: count,
});
