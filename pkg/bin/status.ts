/** What the process ends with: part of the interface, since scripts decide by it. */
export const Status = {
  done: 0,
  /** The API or the network refused. */
  refused: 1,
  /** Wrong usage, files and credentials that can't be read or found included. */
  misused: 2,
  /** The deployment is invalid. */
  invalid: 3,
} as const;

/** Wrong usage that the parser of arguments can't see. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
