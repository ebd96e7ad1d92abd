import { constants } from "node:os";
import { isFireworksError } from "fireworks-deployments";

/** The exit statuses. Scripts depend on them. */
export const Status = {
  done: 0,
  /** The API refused, or could not be reached. */
  refused: 1,
  /** Wrong usage, unreadable files and missing credentials included. */
  misused: 2,
  /** The deployment is invalid. */
  invalid: 3,
} as const;

/** The exit status for a failure. */
export function statusOf(thrown: unknown): number {
  if (!isFireworksError(thrown)) return Status.refused;
  if (thrown.kind === "config") return Status.misused;
  if (thrown.kind === "validation") return Status.invalid;
  if (thrown.kind === "aborted") return interrupted(thrown.cause);
  return Status.refused;
}

/** A shell's status for a process ended by a signal. */
function interrupted(signal: unknown): number {
  return 128 + (constants.signals[signal as NodeJS.Signals] ?? constants.signals.SIGINT);
}
