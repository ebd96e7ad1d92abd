import { humanDuration } from "fireworks-deployments";
import type { Path } from "./paths.ts";
import { ruleAt } from "./rules.ts";

/** A value for people, as a table or a note shows it. Keys are counted, never shown. */
export function shownValue(path: Path, value: unknown): string {
  if (value === undefined || value === null) return "not set";
  if (path[0] === "directRouteApiKeys") return keysInWords(value);
  if (typeof value === "string") {
    if (value === "") return "empty";
    return ruleAt(path)?.type === "duration" ? withHuman(value) : value;
  }
  return JSON.stringify(value);
}

function keysInWords(value: unknown): string {
  const count = Array.isArray(value) ? value.length : 1;
  return `${count} ${count === 1 ? "key" : "keys"}, not shown`;
}

/** `300s (5m)`; a text that is no duration stays as it is. */
function withHuman(text: string): string {
  try {
    const human = humanDuration(text);
    return human === text ? text : `${text} (${human})`;
  } catch {
    return text;
  }
}
