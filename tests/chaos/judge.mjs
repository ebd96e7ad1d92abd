// The judge: holds what the caller of each call was told against the ledger.
import { KEY } from "../node/service.mjs";
import { CALLS } from "./calls.mjs";

/** The kinds of error that a fault, or an abort, comes to. */
const KINDS = new Set(["network", "timeout", "aborted", "api", "protocol"]);

/** Returns every way in which a call went wrong. `trail` lists its requests as they arrived. */
export function problemsOf({ plan, outcome, effects, found, trail }) {
  const { call, kind, maxRetries } = plan;
  const { isOnce, isNameless } = CALLS[kind];
  const { requestId } = outcome;
  const resent = resentOf(trail);
  const problems = {
    "it never settles": outcome.hangs,
    // no client can keep a browser from creating a second deployment, but an ID can
    "it took effect too often": effects > (isOnce ? 1 + (isNameless ? resent : 0) : maxRetries + 1 + resent),
    "it was sent too often": trail.filter(isWrite).length - resent > maxRetries + 1,
    "its last reply is another call's": requestId !== undefined && !requestId.startsWith(`${call}-`),
    ...(outcome.done && untruthsOfSuccess(plan, outcome, effects, found)),
    ...(outcome.kind && untruthsOfFailure(plan, outcome, effects)),
  };
  return Object.keys(problems).filter((words) => problems[words]);
}

function untruthsOfSuccess({ call, kind, start }, { result }, effects, found) {
  const { holds, isShown } = CALLS[kind];
  return {
    "it is told as done, and isn't": !holds(found, call),
    "it is told as done, and had no effect": effects === 0 && !holds(start, call),
    "its result is another deployment": isShown && result.name !== found?.name,
    "its result is from before it": isShown && !holds(result, call),
  };
}

function untruthsOfFailure({ abort }, { kind, isOurs, shown, outcomeUnknown, attempts }, effects) {
  return {
    "it rejects with an error of no known kind": !isOurs || !KINDS.has(kind),
    "it shows the key": shown.includes(KEY),
    "it took effect, and is told as failed": effects > 0 && !outcomeUnknown,
    "it was never sent, and is told as in doubt": attempts === 0 && outcomeUnknown,
    "it was aborted by nobody": kind === "aborted" && abort === undefined,
  };
}

const isWrite = ({ method }) => method !== "GET";

/** The number of writes that the host sent again by itself, as browsers do. */
export function resentOf(trail) {
  const writes = trail.filter(isWrite);
  return writes.length - new Set(writes.map(({ attempt }) => attempt)).size;
}

/** Returns the figures of a run, in words. */
export function figuresOf(judged) {
  const count = (is) => judged.filter(is).length;
  const requests = judged.flatMap(({ trail }) => trail);
  const faults = requests.filter(({ fault }) => fault !== undefined);
  const figures = {
    calls: judged.length,
    requests: requests.length,
    faults: faults.length,
    "kinds of fault": new Set(faults.map(({ fault }) => fault)).size,
    effects: judged.reduce((sum, { effects }) => sum + effects, 0),
    done: count(({ outcome }) => outcome.done),
    failed: count(({ outcome }) => outcome.kind && !outcome.outcomeUnknown),
    "in doubt": count(({ outcome }) => outcome.outcomeUnknown),
    "in doubt without effect": count(({ outcome, effects }) => outcome.outcomeUnknown && effects === 0),
    aborted: count(({ outcome }) => outcome.kind === "aborted"),
    retried: count(({ trail }) => trail.some((request) => isWrite(request) && request.attempt > 1)),
    "resent by the host": count(({ trail }) => resentOf(trail) > 0),
    "looked up": count(({ trail }) => !trail.every(isWrite)),
    "settled by a look-up": count(({ outcome, trail }) => outcome.done && trail.length > 0 && !isWrite(trail.at(-1))),
  };
  return Object.entries(figures)
    .map(([words, number]) => `${words} ${number}`)
    .join(", ");
}
