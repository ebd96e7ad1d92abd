import type { Deployment } from "#wasm";
import { type CallOptions, count, misuse } from "./options.js";

/** How to wait for a state. */
export interface WaitOptions {
  /** For the whole wait, in milliseconds. Default: one hour. */
  timeoutMs?: number | undefined;
  /** How far apart the readings are at least, in milliseconds. Default: 5 000. */
  pollMs?: number | undefined;
  /** After an undelete: how long the state may still be DELETED or FAILED, in milliseconds. Default: 60 000. */
  graceMs?: number | undefined;
  /** Told of each reading. What it throws is ignored but for a warning on the console. */
  onPoll?: ((deployment: Deployment) => void) | undefined;
}

/** A call that may wait for what it leads to. */
export interface WaitingOptions extends CallOptions {
  /** Whether, and how, to wait. Default: false. */
  wait?: boolean | WaitOptions | undefined;
}

/** How long to wait, in milliseconds. */
export interface WaitTimes {
  readonly timeoutMs: number | undefined;
  readonly pollMs: number | undefined;
  readonly graceMs: number | undefined;
}

/** The states to wait for. An empty list, or a name in lower case, is an error: it could only time out. */
export function statesOf(given: unknown): string[] {
  const states: unknown[] = Array.isArray(given) ? given : [given];
  const areStates = states.every((state) => typeof state === "string" && state !== "" && !/[a-z]/.test(state));
  if (states.length > 0 && areStates) return states as string[];
  throw misuse("state must name at least one, in upper case, such as `READY`");
}

/** What is asked of a wait, as WebAssembly takes it. */
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
