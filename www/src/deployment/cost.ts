import type { Deployment } from "fireworks-deployments";
import { acceleratorsOf, startingGpus, startingReplicas } from "./gpus.ts";

/** Says what a deployment starts with, and what that costs at the price of a GPU-hour, if one was typed. */
export function startInWords(deployment: Deployment, gpuHourPrice: string): string {
  const gpus = startingGpus(deployment) ?? 0;
  const what = gpus > 0 ? ` × ${acceleratorsOf(deployment)} = ${counted(gpus, "GPU")}` : "";
  const price = gpus * Number(gpuHourPrice.replace(",", "."));
  const cost = price > 0 ? `: about $${price.toFixed(2)} an hour at your $${gpuHourPrice}` : "";
  const replicas = counted(startingReplicas(deployment), "replica");
  return `Starts ${replicas}${what}. READY replicas are billed by the second${cost}.`;
}

const counted = (count: number, word: string): string => `${count} ${word}${count === 1 ? "" : "s"}`;

/** Says what a new deployment starts with, and who chooses what it leaves out. */
export function newStartInWords({ acceleratorType, ...fields }: Deployment, gpuHourPrice: string): string {
  const { acceleratorCount, deploymentShape, minReplicaCount = 0 } = fields;
  const one = { maxReplicaCount: Math.max(minReplicaCount, 1), ...fields };
  if (acceleratorCount && acceleratorType) return startInWords({ ...one, acceleratorType }, gpuHourPrice);
  const chosen = deploymentShape
    ? "Its shape decides the GPUs."
    : "The service gives each replica the fewest GPUs that the model needs.";
  return `${startInWords(one, gpuHourPrice)} ${chosen}`;
}
