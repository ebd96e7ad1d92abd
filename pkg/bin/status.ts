import { constants } from "node:os";
import { isFireworksError } from "fireworks-deployments";

/** What the process ends with: part of the interface, since scripts decide by it. */
export const Status = {
  done: 0,
  /** The API or the network refused. */
  refused: 1,
  /** Wrong usage, files that can't be read and credentials that can't be found included. */
  misused: 2,
  /** The deployment is invalid. */
  invalid: 3,
} as const;

/** What a failure lets the process end with. */
export function statusOf(thrown: unknown): number {
  if (!isFireworksError(thrown)) return Status.refused;
  if (thrown.kind === "config") return Status.misused;
  if (thrown.kind === "validation") return Status.invalid;
  if (thrown.kind === "aborted") return interrupted(thrown.cause);
  return Status.refused;
}

/** As a shell tells of a process that a signal ended. */
function interrupted(signal: unknown): number {
  return 128 + (constants.signals[signal as NodeJS.Signals] ?? constants.signals.SIGINT);
}
