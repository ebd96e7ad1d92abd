import type { IncomingMessage } from "node:http";
import type { PlainReply } from "../../src/emulator/instance.js";
import { Code, refusal } from "./reply.js";

const MB = 2 ** 20;
const MOST = 4 * MB;
const MOST_AT_ONCE = 64 * MB;

/** True if the request has a body. Most don't, and are answered at once. */
export function hasBody({ headers }: IncomingMessage): boolean {
  return headers["content-length"] !== undefined || headers["transfer-encoding"] !== undefined;
}

/** The bodies of a server's requests, which share its memory. */
export class Bodies {
  #held = 0;

  /**
   * The body as text, or a refusal. Rejects if the client disconnects. A body that is too large is still read to its
   * end: a client that is still sending would not see the refusal.
   */
  async read(request: IncomingMessage): Promise<string | PlainReply> {
    const chunks: Buffer[] = [];
    let [size, held, isCrowded] = [0, 0, false];
    try {
      for await (const chunk of request) {
        size += chunk.length;
        isCrowded ||= this.#held + chunk.length > MOST_AT_ONCE;
        if (size > MOST || isCrowded) continue;
        chunks.push(chunk);
        held += chunk.length;
        this.#held += chunk.length;
      }
      if (size > MOST) return refusal(413, Code.RESOURCE_EXHAUSTED, `the body must be at most ${MOST / MB} MB`);
      if (isCrowded) return refusal(503, Code.UNAVAILABLE, `the bodies exceed ${MOST_AT_ONCE / MB} MB at once`);
      return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(chunks));
    } catch (thrown) {
      if (!request.complete) throw thrown;
      return refusal(400, Code.INVALID_ARGUMENT, "the body must be UTF-8");
    } finally {
      this.#held -= held;
    }
  }
}
