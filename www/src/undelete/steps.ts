import type { Deployment } from "fireworks-deployments";
import { displayState } from "../deployment/display-state.ts";
import { replicasOf } from "../deployment/replicas.ts";
import type { Step } from "../operations/operation.ts";

/** Names the step that a deployment is in on its way back. A step that can't be told is left out, not guessed. */
export function stepOf(deployment: Deployment): string | undefined {
  const { pending, downloading, initializing, ready, desired } = replicasOf(deployment);
  switch (displayState(deployment).key) {
    case "waiting":
      return "Waiting for GPUs";
    case "creating":
    case "updating":
      if (downloading > 0) return "Downloading the model";
      if (initializing > 0) return "Starting";
      return pending > 0 ? "Scheduling" : "Creating";
    case "ready":
    case "scaling-up":
    case "scaled-to-zero":
    case "inactive":
      return `Ready ${ready} of ${Math.max(desired, ready)}`;
    case "failed":
      return "Failed";
    case "deleting":
      return "Deleting";
    default:
      return undefined;
  }
}

/** Adds the step that a poll saw, unless it is the latest already. */
export function withStep(steps: readonly Step[], label: string | undefined, at: number): readonly Step[] {
  return label === undefined || steps.at(-1)?.label === label ? steps : [...steps, { label, at }];
}
