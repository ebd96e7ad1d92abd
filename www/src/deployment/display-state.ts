import type { Deployment } from "fireworks-deployments";
import { replicasOf } from "./replicas.ts";

export type Tone = "good" | "busy" | "bad" | "idle" | "gone";

/** A state as people read it: what the service calls READY may serve, sleep, or be switched off. */
export interface DisplayState {
  readonly key: string;
  readonly label: string;
  readonly tone: Tone;
  /** The filter by which the service lists deployments in this state; absent if a filter can't tell. */
  readonly filter?: string;
  /** The name of the filter, if it finds more than this state. */
  readonly filterLabel?: string;
  holds(deployment: Deployment): boolean;
  /** Says why, in a few words. */
  reason?(deployment: Deployment): string | undefined;
}

const said = ({ status }: Deployment) => status?.message || undefined;

/** The states, the most specific first: the first that holds is shown. */
export const DISPLAY_STATES: readonly DisplayState[] = [
  {
    key: "failed",
    label: "Failed",
    tone: "bad",
    filter: "state = FAILED",
    holds: ({ state }) => state === "FAILED",
    reason: said,
  },
  {
    key: "waiting",
    label: "Waiting for GPUs",
    tone: "bad",
    filter: "state = CREATING AND status.code = RESOURCE_EXHAUSTED",
    holds: ({ state, status }) => state === "CREATING" && status?.code === "RESOURCE_EXHAUSTED",
    reason: said,
  },
  {
    key: "creating",
    label: "Creating",
    tone: "busy",
    filter: "state = CREATING AND NOT status.code = RESOURCE_EXHAUSTED",
    holds: ({ state }) => state === "CREATING",
    reason: phase,
  },
  {
    key: "updating",
    label: "Updating",
    tone: "busy",
    filter: "state = UPDATING",
    holds: ({ state }) => state === "UPDATING",
    reason: phase,
  },
  {
    key: "deleting",
    label: "Deleting",
    tone: "gone",
    filter: "state = DELETING",
    holds: ({ state }) => state === "DELETING",
  },
  {
    key: "deleted",
    label: "Deleted",
    tone: "gone",
    filter: "state = DELETED",
    holds: ({ state }) => state === "DELETED",
  },
  {
    key: "inactive",
    label: "Inactive",
    tone: "idle",
    filter: "state = READY AND max_replica_count = 0",
    holds: (deployment) =>
      deployment.state === "READY" && !deployment.maxReplicaCount && replicasOf(deployment).ready === 0,
    reason: () => "its maximum is 0 replicas",
  },
  {
    key: "scaled-to-zero",
    label: "Scaled to 0",
    tone: "idle",
    filter: "state = READY AND max_replica_count > 0 AND desired_replica_count = 0",
    holds: (deployment) => {
      const { desired, ready } = replicasOf(deployment);
      return deployment.state === "READY" && desired === 0 && ready === 0;
    },
    reason: () => "no traffic; a request wakes it",
  },
  {
    key: "scaling-up",
    label: "Ready, scaling up",
    tone: "busy",
    holds: (deployment) => {
      const { desired, ready } = replicasOf(deployment);
      return deployment.state === "READY" && ready < desired;
    },
    reason: phase,
  },
  {
    key: "ready",
    label: "Ready",
    tone: "good",
    // a filter can't compare two fields
    filter: "state = READY AND max_replica_count > 0 AND desired_replica_count > 0",
    filterLabel: "Ready, or scaling up",
    holds: ({ state }) => state === "READY",
    reason: said,
  },
];

/** Returns the state to show. A state that isn't known is shown as the service names it. */
export function displayState(deployment: Deployment): DisplayState {
  const known = DISPLAY_STATES.find((state) => state.holds(deployment));
  if (known !== undefined) return known;
  const label = deployment.state ?? "Unknown";
  return { key: "other", label, tone: "idle", holds: () => true, reason: said };
}

/** True if the deployment is about to change by itself. */
export function isMoving(deployment: Deployment): boolean {
  return displayState(deployment).tone === "busy" || deployment.state === "DELETING" || isWaiting(deployment);
}

/** True if the deployment waits for GPUs. */
export function isWaiting(deployment: Deployment): boolean {
  return displayState(deployment).key === "waiting";
}

/** Names the phase that the replicas which aren't ready are in. */
function phase(deployment: Deployment): string | undefined {
  const { pending, downloading, initializing } = replicasOf(deployment);
  if (downloading > 0) return "downloading the model";
  if (initializing > 0) return "starting";
  if (pending > 0) return "waiting for its replicas to be scheduled";
  return said(deployment);
}
