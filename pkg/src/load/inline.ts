import { base64 } from "#bytes";
import type { Source } from "./source.js";

/** The bytes are part of the script, for bundlers that copy no files. */
export const source: Source = {
  now() {
    const { fromBase64 = decoded } = Uint8Array as { fromBase64?: typeof decoded };
    return fromBase64(base64);
  },
};

/**
 * Decodes base64 where `Uint8Array.fromBase64` is missing. The loop takes a tenth of the time of
 * `Uint8Array.from`.
 */
function decoded(base64: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at);
  return bytes;
}
