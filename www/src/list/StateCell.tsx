import type { Deployment } from "fireworks-deployments";
import type { DisplayState } from "../deployment/display-state.ts";
import { idOf } from "../deployment/names.ts";
import { useOperation } from "../operations/use-operations.ts";
import { Badge } from "../ui/Badge.tsx";
import styles from "./cells.module.css";

interface Props {
  state: DisplayState;
  deployment: Deployment;
}

/** The state with its reason; while an operation runs, its latest step. */
export function StateCell({ state, deployment }: Props) {
  const operation = useOperation(idOf(deployment));
  const running = operation?.status === "running" ? operation.steps.at(-1)?.label : undefined;
  const told = running ?? state.reason?.(deployment);
  const reason = told === state.label ? undefined : told;
  return (
    <span className={styles.state}>
      <Badge state={state} />
      {reason && (
        <span className={styles.reason} title={reason}>
          {reason}
        </span>
      )}
    </span>
  );
}
