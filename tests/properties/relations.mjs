// The rules that speak of several fields, one row each: how a drawn deployment is made to keep it, how one is made to
// break it, and at which fields that is said.
import fc from "fast-check";

const scheduled = "autoscalingPolicy.scalingSchedules.*.minReplicaCount";

/** Brings a number of replicas down to what is allowed. */
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
];
