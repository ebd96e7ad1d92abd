import type { Deployment } from "fireworks-deployments";
import { useState } from "react";
import { useConnection } from "../connection/connection.ts";
import { failureOf, isForTraffic } from "../connection/trouble.ts";
import { titleOf } from "../deployment/names.ts";
import { moment } from "../deployment/times.ts";
import { operations } from "../operations/operations.ts";
import { openDialog } from "../shell/dialogs.ts";
import { Trouble } from "../shell/Trouble.tsx";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { offerUndo } from "./undo.ts";

const WEEK_MS = 7 * 86_400_000;

interface Props {
  deployment: Deployment;
  onClose(): void;
}

/** Asks before a delete, which can be undone for a week. */
export default function DeleteDialog({ deployment, onClose }: Props) {
  const { client, clock, mode } = useConnection();
  const [error, setError] = useState<unknown>();
  const [isSending, setSending] = useState(false);
  const title = titleOf(deployment);
  const isServing = isForTraffic(failureOf(error));

  const send = async (ignoreChecks: boolean) => {
    setSending(true);
    try {
      await client.delete(deployment.name ?? "", { ignoreChecks });
      operations.start("watch-delete", deployment);
      offerUndo(deployment);
      onClose();
    } catch (thrown) {
      setError(thrown);
      setSending(false);
    }
  };

  return (
    <Dialog
      title={`Delete ${title}?`}
      role="alertdialog"
      onClose={onClose}
      isBusy={isSending}
      buttons={
        <>
          <Button look="danger" isPending={isSending} onPress={() => send(isServing)}>
            {isServing ? "Delete anyway" : "Delete"} on {mode}
          </Button>
          <Button autoFocus onPress={onClose}>
            {isServing ? "Keep it" : "Cancel"}
          </Button>
          <Button
            look="quiet"
            onPress={() => openDialog({ kind: "rehearse", deployment, trial: { action: "delete" } })}
          >
            Try on the emulator
          </Button>
        </>
      }
    >
      {error !== undefined &&
        (isServing ? (
          <p role="alert">
            <strong>It served a request in the last hour.</strong> {failureOf(error).message}
          </p>
        ) : (
          <Trouble error={error} />
        ))}
      <p>
        It stops serving at once. It can be undeleted until about {moment(clock.now() + WEEK_MS)}, with its ID, settings
        and tags.
      </p>
    </Dialog>
  );
}
