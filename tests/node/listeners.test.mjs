// The caller's functions may throw: a listener that throws ends no call, and an `apiKey` function that throws ends its
// call.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { clientOf, failure, READY, reply, serve } from "./service.mjs";

const unprintable = {
  [Symbol.for("nodejs.util.inspect.custom")]: () => {
    throw new Error("again");
  },
};
// biome-ignore-start lint/suspicious/noThenProperty: misbehaving promise look-alikes are under test
const misdeeds = {
  "throws an Error": () => {
    throw new Error("mine");
  },
  "throws nothing": () => {
    throw undefined;
  },
  "throws an unprintable value": () => {
    throw unprintable;
  },
  rejects: () => Promise.reject(new Error("mine")),
  "returns a poisoned thenable": () => ({
    get then() {
      throw new Error("mine");
    },
  }),
  "returns a thenable that rejects": () => ({ then: (_, reject) => reject("mine") }),
  "never settles": () => new Promise(() => {}),
};
// biome-ignore-end lint/suspicious/noThenProperty: as above

for (const [words, listener] of Object.entries(misdeeds)) {
  test(`a listener that ${words} ends no call`, async (t) => {
    const warn = t.mock.method(console, "warn", () => {});
    const client = clientOf(await serve(t, reply(200, READY)), { onEvent: listener });
    assert.deepEqual(await client.undelete("x", { wait: { onPoll: listener } }), READY);
    if (words !== "never settles") assert.ok(warn.mock.callCount() >= 6);
    for (const {
      arguments: [message],
    } of warn.mock.calls)
      assert.match(message, /(onEvent|onPoll) threw/);
  });
}

test("a console that throws ends no call", async (t) => {
  t.mock.method(console, "warn", () => {
    throw new Error("broken pipe");
  });
  const client = clientOf(await serve(t, reply(200, READY)), { onEvent: misdeeds.rejects });
  assert.deepEqual(await client.get("x"), READY);
});

test("a listener may change its event, and call the client", async (t) => {
  const told = [];
  const client = clientOf(await serve(t, reply(200, READY)), {
    onEvent(event) {
      told.push(event.type);
      for (const name of Object.keys(event)) delete event[name];
      if (told.length === 1) client.get("y").catch(() => {});
    },
  });
  assert.deepEqual(await client.get("x"), READY);
});

test("events come in order", async (t) => {
  const busy = reply(503, {}, { "retry-after-ms": "7", "x-request-id": "r1", "x-more": "1" });
  const events = [];
  const client = clientOf(await serve(t, busy, reply(200, READY)), { onEvent: (event) => events.push(event) });
  await client.get("x");
  const at = { method: "GET", path: "/v1/accounts/acme/deployments/x" };
  const [request, response, retry, ...rest] = events;
  assert.deepEqual(request, { type: "request", ...at, attempt: 1 });
  assert.deepEqual([response.status, response.requestId, response.headers["x-more"]], [503, "r1", "1"]);
  assert.deepEqual(retry, { type: "retry", ...at, attempt: 2, kind: "api", status: 503, delayMs: retry.delayMs });
  assert.deepEqual(
    rest.map(({ type }) => type),
    ["request", "response"],
  );
});

describe("an apiKey function that", () => {
  const mine = new Error("vault is sealed");
  for (const [words, apiKey, cause] of [
    [
      "throws an Error",
      () => {
        throw mine;
      },
      mine,
    ],
    [
      "throws a string",
      () => {
        throw "sealed";
      },
      "sealed",
    ],
    ["rejects", () => Promise.reject(mine), mine],
    ["rejects with an object", () => Promise.reject(unprintable), unprintable],
    ["rejects with nothing", () => Promise.reject(), undefined],
    ["returns nothing", () => {}],
    ["returns a number", () => 1],
    ["returns an object", async () => ({ key: "x" })],
    ["returns an empty string", async () => ""],
    ["returns a key of two lines", async () => "a\nb"],
  ]) {
    test(`${words} ends the call before anything is sent`, async (t) => {
      const service = await serve(t, reply(200, READY));
      const error = await failure(clientOf(service, { apiKey }).undelete("x"));
      assert.deepEqual([error.kind, error.attempts, error.outcomeUnknown], ["config", 0, false]);
      assert.equal(error.cause, cause);
      assert.match(error.message, /apiKey/);
      assert.deepEqual(service.requests, []);
    });
  }
});
