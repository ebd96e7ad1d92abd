import { FireworksError } from "fireworks-deployments";

/** Wrong usage, whether the parser of arguments sees it or a command does. */
export class UsageError extends FireworksError {
  constructor(message: string, cause?: unknown) {
    super({ kind: "config", message, cause });
  }
}

/** The end of a command that has said all there is to say. */
export class Ended extends Error {
  override readonly name = "Ended";
  readonly status: number;

  constructor(status: number) {
    super(`ended with status ${status}`);
    this.status = status;
  }
}
