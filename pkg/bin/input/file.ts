import { createReadStream } from "node:fs";
import { usageError } from "../endings.js";

/** The most bytes to read: far more than a deployment has. */
const LIMIT = 64_000_000;

/** A text and its name in messages. */
export interface Source {
  readonly name: string;
  readonly text: string;
}

/** Reads a file, or stdin for `-`. */
export async function readSource(file: string): Promise<Source> {
  const name = file === "-" ? "<stdin>" : file;
  const bytes = await bytesOf(file);
  if (bytes === undefined) throw usageError(`\`${name}\` must have at most 64 MB`);
  try {
    // this also drops a byte order mark
    return { name, text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
  } catch (thrown) {
    throw usageError(`\`${name}\` must be UTF-8`, thrown);
  }
}

/** Reads all bytes, or returns undefined if there are too many. */
async function bytesOf(file: string): Promise<Uint8Array | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of file === "-" ? process.stdin : createReadStream(file)) {
      length += chunk.length;
      if (length > LIMIT) return;
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  } catch (thrown) {
    const { code } = thrown as NodeJS.ErrnoException;
    const reason = { ENOENT: "no such file", EISDIR: "it is a directory", EACCES: "permission denied" }[code ?? ""];
    throw usageError(`\`${file}\` can't be read: ${reason ?? code}`, thrown);
  }
}
