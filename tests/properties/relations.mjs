// Rules about several fields, one row each: how a drawn deployment is made to follow it, how one is made to break it,
// and the fields that then have an issue.
import fc from "fast-check";

const scheduled = "autoscalingPolicy.scalingSchedules.*.minReplicaCount";

const isBlank = (value) => !value || value.endsWith("_UNSPECIFIED");

/** Reduces a replica count to what is allowed. */
const lower = (holder, most) => {
  if (most > 0 && holder.minReplicaCount > most) holder.minReplicaCount %= most + 1;
};
const above = (path) =>
  fc.tuple(fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 1, max: 1000 })).map(([most, more]) => ({
    maxReplicaCount: most,
    [path]: most + more,
  }));

/** Two fields that exclude each other. */
const apart = (first, second, together) => ({
  what: `${first} together with ${second}`,
  keep(deployment) {
    if (first in deployment) delete deployment[second];
  },
  broken: fc.constant(together),
  at: [first, second],
});

export const relations = [
  {
    what: "minReplicaCount above maxReplicaCount",
    keep: (deployment) => lower(deployment, deployment.maxReplicaCount),
    broken: above("minReplicaCount"),
    at: ["minReplicaCount", "maxReplicaCount"],
  },
  {
    what: "a schedule's minReplicaCount above maxReplicaCount",
    keep({ autoscalingPolicy, maxReplicaCount }) {
      for (const schedule of Object.values(autoscalingPolicy?.scalingSchedules ?? {})) lower(schedule, maxReplicaCount);
    },
    broken: above(scheduled),
    at: [scheduled],
  },
  apart("deploymentTemplate", "autoTune", { deploymentTemplate: "t", autoTune: { longPrompt: false } }),
  apart("hotLoadBucketUrl", "hotLoadTrainerJob", { hotLoadBucketUrl: "gs://bucket/a", hotLoadTrainerJob: "j" }),
  apart("draftModel", "ngramSpeculationLength", { draftModel: "accounts/a/models/m", ngramSpeculationLength: 3 }),
  {
    what: "a bucket of Fireworks' own that isn't one",
    keep(deployment) {
      if (deployment.hotLoadBucketType === "FW_HOSTED" && deployment.hotLoadBucketUrl)
        deployment.hotLoadBucketUrl = "gs://bucket/rl-checkpoints/acme/run";
    },
    broken: fc
      .constantFrom("gs://bucket/other", "s3://bucket/rl-checkpoints/acme/run", "gs://bucket/rl-checkpoints")
      .map((url) => ({ hotLoadBucketType: "FW_HOSTED", hotLoadBucketUrl: url, hotLoadTrainerJob: undefined })),
    at: ["hotLoadBucketUrl"],
  },
  {
    what: "addons with a quantized precision",
    keep(deployment) {
      if (deployment.enableAddons && /^FP[48]/.test(deployment.precision)) deployment.precision = "BF16";
    },
    broken: fc
      .constantFrom("FP8", "FP8_MM_KV_ATTN_V2", "FP4", "FP4_MX_MOE")
      .map((precision) => ({ enableAddons: true, precision })),
    at: ["enableAddons", "precision"],
  },
  {
    what: "a direct route without a single region",
    keep(deployment) {
      if (!isBlank(deployment.directRouteType) && !deployment.placement?.region)
        deployment.placement = { region: "US_IOWA_1" };
    },
    broken: fc.record({
      directRouteType: fc.constantFrom("INTERNET", "AWS_PRIVATELINK", "TUNNEL"),
      placement: fc.constantFrom(undefined, { multiRegion: "GLOBAL" }, { regions: ["US_IOWA_1"] }),
    }),
    at: ["directRouteType"],
  },
];
