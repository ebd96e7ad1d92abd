import { readFile } from "node:fs/promises";
import { buffer } from "node:stream/consumers";
import { usageError } from "../endings.js";

/** A text and its name in messages. */
export interface Source {
  readonly name: string;
  readonly text: string;
}

/** Reads a file, or stdin for `-`. */
export async function readSource(file: string): Promise<Source> {
  const name = file === "-" ? "<stdin>" : file;
  const bytes = await bytesOf(file);
  try {
    // this also drops a byte order mark
    return { name, text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
  } catch (thrown) {
    throw usageError(`\`${name}\` must be UTF-8`, thrown);
  }
}

async function bytesOf(file: string): Promise<Uint8Array> {
  try {
    return await (file === "-" ? buffer(process.stdin) : readFile(file));
  } catch (thrown) {
    const { code } = thrown as NodeJS.ErrnoException;
    const reason = { ENOENT: "no such file", EISDIR: "it is a directory", EACCES: "permission denied" }[code ?? ""];
    throw usageError(`\`${file}\` can't be read: ${reason ?? code}`, thrown);
  }
}
