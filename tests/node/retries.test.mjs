// Retries end to end, on a real server that asks for delays.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { clientOf, failure, hangUp, READY, reply, serve, silence } from "./service.mjs";

const soon = { "retry-after-ms": "1" };
const busy = (status) => reply(status, { message: "busy" }, soon);
const found = reply(200, READY);
const exists = reply(409, { code: 6, message: "not deleted", details: [] });
const missing = reply(404, { code: 5, message: "not found", details: [] });
const methods = (service) => service.requests.map(({ method }) => method).join(" ");

describe("a read is repeated after", () => {
  for (const [words, answer, options] of [
    ["408", busy(408)],
    ["409", busy(409)],
    ["429", busy(429)],
    ["500", busy(500)],
    ["503", busy(503)],
    ["a connection that broke", hangUp],
    ["a timeout", silence, { timeoutMs: 100 }],
    ["400 that says to", reply(400, {}, { ...soon, "x-should-retry": "true" })],
  ]) {
    test(words, async (t) => {
      const service = await serve(t, answer, found);
      assert.deepEqual(await clientOf(service, options).get("x"), READY);
      assert.equal(service.requests.length, 2);
    });
  }
});

describe("a read is not repeated after", () => {
  for (const [words, answer] of [
    ...[400, 401, 403, 404, 412, 422].map((status) => [String(status), busy(status)]),
    ["503 that says not to", reply(503, {}, { ...soon, "x-should-retry": "false" })],
    ["a reply that can't be read", reply(200, "{")],
  ]) {
    test(words, async (t) => {
      const service = await serve(t, answer, found);
      const error = await failure(clientOf(service).get("x"));
      assert.equal(error.attempts, 1);
      assert.equal(service.requests.length, 1);
    });
  }
});

test("the number of attempts is maxRetries plus one", async (t) => {
  for (const [client, call, attempts] of [
    [{}, {}, 3],
    [{ maxRetries: 0 }, {}, 1],
    [{ maxRetries: 0 }, { maxRetries: 4 }, 5],
  ]) {
    const service = await serve(t, busy(503));
    const error = await failure(clientOf(service, client).get("x", call));
    assert.deepEqual([error.attempts, service.requests.length], [attempts, attempts]);
  }
});

describe("an undelete that took effect before", () => {
  for (const [words, first, options] of [
    ["the connection broke", hangUp],
    ["a 502", busy(502)],
    ["a timeout", silence, { timeoutMs: 100 }],
    ["a reply that was cut", reply(200, '{"name":')],
  ]) {
    test(`${words} is settled by a look-up`, async (t) => {
      const service = await serve(t, first, exists, found);
      const events = [];
      const client = clientOf(service, { ...options, onEvent: ({ type }) => events.push(type) });
      assert.deepEqual(await client.undelete("x"), READY);
      assert.equal(methods(service), "POST POST GET");
      assert.equal(events.at(-1), "settled-by-reading");
    });
  }

  test("is looked up again while the service still shows it deleted", async (t) => {
    const deleted = reply(200, { ...READY, state: "DELETED" });
    const service = await serve(t, hangUp, exists, deleted, found);
    assert.deepEqual(await clientOf(service).undelete("x"), READY);
    assert.equal(methods(service), "POST POST GET GET");
  });
});

test("an undelete that is refused at the first attempt stays refused", async (t) => {
  const service = await serve(t, exists, found);
  const error = await failure(clientOf(service).undelete("x"));
  assert.deepEqual([error.code, error.outcomeUnknown, error.attempts], ["ALREADY_EXISTS", false, 1]);
  assert.equal(service.requests.length, 1);
});

test("an undelete that surely had no effect is not settled by a look-up", async (t) => {
  const service = await serve(t, busy(429), exists, found);
  const error = await failure(clientOf(service).undelete("x"));
  assert.deepEqual([error.code, error.outcomeUnknown, methods(service)], ["ALREADY_EXISTS", false, "POST POST"]);
});

test("an undelete that never got an answer has an unknown outcome", async (t) => {
  for (const [answer, kind] of [
    [hangUp, "network"],
    [busy(504), "api"],
  ]) {
    const service = await serve(t, answer);
    const error = await failure(clientOf(service, { maxRetries: 1 }).undelete("x"));
    assert.deepEqual([error.kind, error.outcomeUnknown, error.attempts], [kind, true, 2]);
    assert.match(error.message, /it is unknown whether it took effect/);
  }
});

test("a delete that took effect before the connection broke is settled by the refusal", async (t) => {
  const service = await serve(t, hangUp, missing);
  assert.equal(await clientOf(service).delete("x"), undefined);
  assert.equal(methods(service), "DELETE DELETE");
});

test("a delete of a missing deployment is refused", async (t) => {
  const error = await failure(clientOf(await serve(t, missing)).delete("x"));
  assert.deepEqual([error.kind, error.code, error.outcomeUnknown], ["api", "NOT_FOUND", false]);
});

test("an undelete waits until the deployment is ready", async (t) => {
  const states = ["DELETED", "CREATING", "UPDATING", "READY"].map((state) => reply(200, { ...READY, state }));
  const service = await serve(t, ...states);
  const polled = [];
  const wait = { pollMs: 1, onPoll: ({ state }) => polled.push(state) };
  assert.deepEqual(await clientOf(service).undelete("x", { wait }), READY);
  assert.deepEqual(polled, ["CREATING", "UPDATING", "READY"]);
});

test("a wait ends when the deployment fails, with the deployment", async (t) => {
  const broken = { ...READY, state: "FAILED", status: { code: "INTERNAL", message: "no image" } };
  const error = await failure(clientOf(await serve(t, reply(200, broken))).waitFor("x", "READY"));
  assert.equal(error.kind, "failed");
  assert.deepEqual(error.deployment, broken);
  assert.match(error.message, /FAILED \(INTERNAL: no image\)/);
});

test("a wait ends at its timeout", async (t) => {
  const service = await serve(t, reply(200, { ...READY, state: "CREATING" }));
  const error = await failure(clientOf(service).waitFor("x", "READY", { maxWaitMs: 50, pollMs: 10 }));
  assert.equal(error.kind, "timeout");
  assert.match(error.message, /last seen CREATING/);
});

test("a wait for deletion ends at a 404", async (t) => {
  const service = await serve(t, reply(200, {}), reply(200, { ...READY, state: "DELETING" }), missing);
  assert.equal(await clientOf(service).delete("x", { wait: { pollMs: 1 } }), undefined);
  assert.equal(methods(service), "DELETE GET GET");
});
