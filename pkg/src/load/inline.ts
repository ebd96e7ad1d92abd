import { base64 } from "#bytes";
import type { Source } from "./source.js";

/** The bytes come with the script: for bundlers that copy no files. */
export const source: Source = {
  now() {
    const text = atob(base64);
    const bytes = new Uint8Array(text.length);
    // a fifth of the time that `Uint8Array.from` takes
    for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at);
    return bytes;
  },
};
