import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import type { Deployment } from "fireworks-deployments";
import { useEffect, useState } from "react";
import { useConnection } from "../connection/connection.ts";
import { type PlannedRequest, requestOf } from "../connection/dry-run.ts";
import { titleOf } from "../deployment/names.ts";
import { settable } from "../deployment/settable.ts";
import { putDeployment } from "../queries/one.ts";
import { openDialog } from "../shell/dialogs.ts";
import { Trouble } from "../shell/Trouble.tsx";
import { Button } from "../ui/Button.tsx";
import { notify } from "../ui/Notices.tsx";
import { ChangesTable } from "./ChangesTable.tsx";
import { type ChangePlan, planOf } from "./changes.ts";
import { updateCommand } from "./equivalent-command.ts";
import type { FormIssue } from "./issues.ts";
import { Request } from "./Request.tsx";
import { ReviewFrame } from "./ReviewFrame.tsx";
import { SendTrouble } from "./Sending.tsx";
import { useForm } from "./use-form.ts";
import { useSend } from "./use-send.ts";

interface Props {
  id: string;
  onBack(): void;
  onField(issue: FormIssue): void;
}

interface Read {
  now: Deployment;
  plan: ChangePlan;
  /** None if nothing is left to send. */
  request?: PlannedRequest;
}

/** Reads the deployment again, and shows what an update would change in it, before it is sent. */
export function ReviewEdit({ id, onBack, onField }: Props) {
  const { client, queries, accountId, mode } = useConnection();
  const cache = useQueryClient();
  const navigate = useNavigate();
  const form = useForm();
  const [read, setRead] = useState<Read>();
  const [readError, setReadError] = useState<unknown>();
  const { error, isSending, refusals, send } = useSend();

  const look = async () => {
    setReadError(undefined);
    try {
      const now = (await client.get(id)) as Deployment;
      const plan = planOf(form.began, form.fields(), settable(now));
      const isEmpty = Object.keys(plan.changes).length === 0;
      setRead({
        now,
        plan,
        ...(!isEmpty && { request: await requestOf(accountId, (dry) => dry.update(id, plan.changes)) }),
      });
    } catch (thrown) {
      setReadError(thrown);
    }
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is read once, when the review opens
  useEffect(() => void look(), []);

  const rehearse = ({ now, plan }: Read) =>
    openDialog({ kind: "rehearse", deployment: now, trial: { action: "update", changes: plan.changes } });
  const finish = (deployment?: Deployment) => {
    if (deployment) putDeployment(cache, queries, deployment);
    form.finish();
    navigate({ to: "/deployments/$id", params: { id } });
  };
  const save = () =>
    send(async () => {
      if (read === undefined) return;
      const saved = (await client.update(id, read.plan.changes)) as Deployment;
      notify(id, { text: `${titleOf(saved)} was saved.` });
      finish(saved);
    });

  return (
    <ReviewFrame
      title="Review before it is sent"
      onBack={onBack}
      buttons={
        read?.request ? (
          <>
            <Button look="primary" isPending={isSending} onPress={save}>
              Save on {mode}
            </Button>
            <Button look="quiet" onPress={() => rehearse(read)}>
              Try on the emulator
            </Button>
          </>
        ) : (
          read && <Button onPress={() => finish()}>Done</Button>
        )
      }
    >
      {readError !== undefined && <Trouble error={readError} onRetry={look} />}
      <SendTrouble {...{ error, refusals, isSending, onField }} onSend={save} onLook={look} />
      {read === undefined && readError === undefined && <p className="quiet">Reading the deployment again…</p>}
      {read && <ChangesTable rows={read.plan.rows} />}
      {read && !read.request && <p>Nothing is left to send: the deployment is as you typed it.</p>}
      {read?.request && <Request request={read.request} command={updateCommand(accountId, id, read.plan.changes)} />}
    </ReviewFrame>
  );
}
