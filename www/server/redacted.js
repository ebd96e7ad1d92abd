import { Transform } from "node:stream";

const INSTEAD = Buffer.from("[key]");

/**
 * A stream that replaces a secret. A reply may repeat the key that it refuses.
 *
 * @param {string} secret
 */
export function without(secret) {
  const bytes = Buffer.from(secret, "latin1");
  let kept = Buffer.alloc(0);
  return new Transform({
    transform(chunk, _, done) {
      let rest = Buffer.concat([kept, chunk]);
      for (let at = rest.indexOf(bytes); at >= 0; at = rest.indexOf(bytes)) {
        this.push(Buffer.concat([rest.subarray(0, at), INSTEAD]));
        rest = rest.subarray(at + bytes.length);
      }
      const begun = rest.length - beginning(rest, bytes);
      kept = rest.subarray(begun);
      done(null, rest.subarray(0, begun));
    },
    flush(done) {
      done(null, kept);
    },
  });
}

/**
 * The number of bytes at the end that may be the beginning of a secret.
 *
 * @param {Buffer} bytes
 * @param {Buffer} secret
 */
function beginning(bytes, secret) {
  for (let length = Math.min(bytes.length, secret.length - 1); length > 0; length--)
    if (bytes.subarray(-length).equals(secret.subarray(0, length))) return length;
  return 0;
}
