import { type FireworksError, isFireworksError } from "fireworks-deployments";
import type { Globals } from "./credentials.js";
import { json } from "./output/json.js";
import { plain, screenOf } from "./output/terminal.js";
import { Ended, statusOf } from "./status.js";

/** Says on the standard error why a command failed, and what the process ends with. */
export function failed(thrown: unknown, format: Globals["output"]): number {
  if (thrown instanceof Ended) return thrown.status;
  const isOurs = isFireworksError(thrown);
  const text = isOurs && format === "json" ? json(thrown.toJSON()) : words(thrown, isOurs ? notes(thrown) : []);
  process.stderr.write(`${text}\n`);
  return statusOf(thrown);
}

function words(thrown: unknown, others: string[]): string {
  const { paint } = screenOf(process.stderr);
  const begin = isFireworksError(thrown) && thrown.kind === "aborted" ? "interrupted:" : paint.red("error:");
  return [`${begin} ${plain((thrown as Error).message)}`, ...others.map(plain)].join("\n");
}

function notes({ outcomeUnknown, requestId }: FireworksError): string[] {
  return [
    ...(outcomeUnknown ? ["nothing tells whether it took effect: look with `get` or `list`"] : []),
    ...(requestId ? [`request ${requestId}`] : []),
  ];
}
