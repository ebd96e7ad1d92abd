// A service that keeps a ledger: what was asked, what took effect. It answers each write truly, or in one of the ways in
// which answers go wrong, and its reads may lag behind.
import { send, serve } from "./service.mjs";

const body = (code, message) => ({ code, message, details: [] });
const html = (status, words) => ({ status, body: `<html><body>${words}</body></html>`, headers: {} });
const json = (status, value) => ({ status, body: value, headers: {} });

/** The ways in which the answer to a write goes wrong, whether it took effect or not. */
export const BREAKS = {
  "the connection drops": (_, response) => response.destroy(),
  "the reply is cut": (_, response) => {
    response.writeHead(200, { "content-type": "application/json", "content-length": 1_000 });
    response.write('{"name": "acc', () => response.destroy());
  },
  "no reply comes": () => {},
  "a page says 200": html(200, "Welcome"),
  "an empty 200": { status: 200, body: "", headers: {} },
  "a 200 holds an error": json(200, { error: { message: "upstream failed", code: "INTERNAL" } }),
  "a 200 holds a status": json(200, body(13, "upstream failed")),
  ...Object.fromEntries(
    [500, 501, 502, 503, 504, 520, 524, 598].map((status) => [`a gateway's ${status}`, html(status, "Bad Gateway")]),
  ),
  "the service's 503": json(503, body(14, "unavailable")),
};

/** Answers that say that nothing happened, and are right. */
export const HARMLESS = { 429: json(429, body(8, "too many")), 408: html(408, "Request Timeout") };

/** A gateway's own pages for what it doesn't know. */
export const STRAY = { "a 404 page": html(404, "Not Found"), "a 404 detail": json(404, { detail: "Not Found" }) };

/**
 * Serves the ledger of deployment `x`, which is there in a state, or not at all. The nth write has the nth fault, or none;
 * a fault has an `answer`, and `takes` effect or not. Reads lag `lagMs` behind.
 */
export async function ledgerOf(t, { state, faults = [], lagMs = 0 }) {
  const name = "accounts/acme/deployments/x";
  const held = new Map(state === undefined ? [] : [["x", { name, state, displayName: "Old" }]]);
  const journal = [];
  let [shown, changedAt, writes] = [new Map(), 0, 0];

  const acts = {
    undelete: (found) => found.state === "DELETED" && Object.assign(found, { state: "CREATING" }),
    delete: (found) => found.state !== "DELETED" && Object.assign(found, { state: "DELETED" }),
    update: (found, sent) => Object.assign(found, sent),
    scale: (found, sent) => Object.assign(found, { desiredReplicaCount: sent.replicaCount }),
  };
  const refusals = { undelete: json(409, body(6, "is not deleted")), delete: json(404, body(5, "is deleted")) };

  function carryOut(request, sent) {
    const url = new URL(request.url, "http://service");
    const [, id, verb] = /deployments(?:\/([^/:]+))?(?::(\w+))?$/.exec(url.pathname) ?? [];
    if (request.method === "POST" && verb === undefined) {
      const created = url.searchParams.get("deploymentId") ?? `made-${held.size}`;
      if (held.has(created)) return json(409, body(6, "already exists"));
      held.set(created, { ...sent, name: `accounts/acme/deployments/${created}`, state: "CREATING" });
      journal.push("create");
      return json(200, held.get(created));
    }
    const found = held.get(id);
    if (found === undefined) return json(404, body(5, "not found"));
    const act = { DELETE: "delete", PATCH: verb ?? "update", POST: verb }[request.method];
    if (!acts[act](found, sent)) return refusals[act];
    journal.push(act);
    return json(200, act === "delete" || act === "scale" ? {} : found);
  }

  const service = await serve(t, (request, response) => {
    const { method, body } = service.requests.at(-1);
    if (method === "GET") {
      const found = (Date.now() - changedAt < lagMs ? shown : held).get("x");
      return send(response, found ? json(200, found) : json(404, { code: 5, message: "not found", details: [] }));
    }
    const { answer, takes = true } = faults[writes++] ?? {};
    if (takes) {
      const before = structuredClone(held);
      const [entries, truth] = [journal.length, carryOut(request, body ? JSON.parse(body) : {})];
      if (journal.length > entries) [shown, changedAt] = [before, Date.now()];
      if (answer === undefined) return send(response, truth);
    }
    return typeof answer === "function" ? answer(request, response) : send(response, answer);
  });
  return { ...service, held, journal };
}
