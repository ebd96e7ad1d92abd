import { readFile } from "node:fs/promises";
import type { EmulatorOptions } from "../../src/emulator.js";
import { misuse } from "../../src/options.js";

/** What a file has an emulator start with: a list of deployments, or its options. */
export async function readSeed(file: string): Promise<EmulatorOptions> {
  const value = parsed(file, await textOf(file));
  if (Array.isArray(value)) return { deployments: value };
  if (typeof value === "object" && value !== null) return value;
  throw misuse(`the seed file \`${file}\` must hold a list of deployments, or \`{"deployments": […]}\``);
}

async function textOf(file: string): Promise<string> {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(await readFile(file));
  } catch (cause) {
    throw misuse(`the seed file \`${file}\` can't be read: ${(cause as Error).message}`, cause);
  }
}

function parsed(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw misuse(`the seed file \`${file}\` isn't JSON: ${(cause as Error).message}`, cause);
  }
}
