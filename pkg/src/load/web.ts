import type { Source } from "./source.js";

/** A page fetches the file. Bundlers know this expression and copy the file, as long as it stands in a function. */
export const source: Source = {
  url: () => new URL(WASM_FILE, import.meta.url),
};
