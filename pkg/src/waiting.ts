import type { Deployment } from "#wasm";
import { type CallOptions, count, misuse } from "./options.js";

/** Options for waiting. */
export interface WaitOptions {
  /** The timeout of the whole wait, in milliseconds. Default: one hour. */
  timeoutMs?: number | undefined;
  /** The minimum time between two polls, in milliseconds. Default: 5 000. */
  pollMs?: number | undefined;
  /**
   * The time after an undelete in which the state may still be DELETED or FAILED, in milliseconds.
   * Default: 60 000.
   */
  graceMs?: number | undefined;
  /** Called with each polled deployment. If it throws, the console shows a warning. */
  onPoll?: ((deployment: Deployment) => void) | undefined;
}

/** Options of a call that can wait for its result. */
export interface WaitingOptions extends CallOptions {
  /** If true, or options: wait for the result. Default: false. */
  wait?: boolean | WaitOptions | undefined;
}

/** The times of a wait, in milliseconds. */
export interface WaitTimes {
  readonly timeoutMs: number | undefined;
  readonly pollMs: number | undefined;
  readonly graceMs: number | undefined;
}

/**
 * Returns the states to wait for. An empty list or a lower-case name is an error: it could only
 * time out.
 */
export function statesOf(given: unknown): string[] {
  const states: unknown[] = Array.isArray(given) ? given : [given];
  const areStates = states.every((state) => typeof state === "string" && state !== "" && !/[a-z]/.test(state));
  if (states.length > 0 && areStates) return states as string[];
  throw misuse("state must be one or more states in upper case, such as `READY`");
}

/** Returns the times of a wait, as WebAssembly takes them. */
export function waitTimes(wait: boolean | WaitOptions | undefined): WaitTimes | undefined {
  if (!wait) return undefined;
  if (wait !== true && typeof wait !== "object") throw misuse("wait must be true, false or an object");
  const { timeoutMs, pollMs, graceMs } = wait === true ? {} : wait;
  return {
    timeoutMs: timeoutMs === undefined ? undefined : count("timeoutMs", timeoutMs, 1),
    pollMs: pollMs === undefined ? undefined : count("pollMs", pollMs, 0),
    graceMs: graceMs === undefined ? undefined : count("graceMs", graceMs, 0),
  };
}
