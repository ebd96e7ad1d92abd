import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import type { Deployment } from "fireworks-deployments";
import { commandTo } from "../code/command-line.ts";
import { OnTheService } from "../code/OnTheService.tsx";
import { useConnection } from "../connection/connection.ts";
import { whyNot } from "../deployment/abilities.ts";
import { idOf, titleOf } from "../deployment/names.ts";
import { operations } from "../operations/operations.ts";
import { oneOptions } from "../queries/one.ts";
import { openDialog } from "../shell/dialogs.ts";
import { Trouble } from "../shell/Trouble.tsx";
import { Button } from "../ui/Button.tsx";
import { Copy } from "../ui/Copy.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { WhatComesBack } from "./WhatComesBack.tsx";

interface Props {
  deployment: Deployment;
  onClose(): void;
  /** Called once the undelete was asked for. */
  onStart?(): void;
}

/** Asks before an undelete: what comes back, until when it can, what it starts and what may go wrong. */
export default function UndeleteDialog({ deployment: known, onClose, onStart }: Props) {
  const connection = useConnection();
  const { mode, accountId } = connection;
  const navigate = useNavigate();
  const id = idOf(known);
  const { data, error } = useQuery({ ...oneOptions(connection, id), staleTime: 0, placeholderData: known });
  const deployment = data ?? known;
  const command = commandTo(`undelete ${id} --wait`, accountId);
  const reason = whyNot("undelete", deployment);

  const start = (kind: "undelete" | "recover") => {
    operations.start(kind, deployment);
    onClose();
    onStart?.();
  };

  return (
    <Dialog
      title={`Undelete ${titleOf(deployment)}?`}
      onClose={onClose}
      buttons={
        <>
          {deployment.state === "DELETING" ? (
            <Button look="primary" autoFocus onPress={() => start("recover")}>
              Undelete on {mode} as soon as it can be
            </Button>
          ) : (
            <Button look="primary" autoFocus disabledReason={reason} onPress={() => start("undelete")}>
              Undelete on {mode}
            </Button>
          )}
          <Button onPress={onClose}>Cancel</Button>
          <Button
            look="quiet"
            onPress={() => openDialog({ kind: "rehearse", deployment, trial: { action: "undelete" } })}
          >
            Try on the emulator
          </Button>
        </>
      }
    >
      {error ? <Trouble error={error} /> : reason && <p role="status">{reason}.</p>}
      <WhatComesBack
        deployment={deployment}
        onKeepOne={() => {
          onClose();
          navigate({ to: "/deployments/$id/edit", params: { id } });
        }}
      />
      <p>
        <code>{command}</code> <Copy text={command} label="Copy the command" />
      </p>
      <OnTheService />
    </Dialog>
  );
}
