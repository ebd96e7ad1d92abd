// Writes that took effect although their answers were lost: repeated where that is safe, then settled by a look-up.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { clientOf, failure, hangUp, reply, serve, silence } from "./service.mjs";
import { lost, storeOf, untaken } from "./store.mjs";

const soon = { "retry-after-ms": "1" };
const json = { "content-type": "application/json" };
const NAME = "accounts/acme/deployments/x";
const sent = { baseModel: "accounts/fireworks/models/tiny", displayName: "Mine" };
const methods = ({ requests }) => requests.map(({ method }) => method).join(" ");

/** The answers that may replace the real one. */
const losses = {
  "a connection that broke": hangUp,
  "a reply that broke off": (_, response) => {
    response.writeHead(200, { ...json, "content-length": "99" });
    response.write('{"name":', () => response.destroy());
  },
  silence,
  "a reply that is cut": reply(200, '{"name":', { ...json, ...soon }),
  "an HTML page": reply(200, "<html>", soon),
  ...Object.fromEntries([500, 502, 503, 504].map((status) => [String(status), reply(status, {}, soon)])),
};

/** A timeout, short where nothing else ends the attempt. */
const timeoutFor = (answer) => (answer === silence ? { timeoutMs: 1_000 } : {});

/** Each write that can be repeated: the state before, its requests, and the state after. */
const writes = {
  undelete: {
    before: { x: { state: "DELETED" } },
    call: (client) => client.undelete("x"),
    requests: "POST POST GET",
    after: { x: { name: NAME, state: "CREATING" } },
  },
  "create with an ID": {
    before: {},
    call: (client) => client.create(sent, { deploymentId: "x" }),
    requests: "POST POST GET",
    after: { x: { ...sent, name: NAME, state: "CREATING" } },
  },
  delete: {
    before: { x: {} },
    call: (client) => client.delete("x"),
    requests: "DELETE DELETE",
    after: { x: { name: NAME, state: "DELETED" } },
  },
  "delete for good": {
    before: { x: {} },
    call: (client) => client.delete("x", { hard: true }),
    requests: "DELETE DELETE",
    after: {},
  },
  scale: {
    before: { x: {} },
    call: (client) => client.scale("x", 3),
    requests: "PATCH PATCH",
    after: { x: { name: NAME, state: "READY", desiredReplicaCount: 3 } },
  },
  update: {
    before: { x: { description: "Old" } },
    call: (client) => client.update("x", { displayName: "New" }),
    requests: "PATCH PATCH",
    after: { x: { name: NAME, state: "READY", description: "Old", displayName: "New" } },
  },
  setTags: {
    before: { x: {} },
    call: (client) => client.setTags("x", { "custom/team": "search" }),
    requests: "POST POST",
    after: { x: { name: NAME, state: "READY", annotations: { "custom/team": "search" } } },
  },
  deleteTags: {
    before: { x: { annotations: { "custom/team": "search" } } },
    call: (client) => client.deleteTags("x", ["custom/team"]),
    requests: "POST POST",
    after: { x: { name: NAME, state: "READY", annotations: {} } },
  },
};

describe("a write resolves:", { concurrency: 24 }, () => {
  for (const [name, { before, call, requests, after }] of Object.entries(writes)) {
    for (const [words, answer] of Object.entries(losses)) {
      test(`${name}, when all that came back was ${words}`, async (t) => {
        const store = await storeOf(t, before, lost(answer));
        const result = await call(clientOf(store, timeoutFor(answer)));
        assert.equal(methods(store), requests);
        assert.deepEqual(Object.fromEntries(store.held), after);
        // half of them return nothing
        assert.deepEqual(result ?? after.x, after.x);
        assert.equal(new Set(store.requests.filter(({ method }) => method !== "GET").map(({ url }) => url)).size, 1);
      });
    }
  }
});

describe("create without an ID is sent once and its outcome is unknown, if all that came back was", {
  concurrency: 24,
}, () => {
  for (const [words, answer] of Object.entries(losses)) {
    test(words, async (t) => {
      const store = await storeOf(t, {}, lost(answer));
      const error = await failure(clientOf(store, timeoutFor(answer)).create(sent));
      assert.deepEqual([error.outcomeUnknown, error.attempts, methods(store)], [true, 1, "POST"]);
      assert.match(error.message, /it is unknown whether it took effect$/);
      assert.equal(store.held.size, 1, "it did take effect");
    });
  }
});

test("create without an ID is repeated if it surely had no effect", async (t) => {
  for (const status of [408, 429]) {
    const store = await storeOf(t, {}, untaken(reply(status, {}, soon)));
    assert.equal((await clientOf(store).create(sent)).displayName, "Mine");
    assert.deepEqual([methods(store), store.held.size], ["POST POST", 1]);
  }
});

describe("create over somebody else's deployment stays refused", () => {
  const theirs = { ...sent, displayName: "Theirs" };
  for (const [words, faults, requests] of [
    ["at once", [], "POST GET"],
    ["after a connection that broke", [untaken(hangUp)], "POST POST GET"],
    ["after a 503", [untaken(reply(503, {}, soon))], "POST POST GET"],
  ]) {
    test(words, async (t) => {
      const store = await storeOf(t, { x: theirs }, ...faults);
      const error = await failure(clientOf(store).create(sent, { deploymentId: "x" }));
      assert.deepEqual([error.kind, error.code, error.outcomeUnknown], ["api", "ALREADY_EXISTS", false]);
      assert.equal(methods(store), requests);
      assert.equal(store.held.get("x").displayName, "Theirs");
    });
  }
});

describe("a write refused at the first attempt stays refused:", () => {
  for (const [words, before, call, code] of [
    [
      "a create of an existing deployment",
      { x: sent },
      (client) => client.create(sent, { deploymentId: "x" }),
      "ALREADY_EXISTS",
    ],
    ["an undelete of a live deployment", { x: {} }, (client) => client.undelete("x"), "ALREADY_EXISTS"],
    ["a delete of a missing deployment", {}, (client) => client.delete("x"), "NOT_FOUND"],
    ["an update of a missing deployment", {}, (client) => client.update("x", { displayName: "New" }), "NOT_FOUND"],
    ["a scale of a missing deployment", {}, (client) => client.scale("x", 1), "NOT_FOUND"],
  ]) {
    test(words, async (t) => {
      const store = await storeOf(t, before);
      const error = await failure(call(clientOf(store)));
      assert.deepEqual([error.code, error.attempts, error.outcomeUnknown], [code, 1, false]);
      assert.equal(store.requests.filter(({ method }) => method !== "GET").length, 1);
    });
  }
});

test("no write is repeated after a 409", async (t) => {
  const creates = { "create without an ID": { call: (client) => client.create(sent) } };
  for (const [name, { call }] of Object.entries({ ...writes, ...creates })) {
    const service = await serve(t, reply(409, { code: 10, message: "try again", details: [] }, soon), reply(200, {}));
    const error = await failure(call(clientOf(service)));
    assert.deepEqual([error.code, error.attempts, service.requests.length], ["ABORTED", 1, 1], name);
  }
});
