import { type FireworksError, isFireworksError } from "fireworks-deployments";
import type { Globals } from "./credentials.js";
import { Ended, RanOut } from "./endings.js";
import { json } from "./output/json.js";
import { plain, screenOf } from "./output/terminal.js";
import { statusOf } from "./status.js";

/** Prints to stderr why a command failed, and returns the exit status. */
export function failed(thrown: unknown, format: Globals["output"]): number {
  if (thrown instanceof Ended) return thrown.status;
  const reason = thrown instanceof RanOut ? thrown.cause : thrown;
  process.stderr.write(`${format === "json" ? json(fields(reason)) : words(reason)}\n`);
  return statusOf(thrown);
}

function fields(thrown: unknown): object {
  if (!isFireworksError(thrown)) return { message: messageOf(thrown), name: (thrown as Error).name };
  return { ...thrown.toJSON(), message: messageOf(thrown) };
}

/** Wrong usage repeats arguments, which may contain a key. */
function messageOf(thrown: unknown): string {
  const { message } = thrown as Error;
  return isFireworksError(thrown) && thrown.kind === "config" ? withoutKeys(message) : message;
}

const withoutKeys = (text: string): string =>
  text.replace(/('--?[\w-]+)=[^']*'/g, "$1'").replace(/\b(?:fw|fpk)_\w+/gi, "[key]");

function words(thrown: unknown): string {
  const { paint } = screenOf(process.stderr);
  const others = isFireworksError(thrown) ? notes(thrown) : [];
  const begin = isFireworksError(thrown) && thrown.kind === "aborted" ? "interrupted:" : paint.red("error:");
  return [`${begin} ${plain(messageOf(thrown))}`, ...others.map(plain)].join("\n");
}

function notes({ outcomeUnknown, requestId, message }: FireworksError): string[] {
  return [
    ...(outcomeUnknown && !message.includes("unknown whether")
      ? ["it may have taken effect; check with `get` or `list`"]
      : []),
    ...(requestId ? [`request ${requestId}`] : []),
  ];
}
