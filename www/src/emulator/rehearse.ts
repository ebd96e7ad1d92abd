import { type Deployment, type DeploymentChanges, DeploymentsClient, type NewDeployment } from "fireworks-deployments";
import { createEmulator, init } from "fireworks-deployments/emulator";
import { displayState } from "../deployment/display-state.ts";
import { accountOf, idOf } from "../deployment/names.ts";
import { replicasOf } from "../deployment/replicas.ts";
import type { Step } from "../operations/operation.ts";
import { stepOf, withStep } from "../undelete/steps.ts";

/** An action to try before it is sent. */
export type Trial =
  | { action: "undelete" | "delete" }
  | { action: "update"; changes: DeploymentChanges }
  | { action: "create"; created: NewDeployment };

/** The time that each poll of a rehearsal takes on the emulator's clock. */
const TIME_LAPSE = "5s";

/** The progress of a rehearsal. */
export interface Rehearsed {
  steps: readonly Step[];
  deployment: Deployment;
}

/**
 * Plays an action on an emulator of its own, which holds at most this deployment and takes the minutes that the service was seen
 * to take, with its clock hurried. Rejects with what the service's own rules would refuse.
 */
export async function rehearse(
  deployment: Deployment,
  trial: Trial,
  { now, signal, onStep }: { now: number; signal: AbortSignal; onStep(rehearsed: Rehearsed): void },
): Promise<Deployment> {
  await init();
  const accountId = accountOf(deployment);
  const deployments = trial.action === "create" ? [] : [deployment];
  const emulator = createEmulator({ accountId, now, timing: "realistic", deployments });
  const client = new DeploymentsClient({ accountId, baseUrl: "/", fetch: emulator.fetch });
  const name = deployment.name ?? "";
  let steps: readonly Step[] = [{ label: "Asked", at: now }];
  const see = (deployment: Deployment) => {
    steps = withStep(steps, stepIn(deployment), emulator.now());
    onStep({ steps, deployment });
  };
  const wait = {
    pollMs: 20,
    maxWaitMs: 60_000,
    onPoll: (deployment: Deployment) => {
      see(deployment);
      emulator.advance(TIME_LAPSE);
    },
  };
  onStep({ steps, deployment });
  switch (trial.action) {
    case "create":
      await client.create(trial.created, { deploymentId: idOf(deployment), signal, wait });
      break;
    case "update":
      await client.update(name, trial.changes, { signal });
      await client.waitFor(name, "READY", { signal, ...wait });
      break;
    default:
      await client[trial.action](name, { signal, wait });
  }
  const end = await client.get(name, { signal });
  see(end);
  return end;
}

/** Names the step that a deployment is in. While it is updated, its replicas go on serving. */
function stepIn(deployment: Deployment): string | undefined {
  if (displayState(deployment).key !== "updating") return stepOf(deployment);
  const { ready, desired } = replicasOf(deployment);
  return `Updating: ${ready} of ${Math.max(desired, ready)} ready`;
}
