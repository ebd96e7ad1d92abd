// 2xx replies: what they may contain, and how mismatches are reported.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { clientOf, failure, READY, reply, serve } from "./service.mjs";

const options = { maxRetries: 0 };

/** The outcome of a `get` with this body. */
async function read(t, body) {
  return clientOf(await serve(t, reply(200, body)), options).get("x");
}

describe("a reply is passed on unchanged, with", () => {
  for (const [words, deployment] of [
    ["a state that this version doesn't know", { state: "HIBERNATING" }],
    ["a region that this version doesn't know", { placement: { region: "MARS_1", multiRegion: "" } }],
    ["fields that this version doesn't know", { engine: "x", new: { deep: [1, null, { a: null }] }, isNim: false }],
    ["zero values", { displayName: "", replicaCount: 0, enableAddons: false, annotations: {}, directRouteApiKeys: [] }],
    [
      "values that the rules would refuse",
      { displayName: "🔥".repeat(99), autoscalingPolicy: { scaleToZeroWindow: "0s" } },
    ],
    ["names that only look like fields", { display_name: 1, constructor: 1, toString: "x", hasOwnProperty: null }],
    ["nothing in it", {}],
  ]) {
    test(words, async (t) => assert.deepEqual(await read(t, deployment), deployment));
  }

  test("a key named __proto__", async (t) => {
    const text = '{"name":"x","__proto__":{"state":"READY"},"annotations":{"__proto__":"y"}}';
    const deployment = await read(t, text);
    assert.equal(JSON.stringify(deployment), text);
    assert.equal(deployment.state, undefined);
    assert.equal({}.state, undefined);
  });

  test("30 MB of it", async (t) => {
    const deployment = { ...READY, description: "é".repeat(15_000_000) };
    assert.deepEqual(await read(t, deployment), deployment);
  });
});

test("a known field that is null is absent", async (t) => {
  const body = {
    name: "x",
    state: null,
    status: { code: "OK", message: null },
    annotations: { a: null, b: "c" },
    new: null,
  };
  assert.deepEqual(await read(t, body), { name: "x", status: { code: "OK" }, annotations: { b: "c" }, new: null });
});

describe("a reply that is not what the API promises:", () => {
  for (const [words, body, part] of [
    ["a page", "<!DOCTYPE html><title>Welcome</title>", /an HTML page/],
    ["nothing", "", /empty/],
    ["cut JSON", '{"name": "x', /not JSON, or is cut off/],
    ["text", "ok", /not JSON/],
    ["null", "null", /`null`/],
    ["a list", "[]", /a list/],
    ["a number", "1", /a number/],
    ["a string", '"READY"', /a string/],
    ["a boolean", "true", /a boolean/],
    ["a byte order mark alone", "\ufeff", /empty/],
    ["JSON after JSON", "{}{}", /not JSON/],
    ["a name that is a number", { name: 1 }, /`name` is a number instead of a string/],
    ["a state that is a number", { state: 2 }, /`state` is a number instead of a string/],
    ["a count that is a string", { replicaCount: "1" }, /`replicaCount` is a string instead of a number/],
    ["a count with a fraction", { replicaCount: 1.5 }, /`replicaCount` is 1.5 instead of a whole number/],
    ["a count beyond 32 bits", { replicaCount: 2 ** 31 }, /`replicaCount` is 2147483648/],
    ["a flag that is a string", { enableAddons: "yes" }, /`enableAddons` is a string instead of a boolean/],
    ["a status that is a string", { status: "OK" }, /`status` is a string instead of an object/],
    ["a field of a field", { status: { message: [] } }, /`status.message` is a list instead of a string/],
    ["an entry of a map", { annotations: { a: 1 } }, /`annotations.a` is a number instead of a string/],
    [
      "an element of a list",
      { directRouteApiKeys: ["a", 1] },
      /`directRouteApiKeys.1` is a number instead of a string/,
    ],
    ["a gap in a list", { directRouteApiKeys: ["a", null] }, /`directRouteApiKeys.1` is nothing instead of a string/],
  ]) {
    test(words, async (t) => {
      const error = await failure(read(t, body));
      assert.equal(error.kind, "protocol");
      assert.equal(error.status, 200);
      assert.match(error.message, part);
      assert.match(error.message, /^get of accounts\/acme\/deployments\/x: /);
      assert.equal(error.outcomeUnknown, false);
    });
  }
});

test("a write whose reply can't be read leaves its outcome unknown", async (t) => {
  for (const body of ["", "<html>", "null", "{"]) {
    const service = await serve(t, reply(200, body));
    const error = await failure(clientOf(service, options).undelete("x"));
    assert.deepEqual([error.kind, error.outcomeUnknown], ["protocol", true]);
  }
});

test("a write whose reply has a wrong field is in doubt, and isn't repeated", async (t) => {
  const service = await serve(t, reply(200, { state: 1 }));
  const error = await failure(clientOf(service).undelete("x"));
  assert.deepEqual([error.kind, error.outcomeUnknown, error.attempts], ["protocol", true, 1]);
});

test("delete takes an empty reply as well as an empty object", async (t) => {
  for (const answer of [reply(200, {}), reply(200, ""), reply(204, "")]) {
    assert.equal(await clientOf(await serve(t, answer), options).delete("x"), undefined);
  }
});

describe("a page of a list", () => {
  const page = async (t, body) => clientOf(await serve(t, reply(200, body)), options).listPage();

  test("is handed on", async (t) => {
    const body = { deployments: [READY, { state: "NEW" }], nextPageToken: "t", totalSize: 2, more: 1 };
    assert.deepEqual(await page(t, body), body);
  });

  test("has a list even if the service omits it", async (t) => {
    for (const body of [{}, { deployments: null, nextPageToken: "", totalSize: null }])
      assert.deepEqual(await page(t, body), { deployments: [] });
  });

  test("names the mismatched deployment", async (t) => {
    for (const [wrong, part] of [
      [{ replicaCount: "x" }, /`deployments.1.replicaCount` is a string/],
      [null, /`deployments.1` is nothing/],
      [[], /`deployments.1` is a list/],
    ]) {
      const error = await failure(page(t, { deployments: [READY, wrong] }));
      assert.equal(error.kind, "protocol");
      assert.match(error.message, part);
    }
  });

  test("may hold 10,000 deployments", async (t) => {
    const deployments = Array.from({ length: 10_000 }, (_, index) => ({ ...READY, name: String(index) }));
    assert.equal((await page(t, { deployments })).deployments.length, 10_000);
  });
});
