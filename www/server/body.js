/** @import { IncomingMessage } from "node:http" */
import { Transform } from "node:stream";
import { Refusal } from "./refusal.js";

const MIB = 2 ** 20;
const TOO_LARGE = new Refusal(413, "the body must be at most 1 MiB");
const WITH_BODY = ["POST", "PATCH"];

/**
 * The stream through which a request's body is passed on; nothing if it can't have one. Refuses what a form of another site
 * could send.
 *
 * @param {IncomingMessage} request
 */
export function bodyOf({ method = "", headers }) {
  const { "content-length": length = "0", "content-type": type = "", "transfer-encoding": encoding } = headers;
  if (encoding !== undefined && encoding !== "chunked") throw new Refusal(400, "the transfer-encoding must be chunked");
  if (!WITH_BODY.includes(method)) {
    if (length !== "0" || encoding !== undefined) throw new Refusal(400, `${method} takes no body`);
    return undefined;
  }
  if (!/^application\/json(?:;|$)/.test(type)) throw new Refusal(415, "the content-type must be application/json");
  if (Number(length) > MIB) throw TOO_LARGE;
  return limited();
}

/** A body may come without a length. */
function limited() {
  let size = 0;
  return new Transform({
    transform(chunk, _, done) {
      size += chunk.length;
      done(size > MIB ? TOO_LARGE : null, chunk);
    },
  });
}
