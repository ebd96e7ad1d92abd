// The faults: each way in which the answer to a request goes wrong. `takes` lists when the request may take effect: not at
// all, before the answer, or long after it.
import { setTimeout as sleep } from "node:timers/promises";
import { garbage, head, inBytes, length } from "./bytes.mjs";

const ANY = ["never", "before", "after"];
const BEFORE = ["before"];
const NEVER = ["never"];

const type = ["content-type", "application/json"];
/** A reply by an HTTP server that is well, or by a proxy that isn't. */
const say = (status, body, headers) => ({
  takes: ANY,
  answer: ({ response }) => response.writeHead(status, Object.fromEntries([type, ...(headers ?? [])])).end(body),
});
const page = (status) => say(status, "<!doctype html><title>Oops</title>", [["content-type", "text/html"]]);
const error = (status, code) => say(status, JSON.stringify({ code, message: "unavailable", details: [] }));
/** A true reply, in other bytes. */
const rewritten = (rewrite) => ({
  takes: BEFORE,
  answer: ({ socket, truth, die, request }) => socket.end(rewrite(truth, die, request)),
});
/** Others instead of a true success. */
const instead = (bytes) => rewritten((truth) => (truth.status === 200 ? bytes : inBytes(truth, length(truth.body))));
/** The beginning of a true reply. */
const cut = (truth, die) => inBytes(truth, length(truth.body)).slice(0, -1 - die.below(truth.body.length + 40));
/** A true reply whose deployment, if the request names it, is changed. */
const changed = (fields) =>
  rewritten(({ body, ...truth }, _, { url }) => {
    const told = JSON.parse(body);
    const text = JSON.stringify(told.name !== undefined && url.includes("call-") ? { ...told, ...fields } : told);
    return inBytes({ ...truth, body: text }, length(text));
  });

/** Answers that leave it open whether the request took effect, and true ones in odd bytes. */
const BREAKS = {
  "a reset": { takes: ANY, answer: ({ socket }) => socket.resetAndDestroy() },
  "a half-closed connection": { takes: ANY, answer: ({ socket }) => socket.end() },
  "a head cut off": { takes: ANY, answer: ({ socket }) => socket.end("HTTP/1.1 200 OK\r\ncontent-ty") },
  silence: { takes: ANY, answer: () => {} },
  garbage: { takes: ANY, answer: ({ socket, die }) => socket.end(garbage(die, 64)) },
  "a 200 of garbage": { takes: ANY, answer: ({ response, die }) => response.end(garbage(die, 64)) },
  "a page that says 200": page(200),
  "a 200 that holds an error": say(200, '{"error":{"code":"INTERNAL","message":"upstream failed"}}'),
  "a 200 that holds a status": error(200, 13),
  ...Object.fromEntries([500, 501, 502, 503, 504, 520, 598].map((status) => [`a gateway's ${status}`, page(status)])),
  "a 503 of the service": error(503, 14),
  "a 503 that asks for time": say(503, "busy", [["retry-after", "2"]]),
  "a 502 that wants a retry": say(502, "", [["x-should-retry", "true"]]),
  "a 504 that wants none": say(504, "{}", [["x-should-retry", "false"]]),
  "a 502 that tells the key": {
    takes: ANY,
    answer: ({ response, request }) =>
      response.writeHead(502).end(JSON.stringify({ message: "?", ...request.headers })),
  },
  "a 500 that names the key": {
    takes: ANY,
    answer: ({ response, request: { headers } }) =>
      response.writeHead(500).end(JSON.stringify({ code: 13, message: `bad token: ${headers.authorization}` })),
  },

  "a reply cut off": rewritten(cut),
  "a reply reset": {
    takes: BEFORE,
    answer: ({ socket, truth, die }) => socket.write(cut(truth, die), () => socket.resetAndDestroy()),
  },
  "a reply that stalls": { takes: BEFORE, answer: ({ socket, truth, die }) => socket.write(cut(truth, die)) },
  "slow bytes": {
    takes: BEFORE,
    async answer({ socket, truth }) {
      for (const byte of inBytes(truth, length(truth.body), ["connection", "close"])) {
        socket.write(byte);
        await sleep(0);
      }
      socket.end();
    },
  },
  "a reply twice": {
    takes: BEFORE,
    answer: ({ socket, truth }) => socket.write(inBytes(truth, length(truth.body)).repeat(2)),
  },
  "a length too short": rewritten((truth) => inBytes(truth, length(truth.body, -1))),
  "a length too long": rewritten((truth) => inBytes(truth, length(truth.body, 9))),
  "two lengths": rewritten((truth) => inBytes(truth, length(truth.body), length(truth.body, -1))),
  "a length in words": rewritten((truth) => inBytes(truth, ["content-length", "many"])),
  "no length": rewritten((truth) => inBytes(truth)),
  "an empty 200": instead(head(200, [["content-length", 0]])),
  "a 204": instead(head(204, [])),
  "a wrong encoding": rewritten((truth) => inBytes(truth, length(truth.body), ["content-encoding", "gzip"])),
  "a broken chunk": rewritten((truth) =>
    inBytes({ ...truth, body: `zz\r\n${truth.body}` }, ["transfer-encoding", "chunked"]),
  ),
  "no last chunk": rewritten(({ body, ...truth }) =>
    inBytes({ ...truth, body: `${body.length.toString(16)}\r\n${body}\r\n` }, ["transfer-encoding", "chunked"]),
  ),
  "early hints": rewritten((truth) => head(103, [["link", "</x>"]]) + inBytes(truth, length(truth.body))),
  "a header without end": rewritten((truth) => inBytes(truth, length(truth.body), ["x-more", "x".repeat(300_000)])),
  "a state that is a number": changed({ state: 5 }),
  "another deployment": changed({ name: "accounts/acme/deployments/other" }),
};

/** Answers that say that nothing took effect, and are right. */
const REFUSALS = {
  "a 429": say(429, "slow down"),
  "a 429 that asks for time": say(429, "{}", [["retry-after-ms", "300"]]),
  "a 429 until a date": say(429, "{}", [["retry-after", new Date(Date.now() + 1_000).toUTCString()]]),
  "a 429 that wants no retry": say(429, "{}", [["x-should-retry", "false"]]),
  "a 408": say(408, ""),
  "a 404 page": page(404),
  "a 404 detail": say(404, '{"detail":"Not Found"}'),
  "a 403 page": page(403),
  "a 403 that wants a retry": say(403, "{}", [["x-should-retry", "true"]]),
  ...Object.fromEntries(
    [301, 302, 303, 307, 308].map((status) => [
      `a ${status}`,
      {
        takes: NEVER,
        answer: ({ response, elsewhere }) => response.writeHead(status, { location: `${elsewhere}/stolen` }).end(),
      },
    ]),
  ),
};

/** Every fault by name. */
export const FAULTS = {
  ...BREAKS,
  ...Object.fromEntries(Object.entries(REFUSALS).map(([words, { answer }]) => [words, { takes: NEVER, answer }])),
};
