import type { Deployment } from "fireworks-deployments";
import { Check, Loader } from "lucide-react";
import { useEffect, useState } from "react";
import { useConnection } from "../connection/connection.ts";
import { failureOf } from "../connection/trouble.ts";
import { displayState } from "../deployment/display-state.ts";
import { titleOf } from "../deployment/names.ts";
import { elapsed } from "../deployment/times.ts";
import { openDialog } from "../shell/dialogs.ts";
import { Badge } from "../ui/Badge.tsx";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import styles from "./RehearseDialog.module.css";
import { type Rehearsed, rehearse, type Trial } from "./rehearse.ts";

interface Props {
  deployment: Deployment;
  trial: Trial;
  onClose(): void;
}

/** Plays an action on an emulator, and shows each step, before anything is sent to the service. */
export default function RehearseDialog({ deployment, trial, onClose }: Props) {
  const { clock } = useConnection();
  const [seen, setSeen] = useState<Rehearsed>({ steps: [], deployment });
  const [isOver, setOver] = useState(false);
  const [refused, setRefused] = useState<unknown>();

  useEffect(() => {
    const abort = new AbortController();
    rehearse(deployment, trial, { now: clock.now(), signal: abort.signal, onStep: setSeen })
      .catch((error) => abort.signal.aborted || setRefused(error))
      .finally(() => abort.signal.aborted || setOver(true));
    return () => abort.abort();
  }, [deployment, trial, clock]);

  const { steps } = seen;
  const start = steps[0]?.at ?? 0;
  const took = (steps.at(-1)?.at ?? start) - start;
  return (
    <Dialog
      title={`Rehearsal: ${trial.action} ${titleOf(deployment)}`}
      onClose={onClose}
      buttons={
        <>
          {trial.action === "undelete" && (
            <Button onPress={() => openDialog({ kind: "undelete", deployments: [deployment] })}>
              Back to the question
            </Button>
          )}
          {trial.action === "delete" && (
            <Button onPress={() => openDialog({ kind: "delete", deployment })}>Back to the question</Button>
          )}
          <Button onPress={onClose}>Close</Button>
        </>
      }
    >
      <p className="quiet">
        On an emulator in this page, with its clock hurried; nothing is sent to the service. The rules are the
        service's, the minutes are those that it was seen to take, and GPUs are always free.
      </p>
      <ol className={styles.steps} aria-label="Steps">
        {steps.map(({ label, at }, index) => (
          <li key={`${label} ${at}`}>
            {index < steps.length - 1 || isOver ? <Check aria-label="done:" /> : <Loader aria-label="now:" />}
            {label}
            <span className="quiet">after {elapsed(at - start)}</span>
          </li>
        ))}
      </ol>
      {isOver && (
        <p role="status">
          {refused === undefined ? (
            <>
              It would end as <Badge state={displayState(seen.deployment)} /> after about {elapsed(took)}.
            </>
          ) : (
            <>
              <strong>It would be refused:</strong> {failureOf(refused).message}
            </>
          )}
        </p>
      )}
    </Dialog>
  );
}
