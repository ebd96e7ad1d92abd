import { isFireworksError } from "fireworks-deployments";
import { useState } from "react";
import { type FormIssue, refusalsOf } from "./issues.ts";
import { useForm } from "./use-form.ts";

/** A write, and how it went. What was typed stays, however it ends. */
export function useSend() {
  const form = useForm();
  const [error, setError] = useState<unknown>();
  const [isSending, setSending] = useState(false);
  const [refusals, setRefusals] = useState<readonly FormIssue[]>([]);
  const send = async (write: () => Promise<void>) => {
    setSending(true);
    setError(undefined);
    try {
      await write();
    } catch (thrown) {
      const found = fieldsIn(thrown);
      setError(thrown);
      setRefusals(found);
      form.refuse(found);
    } finally {
      setSending(false);
    }
  };
  return { error, isSending, refusals, send };
}

/** Finds the fields that an error is about. */
function fieldsIn(error: unknown): FormIssue[] {
  if (!isFireworksError(error)) return [];
  // the form shows the validator's issues by itself
  if (error.kind !== "api") return [];
  const { status, message } = error;
  if (status === 409)
    return [{ path: ["deploymentId"], rule: "service", code: "refused", severity: "error", message: "is taken" }];
  return status === 400 ? refusalsOf(message, error.details) : [];
}
