import type { Source } from "./source.js";

/**
 * A page fetches the file. Bundlers recognize this expression and copy the file, provided that it
 * is inside a function.
 */
export const source: Source = {
  url: () => new URL(WASM_FILE, import.meta.url),
};
