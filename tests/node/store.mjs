// A stand-in for the service that stores deployments: writes take effect even if their answers get lost.
import { reply, send, serve } from "./service.mjs";

const refusal = (status, code, message) => reply(status, { code, message, details: [] });
const MISSING = refusal(404, 5, "deployment not found");
const EXISTS = refusal(409, 6, "deployment already exists");
const NOT_DELETED = refusal(409, 6, "deployment is not deleted");

/** An answer sent instead of the real one, after the request took effect. */
export const lost = (answer) => ({ answer, takesEffect: true });

/** An answer sent instead of the real one, without any effect. */
export const untaken = (answer) => ({ answer, takesEffect: false });

/**
 * Stores deployments of `acme`, by ID, until the test ends. Its first requests may each have a fault, `lost` or
 * `untaken`.
 */
export async function storeOf(t, deployments = {}, ...faults) {
  const held = new Map();
  const hold = (id, fields) => held.set(id, { name: `accounts/acme/deployments/${id}`, state: "READY", ...fields });
  for (const [id, fields] of Object.entries(deployments)) hold(id, fields);

  /** The requests, and how they are handled. */
  const actions = {
    GET: ({ found }) => reply(200, found),
    POST({ query, body }) {
      const id = query.get("deploymentId") ?? `made-${held.size}`;
      if (held.has(id)) return EXISTS;
      hold(id, { ...body, state: "CREATING" });
      return reply(200, held.get(id));
    },
    PATCH({ found, query, body }) {
      applyMask(found, body, query.get("updateMask").split(","));
      return reply(200, found);
    },
    DELETE({ id, found, query }) {
      if (found.state === "DELETED") return MISSING;
      if (query.get("hard") === "true") held.delete(id);
      else found.state = "DELETED";
      return reply(200, {});
    },
    "POST:undelete"({ found }) {
      if (found.state !== "DELETED") return NOT_DELETED;
      found.state = "CREATING";
      return reply(200, found);
    },
    "PATCH:scale"({ found, body }) {
      found.desiredReplicaCount = body.replicaCount;
      return reply(200, {});
    },
    "POST:setTags"({ found, body }) {
      found.annotations = { ...found.annotations, ...body.tags };
      return reply(200, {});
    },
    "POST:deleteTags"({ found, body }) {
      for (const key of body.keys) delete found.annotations?.[key];
      return reply(200, {});
    },
  };

  const carryOut = ({ method, url, body }) => {
    const { pathname, searchParams: query } = new URL(url, "http://service");
    const [, id, action = ""] = /^\/v1\/accounts\/acme\/deployments(?:\/([^/:]+)(:\w+)?)?$/.exec(pathname);
    const found = held.get(id);
    if (id && !found) return MISSING;
    return actions[method + action]({ id, found, query, body: body && JSON.parse(body) });
  };

  const service = await serve(t, (request, response) => {
    const { answer, takesEffect } = faults[service.requests.length - 1] ?? lost();
    const done = takesEffect && carryOut(service.requests.at(-1));
    if (typeof answer === "function") answer(request, response);
    else send(response, answer ?? done);
  });
  return { ...service, held };
}

/**
 * Applies an update mask as AIP-134 says: fields missing from the body are cleared, fields missing from the mask are
 * ignored.
 */
function applyMask(deployment, changes, paths) {
  for (const path of paths) {
    const names = path.split(".").map((name) => name.replace(/_(.)/g, (_, letter) => letter.toUpperCase()));
    const last = names.pop();
    let [target, source] = [deployment, changes];
    for (const name of names) {
      target[name] ??= {};
      [target, source] = [target[name], source?.[name]];
    }
    const value = source?.[last] ?? undefined;
    if (value === undefined) delete target[last];
    else target[last] = value;
  }
}
