import type { Source } from "./source.js";

/** The caller hands the module in, by `init` or `initSync`. */
export const source: Source = {};
