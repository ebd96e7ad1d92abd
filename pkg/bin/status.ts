import { constants } from "node:os";
import { isFireworksError } from "fireworks-deployments";
import { RanOut } from "./endings.js";

/** The exit statuses. Scripts depend on them. */
export const Status = {
  done: 0,
  /** The API refused, or could not be reached. */
  refused: 1,
  /** Wrong usage, unreadable files and missing credentials included. */
  misused: 2,
  /** The deployment is invalid. */
  invalid: 3,
  /** The deployment failed. */
  failed: 4,
  /** The wait ran out. */
  ranOut: 5,
} as const;

/** The exit status for a failure. */
export function statusOf(thrown: unknown): number {
  if (thrown instanceof RanOut) return Status.ranOut;
  if (!isFireworksError(thrown)) return Status.refused;
  switch (thrown.kind) {
    case "config":
      return Status.misused;
    case "validation":
      return Status.invalid;
    case "failed":
      return Status.failed;
    case "aborted":
      return interrupted(thrown.cause);
    default:
      return Status.refused;
  }
}

const SIGNALLED = 128;

/** True for the status of a command that a signal ended. */
export const isInterrupted = (status: number): boolean => status > SIGNALLED;

/** A shell's status for a process ended by a signal. */
function interrupted(signal: unknown): number {
  return SIGNALLED + (constants.signals[signal as NodeJS.Signals] ?? constants.signals.SIGINT);
}
