import type { JournalOptions } from "../../src/emulator/journal.js";
import type { EmulatorOptions } from "../../src/emulator.js";
import { misuse } from "../../src/options.js";
import { readSource } from "../input/file.js";
import { JsonText } from "../input/json.js";

/** Reads a seed file: a list of deployments, or emulator options, which may be a journal. */
export async function readSeed(file: string): Promise<EmulatorOptions | JournalOptions> {
  const json = new JsonText((await readSource(file)).text);
  const [fault] = json.faults;
  if (fault) {
    const { line, column } = json.position(fault.offset);
    throw misuse(`the seed file \`${file}\` ${fault.message}, at ${line}:${column}`);
  }
  const value = json.value();
  if (Array.isArray(value)) return { deployments: value };
  if (typeof value === "object" && value !== null) return value;
  throw misuse(`the seed file \`${file}\` must contain a list of deployments, or \`{"deployments": […]}\``);
}
