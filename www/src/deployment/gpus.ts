import type { Deployment } from "fireworks-deployments";
import { replicasOf } from "./replicas.ts";

/** The GPUs of a replica, for people: `8 × H100 80GB`; empty if the service chooses them. */
export function acceleratorsOf({ acceleratorType, acceleratorCount }: Deployment): string {
  if (!acceleratorType || acceleratorType === "ACCELERATOR_TYPE_UNSPECIFIED") return "";
  return `${acceleratorCount || 1} × ${acceleratorName(acceleratorType)}`;
}

/** The type as it is spoken: `H100 80GB` for `NVIDIA_H100_80GB`. */
export function acceleratorName(type: string): string {
  return type.replace(/^(NVIDIA|AMD)_/, "").replaceAll("_", " ");
}

/** The replicas that a deployment starts with. */
export function startingReplicas(deployment: Deployment): number {
  const { minimum, maximum } = replicasOf(deployment);
  return Math.min(Math.max(minimum, 1), maximum);
}

/** The GPUs that a deployment starts with; undefined if the service chooses them. */
export function startingGpus(deployment: Deployment): number | undefined {
  if (!acceleratorsOf(deployment)) return undefined;
  return startingReplicas(deployment) * (deployment.acceleratorCount || 1);
}
