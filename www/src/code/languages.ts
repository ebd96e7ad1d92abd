import { withoutKeys } from "../deployment/secrets.ts";
import type { Call, Snippet, Writer } from "./call.ts";
import { ci } from "./ci.ts";
import { commandLine } from "./command-line.ts";
import { curl } from "./curl.ts";
import { firectl } from "./firectl.ts";
import { javascript } from "./javascript.ts";

const WRITERS: readonly { key: string; label: string; write: Writer }[] = [
  { key: "javascript", label: "JavaScript", write: javascript },
  { key: "curl", label: "curl", write: curl },
  { key: "firectl", label: "firectl", write: firectl },
  { key: "command-line", label: "Command line", write: commandLine },
  { key: "ci", label: "CI check", write: ci },
];

const KEYS_NOTE = "directRouteApiKeys are secrets and left out here: add them where this runs.";

/** A call in one language. */
export interface Code {
  readonly key: string;
  readonly label: string;
  readonly snippet: Snippet;
}

/** Writes a call in every language that has it, without its secrets. Nothing if only secrets are sent. */
export function asCode(call: Call): readonly Code[] {
  const [open, hadKeys] = opened(call);
  if (open.does === "update" && Object.keys(open.changes).length === 0) return [];
  return WRITERS.flatMap(({ key, label, write }) => {
    const snippet = write(open);
    if (snippet === undefined) return [];
    const notes = [snippet.note, hadKeys && KEYS_NOTE].filter(Boolean);
    return [{ key, label, snippet: { blocks: snippet.blocks, ...(notes.length > 0 && { note: notes.join(" ") }) } }];
  });
}

function opened(call: Call): [open: Call, hadKeys: boolean] {
  switch (call.does) {
    case "update":
      return [{ ...call, changes: withoutKeys(call.changes) }, "directRouteApiKeys" in call.changes];
    case "create":
      return [{ ...call, deployment: withoutKeys(call.deployment) }, "directRouteApiKeys" in call.deployment];
    default:
      return [call, false];
  }
}
