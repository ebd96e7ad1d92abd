import type { PlannedRequest } from "../dry-run.js";
import { isSecret } from "./secret.js";
import { plain } from "./terminal.js";

/** Requests that were not sent, as HTTP writes them. Direct route keys are hidden. */
export function requestLines(requests: readonly PlannedRequest[]): string {
  const lines = requests.flatMap(({ method, target, body }) => [
    plain(`${method} ${target}`),
    ...(body === undefined ? [] : [JSON.stringify(body, hidden, 2).split("\n").map(plain).join("\n")]),
  ]);
  return lines.join("\n");
}

const hidden = (name: string, value: unknown) => (isSecret(name) ? "hidden; -o json shows them" : value);
