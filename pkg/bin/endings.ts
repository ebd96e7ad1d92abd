import { FireworksError } from "fireworks-deployments";

/** Wrong usage, found by the argument parser or by a command. */
export class UsageError extends FireworksError {
  constructor(message: string, cause?: unknown) {
    super({ kind: "config", message, cause });
  }
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
