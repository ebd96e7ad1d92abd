import { FireworksError } from "fireworks-deployments";

/** Creates the error of wrong usage, found by the argument parser or by a command. */
export function usageError(message: string, cause?: unknown): FireworksError {
  return new FireworksError({ kind: "config", message, cause });
}

/** The end of a command that has already printed everything. */
export class Ended extends Error {
  override readonly name = "Ended";
  readonly status: number;

  constructor(status: number) {
    super(`ended with status ${status}`);
    this.status = status;
  }
}

/** The end of a wait that ran out, as told by its cause. */
export class RanOut extends Error {
  override readonly name = "RanOut";
  override readonly cause: FireworksError;

  constructor(cause: FireworksError) {
    super(cause.message);
    this.cause = cause;
  }
}
