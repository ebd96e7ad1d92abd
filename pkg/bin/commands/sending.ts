import type { Command } from "commander";
import type { Globals } from "../credentials.js";
import { Ended } from "../endings.js";
import { type Checked, invalid, isError } from "../input/checked.js";
import { issueLines } from "../output/issues.js";
import { screenOf } from "../output/terminal.js";
import { Status } from "../status.js";

/** Returns checked input that can be sent. Issues go to stderr; with `-o json`, only errors do. */
export function sendable(checked: Checked, command: Command): unknown {
  const isInvalid = checked.issues.some(isError);
  const isJson = command.optsWithGlobals<Globals>().output === "json";
  if (isInvalid && isJson) throw invalid(checked);
  if (checked.issues.length > 0 && !isJson) process.stderr.write(`${issueLines(checked, screenOf(process.stderr))}\n`);
  if (isInvalid) throw new Ended(Status.invalid);
  return checked.value;
}
