import type { Command } from "commander";
import type { Globals } from "../credentials.js";
import { Ended } from "../endings.js";
import { checkedFile, invalid, isError, type Purpose } from "../input/checked.js";
import { issueLines } from "../output/issues.js";
import { screenOf } from "../output/terminal.js";
import { Status } from "../status.js";

/** Reads a file and checks it before it is sent. Issues go to stderr; with `-o json`, only errors do. */
export async function fileToSend(file: string, purpose: Purpose, command: Command): Promise<unknown> {
  const checked = await checkedFile(file, purpose);
  const isInvalid = checked.issues.some(isError);
  const isJson = command.optsWithGlobals<Globals>().output === "json";
  if (isInvalid && isJson) throw invalid(checked);
  if (checked.issues.length > 0 && !isJson) process.stderr.write(`${issueLines(checked, screenOf(process.stderr))}\n`);
  if (isInvalid) throw new Ended(Status.invalid);
  return checked.value;
}
