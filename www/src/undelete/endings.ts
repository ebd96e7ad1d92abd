import { at, elapsed, moment } from "../deployment/times.ts";
import type { Operation } from "../operations/operation.ts";

export type EndingAction = "open" | "again" | "watch" | "create" | "edit" | "delete" | "back";

/** How an undelete ended, in words, and what one can do next. */
export interface Ending {
  readonly tone: "good" | "bad" | "idle";
  readonly words: string;
  readonly actions: readonly EndingAction[];
}

/** Says how an operation that has ended went. Undefined while it runs. */
export function endingOf(operation: Operation): Ending | undefined {
  const { status, title, kind, startedAt, endedAt, failure, seen, steps } = operation;
  if (status === "running") return undefined;
  const took = elapsed((endedAt ?? startedAt) - startedAt);
  if (status === "stopped") {
    return { tone: "idle", words: `Stopped watching after ${took}. The service goes on.`, actions: ["watch", "open"] };
  }
  if (status === "done") {
    if (kind === "watch-delete") return { tone: "good", words: `${title} is deleted.`, actions: ["back"] };
    if (kind === "purge") return { tone: "good", words: `${title} is purged.`, actions: ["create"] };
    const ready = steps.at(-1)?.label.replace("Ready ", "") ?? "";
    return {
      tone: "good",
      words: `${title} is READY after ${took}${ready.includes("of") ? `, ${ready} replicas` : ""}.`,
      actions: ["open"],
    };
  }
  const state = failure?.deployment?.state ?? seen?.state;
  if (failure?.status === 404) {
    const end = at(seen?.purgeTime);
    const when = end === undefined ? "" : ` (its time ended ${moment(end)})`;
    return {
      tone: "bad",
      words: `There is no ${title}. It was purged${when}, or it is in another account.`,
      actions: ["create", "back"],
    };
  }
  if (failure?.status === 409) {
    return { tone: "idle", words: "It isn't deleted any more: somebody was faster.", actions: ["watch", "open"] };
  }
  if (failure?.status === 400 && state === "DELETING") {
    return {
      tone: "idle",
      words: "It is still being deleted. It can be undeleted in a few seconds.",
      actions: ["watch"],
    };
  }
  if (failure?.kind === "failed") {
    const why = failure.deployment?.status?.message ?? failure.message;
    return { tone: "bad", words: `${title} failed to start: ${why}`, actions: ["again", "edit", "create"] };
  }
  if (failure?.outcomeUnknown) {
    return {
      tone: "bad",
      words: "The answer was lost, and it is unknown whether the call took effect.",
      actions: ["watch", "open"],
    };
  }
  if (failure?.kind === "timeout") {
    const now = seen?.state ?? "CREATING";
    return {
      tone: "idle",
      words: `Still ${now} after ${took}. Stopped watching; the service goes on.`,
      actions: ["watch", "delete"],
    };
  }
  return { tone: "bad", words: failure?.message ?? "It failed.", actions: ["again", "open"] };
}
