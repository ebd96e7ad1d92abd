import { type Failure, isForTraffic } from "../connection/trouble.ts";
import { at, elapsed, moment } from "../deployment/times.ts";
import type { Operation } from "../operations/operation.ts";

export type EndingAction =
  | "open"
  | "curl"
  | "again"
  | "when-possible"
  | "watch"
  | "create"
  | "edit"
  | "delete"
  | "purge"
  | "purge-anyway"
  | "back";

/** How an operation ended, in words, and what one can do next. */
export interface Ending {
  readonly tone: "good" | "bad" | "idle";
  readonly words: string;
  readonly actions: readonly EndingAction[];
}

/** Says how an operation that has ended went. Undefined while it runs. */
export function endingOf(operation: Operation): Ending | undefined {
  const { status, kind, startedAt, endedAt, failure } = operation;
  const took = elapsed((endedAt ?? startedAt) - startedAt);
  switch (status) {
    case "running":
      return undefined;
    case "unsent":
      return { tone: "idle", words: "Stopped before its turn: nothing was sent.", actions: ["again", "open"] };
    case "stopped":
      return {
        tone: "idle",
        words: `Stopped watching after ${took}. The service goes on.`,
        actions: ["watch", "open"],
      };
    case "done":
      return done(operation, took);
    case "failed":
      break;
  }
  if (kind === "watch-delete") return notWatched(failure);
  if (kind === "purge") return notPurged(failure);
  return notBack(operation, failure ?? { kind: "page", message: "It failed." }, took);
}

function done({ kind, title, steps }: Operation, took: string): Ending {
  if (kind === "watch-delete") return { tone: "good", words: `${title} is deleted.`, actions: ["back"] };
  if (kind === "purge") return { tone: "good", words: `${title} is purged.`, actions: ["create"] };
  const ready = steps.at(-1)?.label.replace("Ready ", "") ?? "";
  const replicas = ready.includes("of") ? `, ${ready} replicas` : "";
  return { tone: "good", words: `${title} is READY after ${took}${replicas}.`, actions: ["open", "curl"] };
}

/** The delete was accepted; only the look at it failed. */
function notWatched(failure: Failure | undefined): Ending {
  return {
    tone: "idle",
    words: `The delete was accepted. Watching it failed: ${failure?.message}`,
    actions: ["watch"],
  };
}

function notPurged(failure: Failure | undefined): Ending {
  if (failure && isForTraffic(failure)) {
    const words = "It was not purged: it served a request in the last hour.";
    return { tone: "bad", words, actions: ["purge-anyway", "open"] };
  }
  return { tone: "bad", words: `It was not purged: ${failure?.message}`, actions: ["purge", "open"] };
}

/** A row for each way in which a deployment doesn't come back; the first that holds is told. */
function notBack({ title, seen }: Operation, failure: Failure, took: string): Ending {
  const state = failure.deployment?.state ?? seen?.state;
  const purge = at(seen?.purgeTime);
  const end = purge === undefined ? "" : ` (its time ended ${moment(purge)})`;
  const rows: readonly [holds: boolean, tone: Ending["tone"], words: string, actions: readonly EndingAction[]][] = [
    [
      failure.status === 404,
      "bad",
      `There is no ${title}. It was purged${end}, or it is in another account.`,
      ["create", "back"],
    ],
    [
      failure.status === 409,
      "idle",
      `It isn't deleted any more: somebody was faster.${state === "DELETED" ? "" : ` It is ${state}.`}`,
      ["watch", "open"],
    ],
    [failure.kind === "deleted", "idle", failure.message, ["again", "open"]],
    [
      failure.status === 400 && state === "DELETING",
      "idle",
      "It is still being deleted. It can be undeleted in a few seconds.",
      ["when-possible"],
    ],
    [
      failure.kind === "failed",
      "bad",
      `${title} failed to start: ${failure.deployment?.status?.message ?? failure.message}`,
      ["again", "edit", "create"],
    ],
    [
      failure.outcomeUnknown === true,
      "bad",
      "The answer was lost, and it is unknown whether the undelete took effect.",
      ["watch", "open"],
    ],
    [
      failure.kind === "timeout",
      "idle",
      `Still ${seen?.state ?? "CREATING"} after ${took}. Stopped watching; the service goes on.`,
      ["watch", "delete"],
    ],
  ];
  const [, tone, words, actions] = rows.find(([holds]) => holds) ?? [true, "bad", failure.message, ["again", "open"]];
  return { tone: tone as Ending["tone"], words: words as string, actions: actions as readonly EndingAction[] };
}
