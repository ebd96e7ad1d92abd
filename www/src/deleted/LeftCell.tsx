import type { Deployment } from "fireworks-deployments";
import { displayState } from "../deployment/display-state.ts";
import { idOf } from "../deployment/names.ts";
import { StateCell } from "../list/StateCell.tsx";
import { useOperation } from "../operations/use-operations.ts";
import { TimeLeft } from "../ui/Time.tsx";

/** The time until the purge; while the deployment changes, its state with the latest step. */
export function LeftCell({ deployment }: { deployment: Deployment }) {
  const isRunning = useOperation(idOf(deployment))?.status === "running";
  if (isRunning || deployment.state === "DELETING")
    return <StateCell state={displayState(deployment)} deployment={deployment} />;
  return <TimeLeft until={deployment.purgeTime} />;
}
