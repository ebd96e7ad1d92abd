import { readFileSync } from "node:fs";
import type { Source } from "./source.js";

/** Node, Deno and Bun read the file beside the script, on first use. */
export const source: Source = {
  now: () => readFileSync(new URL(WASM_FILE, import.meta.url)),
};
