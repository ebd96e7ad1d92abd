// The service: deployments, and a ledger of which call took effect how often. It knows nothing of faults, nor of our emulator.
import { KEY, send, serve } from "../node/service.mjs";

const NAME = "accounts/acme/deployments/";
const PATH = /^\/v1\/accounts\/acme\/deployments(?:\/([^/:]+))?(?::(\w+))?$/;
const refusal = (status, code, message) => ({ status, body: { code, message, details: [] } });
const absent = refusal(404, 5, "deployment not found");

/** Each write to a deployment that is there: changes it, or returns a refusal. */
const ACTS = {
  "POST undelete"(found) {
    if (found.state !== "DELETED") return refusal(409, 6, "deployment is not deleted");
    found.state = "CREATING";
  },
  "DELETE "(found) {
    if (found.state === "DELETED") return absent;
    found.state = "DELETED";
  },
  "PATCH "(found, sent) {
    Object.assign(found, sent);
  },
  "PATCH scale"(found, { replicaCount }) {
    found.desiredReplicaCount = replicaCount;
  },
  "POST setTags"(found, { tags }) {
    Object.assign(found.tags, tags);
  },
  "POST deleteTags"(found, { keys }) {
    for (const key of keys) delete found.tags[key];
  },
};
/** The writes whose reply is the deployment. */
const SHOWN = new Set(["POST undelete", "PATCH "]);

/**
 * Serves deployments until the test ends. A call is known by its header `x-call`. `effects` counts those of each call, and
 * `strays` lists the requests that no service should receive.
 */
export async function openLedger(t) {
  const [held, made, effects, strays] = [new Map(), new Map(), new Map(), []];
  const count = (call) => effects.set(call, (effects.get(call) ?? 0) + 1);

  function create(id, call, sent) {
    if (held.has(id)) return refusal(409, 6, "deployment already exists");
    held.set(id, { now: { tags: {}, ...sent, name: NAME + id, state: "CREATING" } });
    made.set(call, id);
    count(call);
    return { status: 200, body: held.get(id).now };
  }

  function write(record, act, call, sent) {
    const before = structuredClone(record.now);
    const refused = ACTS[act](record.now, sent);
    if (refused !== undefined) return refused;
    Object.assign(record, { before, changedAt: Date.now() });
    count(call);
    return { status: 200, body: SHOWN.has(act) ? record.now : {} };
  }

  function read({ now, before, changedAt, lagMs }) {
    return { status: 200, body: Date.now() - changedAt < lagMs ? before : now };
  }

  function answer({ method, url, headers, body }) {
    const { pathname, searchParams } = new URL(url, "http://ledger");
    const [isKnown, id, verb = ""] = PATH.exec(pathname) ?? [];
    const [call, sent] = [Number(headers["x-call"]), body === "" ? {} : JSON.parse(body)];
    const isCreate = method === "POST" && id === undefined;
    const isAct = id !== undefined && (method === "GET" || `${method} ${verb}` in ACTS);
    if (!isKnown || !(isCreate || isAct) || headers.authorization !== `Bearer ${KEY}`) {
      strays.push(`${method} ${url}`);
      return absent;
    }
    if (isCreate) return create(searchParams.get("deploymentId") ?? `made-${held.size}`, call, sent);
    const record = held.get(id);
    if (record === undefined) return absent;
    return method === "GET" ? read(record) : write(record, `${method} ${verb}`, call, sent);
  }

  const { url, requests } = await serve(t, (_, response) => {
    const asked = requests.pop();
    send(response, {
      ...answer(asked),
      headers: { "x-request-id": `${asked.headers["x-call"]}-${asked.headers["x-attempt"]}` },
    });
  });
  return {
    url,
    strays,
    /** Puts the deployment there that a call starts from, if any. */
    put({ id, start, lagMs }) {
      if (start !== undefined) held.set(id, { now: { ...structuredClone(start), name: NAME + id }, lagMs });
    },
    effectsOf: (call) => effects.get(call) ?? 0,
    /** The deployment of a call: the one with its ID, or the one that it created. */
    deploymentOf: ({ call, id }) => held.get(made.get(call) ?? id)?.now,
  };
}
