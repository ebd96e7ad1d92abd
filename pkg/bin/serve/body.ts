import type { IncomingMessage } from "node:http";
import type { PlainReply } from "../../src/emulator/instance.js";
import { Code, refusal } from "./reply.js";

const MB = 2 ** 20;
const MOST = 4 * MB;

/** True if the request has a body. Most don't, and are answered at once. */
export function hasBody({ headers }: IncomingMessage): boolean {
  return headers["content-length"] !== undefined || headers["transfer-encoding"] !== undefined;
}

/**
 * The body as text, or a refusal. Rejects if the client disconnects. A body that is too large is still read to its end:
 * a client that is still sending would not see the refusal.
 */
export async function textOf(request: IncomingMessage): Promise<string | PlainReply> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size <= MOST) chunks.push(chunk);
  }
  if (size > MOST) return refusal(413, Code.RESOURCE_EXHAUSTED, `the body must be at most ${MOST / MB} MB`);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(chunks));
  } catch {
    return refusal(400, Code.INVALID_ARGUMENT, "the body must be UTF-8");
  }
}
