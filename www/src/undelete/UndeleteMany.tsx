import type { Deployment } from "fireworks-deployments";
import { useState } from "react";
import { useConnection } from "../connection/connection.ts";
import { whyNot } from "../deployment/abilities.ts";
import { acceleratorsOf, startingGpus } from "../deployment/gpus.ts";
import { idOf, titleOf } from "../deployment/names.ts";
import { operations } from "../operations/operations.ts";
import { announce } from "../shell/announcer.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { TimeLeft } from "../ui/Time.tsx";
import styles from "./UndeleteMany.module.css";

interface Props {
  deployments: readonly Deployment[];
  onClose(): void;
}

/** Asks before several undeletes: a line for each; those that can't be undeleted say why, and are left out. */
export default function UndeleteMany({ deployments, onClose }: Props) {
  const { mode } = useConnection();
  const possible = deployments.filter((deployment) => whyNot("undelete", deployment) === undefined);
  const [chosen, setChosen] = useState(() => new Set(possible.map(idOf)));
  const selected = possible.filter((deployment) => chosen.has(idOf(deployment)));
  const gpus = selected.reduce((sum, deployment) => sum + (startingGpus(deployment) ?? 0), 0);

  const toggle = (id: string) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    setChosen(next);
  };
  const start = () => {
    for (const deployment of selected) operations.start("undelete", deployment);
    announce(`Undeleting ${selected.length}`);
    onClose();
  };

  return (
    <Dialog
      title={`Undelete ${deployments.length} deployments?`}
      onClose={onClose}
      buttons={
        <>
          <Button
            look="primary"
            autoFocus
            disabledReason={selected.length === 0 ? "None of them is selected" : undefined}
            onPress={start}
          >
            Undelete {selected.length} on {mode}
          </Button>
          <Button onPress={onClose}>Cancel</Button>
        </>
      }
    >
      <p>
        Starts {gpus} {gpus === 1 ? "GPU" : "GPUs"}. They are sent four at a time; keep this tab open until all are.
        Each shows its own result.
      </p>
      <ul className={styles.list}>
        {deployments.map((deployment) => {
          const id = idOf(deployment);
          const reason = whyNot("undelete", deployment);
          return (
            <li key={id}>
              <label>
                <input
                  type="checkbox"
                  checked={chosen.has(id)}
                  disabled={reason !== undefined}
                  onChange={() => toggle(id)}
                />
                {titleOf(deployment)}
              </label>
              <span className="quiet">{reason ?? acceleratorsOf(deployment)}</span>
              <TimeLeft until={deployment.purgeTime} />
            </li>
          );
        })}
      </ul>
    </Dialog>
  );
}
