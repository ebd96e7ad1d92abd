import type { Deployment } from "fireworks-deployments";

/** The number of replicas in each phase. */
export interface Replicas {
  desired: number;
  pending: number;
  downloading: number;
  initializing: number;
  ready: number;
  minimum: number;
  maximum: number;
}

/** Counts the replicas of a deployment. The service leaves out a count of zero. */
export function replicasOf(deployment: Deployment): Replicas {
  const stats = deployment.replicaStats;
  return {
    desired: deployment.desiredReplicaCount ?? 0,
    pending: stats?.pendingSchedulingReplicaCount ?? 0,
    downloading: stats?.downloadingModelReplicaCount ?? 0,
    initializing: stats?.initializingReplicaCount ?? 0,
    ready: stats?.readyReplicaCount ?? (stats ? 0 : (deployment.replicaCount ?? 0)),
    minimum: deployment.minReplicaCount ?? 0,
    maximum: deployment.maxReplicaCount ?? 0,
  };
}

/** The range in which the replicas scale: `0–8`, or `1` if it can't change. */
export function rangeOf(deployment: Deployment): string {
  const { minimum, maximum } = replicasOf(deployment);
  return minimum === maximum ? `${minimum}` : `${minimum}–${maximum}`;
}
