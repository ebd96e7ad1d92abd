import type { Deployment } from "fireworks-deployments";
import { useId, useState } from "react";
import { useConnection } from "../connection/connection.ts";
import { idOf, titleOf } from "../deployment/names.ts";
import { operations } from "../operations/operations.ts";
import { Button } from "../ui/Button.tsx";
import { Copy } from "../ui/Copy.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import styles from "./PurgeDialog.module.css";

interface Props {
  deployment: Deployment;
  /** True if the service refused the purge since the deployment served a request. */
  insists?: boolean | undefined;
  onClose(): void;
}

/** Asks for the ID before a purge, which nothing brings back. */
export default function PurgeDialog({ deployment, insists = false, onClose }: Props) {
  const { mode } = useConnection();
  const [typed, setTyped] = useState("");
  const field = useId();
  const id = idOf(deployment);
  const reason = typed === id ? undefined : `Type ${id} to purge it`;
  const purge = () => {
    operations.start("purge", deployment, { insists });
    onClose();
  };
  return (
    <Dialog
      title={`Purge ${titleOf(deployment)} for good?`}
      role="alertdialog"
      onClose={onClose}
      buttons={
        <>
          <Button look="danger" disabledReason={reason} onPress={purge}>
            Purge {id} {insists ? "anyway" : "for good"} on {mode}
          </Button>
          <Button onPress={onClose}>Keep it</Button>
        </>
      }
    >
      {insists && (
        <p>
          <strong>It served a request in the last hour.</strong>
        </p>
      )}
      <p>A purged deployment can't be undeleted. Its settings and tags are gone, and its ID is free.</p>
      <div className={styles.field}>
        <label htmlFor={field}>
          Type <code>{id}</code> to confirm <Copy text={id} label="Copy the ID" />
        </label>
        <input
          id={field}
          value={typed}
          autoFocus
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={(event) => event.key === "Enter" && reason === undefined && purge()}
        />
      </div>
    </Dialog>
  );
}
