// The proxy between client and ledger: passes each request on, or not, and answers as the weather says.
import { request as send } from "node:http";
import { buffer, text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { FAULTS } from "./faults.mjs";
import { weatherOf } from "./weather.mjs";

/**
 * Returns the proxy's listener; `trails`, the requests of each call as they arrived; and `idle`, which resolves once nothing
 * more can take effect.
 */
export function chaos(ledger, seed) {
  const [trails, handled] = [new Map(), new Set()];

  async function handle(request, response) {
    const [call, attempt] = ["x-call", "x-attempt"].map((name) => Number(request.headers[name]));
    const { fault, takes, die } = weatherOf(seed, call, attempt);
    const arrived = { method: request.method, attempt, fault, takes };
    trails.set(call, [...(trails.get(call) ?? []), arrived]);
    const body = await buffer(request);
    const truth = takes === "before" ? await forward(ledger, request, body) : undefined;
    arrived.truth = truth?.status;
    const { socket } = request;
    if (fault === undefined) response.writeHead(truth.status, truth.headers.flat()).end(truth.body);
    else FAULTS[fault].answer({ request, response, socket, truth, die, elsewhere: ledger.url });
    if (takes !== "after") return;
    await sleep(5 + die.below(60));
    await forward(ledger, request, body);
  }

  function listener(request, response) {
    // a caller who leaves before the request is read gets no answer
    const done = handle(request, response).catch(() => request.socket.destroy());
    handled.add(done);
    done.then(() => handled.delete(done));
  }

  async function idle() {
    while (handled.size > 0) await Promise.all(handled);
  }

  return { listener, trails, idle };
}

/** Passes a request on, and returns the true reply. */
function forward({ url: service }, { method, url, headers: { connection, ...headers } }, body) {
  return new Promise((resolve, reject) => {
    // a connection for each: one that is kept may close as it is used
    const sent = send(service + url, { method, headers, agent: false }, async (reply) => {
      const told = ["content-type", "x-request-id"].map((name) => [name, reply.headers[name]]);
      resolve({ status: reply.statusCode, headers: told, body: await text(reply) });
    });
    sent.on("error", reject).end(body);
  });
}
