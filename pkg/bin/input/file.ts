import { readFile } from "node:fs/promises";
import { buffer } from "node:stream/consumers";
import { UsageError } from "../endings.js";

/** A text and what to call it. */
export interface Source {
  readonly name: string;
  readonly text: string;
}

/** A file, or the standard input for `-`. */
export async function readSource(file: string): Promise<Source> {
  const name = file === "-" ? "<stdin>" : file;
  const bytes = await bytesOf(file);
  try {
    // without its byte order mark, as JSON has none
    return { name, text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
  } catch (thrown) {
    throw new UsageError(`\`${name}\` is not UTF-8: save it as UTF-8`, thrown);
  }
}

async function bytesOf(file: string): Promise<Uint8Array> {
  try {
    return await (file === "-" ? buffer(process.stdin) : readFile(file));
  } catch (thrown) {
    const { code } = thrown as NodeJS.ErrnoException;
    const reason = { ENOENT: "there is no such file", EISDIR: "it is a directory", EACCES: "it may not be read" }[
      code ?? ""
    ];
    throw new UsageError(`\`${file}\` can't be read: ${reason ?? code}`, thrown);
  }
}
