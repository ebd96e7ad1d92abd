import type { Deployment } from "#wasm";
import type { FireworksError } from "./error.js";
import { refuseUnknown } from "./known.js";
import { type CallOptions, copied, count, MOST_ITEMS, misuse } from "./options.js";

/** Options for waiting. */
export interface WaitOptions {
  /** The maximum duration of the wait, in milliseconds. Default: one hour. */
  maxWaitMs?: number | undefined;
  /** The minimum time between two polls, in milliseconds. Default: 5 000. */
  pollMs?: number | undefined;
  /**
   * The time after an undelete in which the state may still be DELETED or FAILED, in milliseconds.
   * Default: 60 000.
   */
  graceMs?: number | undefined;
  /** Called with each polled deployment. If it throws, the log shows a warning. */
  onPoll?: ((deployment: Deployment) => void) | undefined;
  /**
   * Called with the error of each poll that fails. The wait goes on. If it throws, the log shows a
   * warning.
   */
  onPollError?: ((error: FireworksError) => void) | undefined;
}

/** Options of a call that can wait for its result. */
export interface WaitingOptions extends CallOptions {
  /** If true, or options: wait for the result. Default: false. */
  wait?: boolean | WaitOptions | undefined;
}

/** Options for {@link DeploymentsClient.recover}. */
export interface RecoverOptions extends WaitOptions, CallOptions {
  /**
   * `ready`: resolve once the deployment is READY. `serving`: once its inference endpoint answers,
   * as with `waitUntilServing`. Default: `ready`.
   */
  until?: "ready" | "serving" | undefined;
}

/** The times of a wait, in milliseconds. */
export interface WaitTimes {
  readonly maxWaitMs: number | undefined;
  readonly pollMs: number | undefined;
  readonly graceMs: number | undefined;
}

/** The names of a wait's options. */
export const WAIT = ["maxWaitMs", "pollMs", "graceMs", "onPoll", "onPollError"] as const;

/** Returns the states to wait for, which WebAssembly then checks. */
export function statesOf(given: unknown): string[] {
  const states: unknown[] = Array.isArray(given) ? given : [given];
  if (states.length > 0 && states.length <= MOST_ITEMS && states.every((state) => typeof state === "string"))
    return states as string[];
  throw misuse("state must be one or more states, such as `READY`");
}

/** Copies the options of a wait: later changes to them must have no effect. */
export function copiedWait(wait: boolean | WaitOptions | null | undefined): boolean | WaitOptions {
  return typeof wait === "object" && wait !== null ? copied(wait) : (wait ?? false);
}

/** Returns the times of a wait, as WebAssembly takes them. */
export function waitTimes(wait: boolean | WaitOptions): WaitTimes | undefined {
  if (wait === false) return undefined;
  if (wait !== true && typeof wait !== "object") throw misuse("wait must be true, false or an object");
  if (wait !== true) refuseUnknown("option of `wait`", wait, WAIT);
  const { maxWaitMs, pollMs, graceMs } = wait === true ? {} : wait;
  return {
    maxWaitMs: maxWaitMs === undefined ? undefined : count("maxWaitMs", maxWaitMs, 1),
    pollMs: pollMs === undefined ? undefined : count("pollMs", pollMs, 0),
    graceMs: graceMs === undefined ? undefined : count("graceMs", graceMs, 0),
  };
}
