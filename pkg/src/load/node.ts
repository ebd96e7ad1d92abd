import { Buffer } from "node:buffer";
import { base64 } from "#bytes";
import type { Source } from "./source.js";

/** The bytes come with the script, as in every bundle for a server: most bundlers lose a file that is read beside it. */
export const source: Source = {
  now: () => Buffer.from(base64, "base64"),
};
