import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import type { Deployment, NewDeployment } from "fireworks-deployments";
import { useEffect, useState } from "react";
import { useConnection } from "../connection/connection.ts";
import { type PlannedRequest, requestOf } from "../connection/dry-run.ts";
import { newStartInWords } from "../deployment/cost.ts";
import { idOf, titleOf } from "../deployment/names.ts";
import { putDeployment } from "../queries/one.ts";
import { usePreferences } from "../settings/preferences.ts";
import { announce } from "../shell/announcer.ts";
import { openDialog } from "../shell/dialogs.ts";
import { Trouble } from "../shell/Trouble.tsx";
import { Button } from "../ui/Button.tsx";
import { notify } from "../ui/Notices.tsx";
import { createCommand } from "./equivalent-command.ts";
import type { FormIssue } from "./issues.ts";
import { Request } from "./Request.tsx";
import { ReviewFrame } from "./ReviewFrame.tsx";
import { SendTrouble } from "./Sending.tsx";
import { useForm } from "./use-form.ts";
import { useSend } from "./use-send.ts";

interface Props {
  onBack(): void;
  onField(issue: FormIssue): void;
}

/** Shows the request of a create before it is sent. The service can be asked whether it would take it. */
export function ReviewCreate({ onBack, onField }: Props) {
  const { client, queries, accountId, mode } = useConnection();
  const cache = useQueryClient();
  const navigate = useNavigate();
  const form = useForm();
  const [request, setRequest] = useState<PlannedRequest>();
  const [refusal, setRefusal] = useState<unknown>();
  const [isAccepted, setAccepted] = useState(false);
  const { gpuHourPrice } = usePreferences();
  const created = useSend();
  const asked = useSend();
  const deployment = form.fields() as unknown as NewDeployment;
  const id = form.id();
  const options = id === "" ? {} : { deploymentId: id };

  // biome-ignore lint/correctness/useExhaustiveDependencies: the form can't change while it is reviewed
  useEffect(() => {
    requestOf(accountId, (dry) => dry.create(deployment, options)).then(setRequest, setRefusal);
  }, []);

  const create = () =>
    created.send(async () => {
      const made = (await client.create(deployment, options)) as Deployment;
      form.finish();
      putDeployment(cache, queries, made);
      cache.invalidateQueries({ queryKey: queries.keys.lists });
      notify(idOf(made), { text: `${titleOf(made)} is being created.` });
      navigate({ to: "/deployments/$id", params: { id: idOf(made) } });
    });
  const ask = () =>
    asked.send(async () => {
      setAccepted(false);
      await client.create(deployment, { ...options, validateOnly: true });
      setAccepted(true);
      announce("The service would accept it");
    });

  const rehearse = () => {
    // on the emulator it has a name in any case
    const name = `accounts/${accountId}/deployments/${id || "new"}`;
    openDialog({
      kind: "rehearse",
      deployment: { ...deployment, name },
      trial: { action: "create", created: deployment },
    });
  };

  return (
    <ReviewFrame
      title="Review before it is sent"
      onBack={onBack}
      buttons={
        request && (
          <>
            <Button look="primary" isPending={created.isSending} onPress={create}>
              Create on {mode}
            </Button>
            <Button isPending={asked.isSending} onPress={ask}>
              Ask the service without creating
            </Button>
            <Button look="quiet" onPress={rehearse}>
              Try on the emulator
            </Button>
          </>
        )
      }
    >
      {refusal !== undefined && <Trouble error={refusal} />}
      <SendTrouble {...created} onSend={create} onField={onField} />
      {created.error === undefined && <SendTrouble {...asked} onSend={ask} onField={onField} />}
      {isAccepted && (
        <p>
          <strong>The service would accept it.</strong> Nothing was created.
        </p>
      )}
      <p>
        {id === "" ? (
          "The service chooses the ID. If its answer is lost, nobody can tell whether it took effect: type an ID to be sure."
        ) : (
          <>
            Its ID will be <code>{id}</code>.
          </>
        )}
      </p>
      <p>{newStartInWords(deployment, gpuHourPrice)}</p>
      {request && <Request request={request} command={createCommand(accountId, id, deployment)} />}
    </ReviewFrame>
  );
}
