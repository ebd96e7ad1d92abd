import type { Source } from "./source.js";

/** The caller provides the module, through `init` or `initSync`. */
export const source: Source = {};
