// Wrong input: errors of kind `config` that name it, with nothing sent.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { inspect } from "node:util";
import { DeploymentsClient, isFireworksError } from "fireworks-deployments";
import { clientOf, failure, KEY, READY, reply, serve } from "./service.mjs";

/** Asserts that the error has kind `config` and this text in its message. */
function assertConfig(error, part) {
  assert.ok(isFireworksError(error), inspect(error));
  assert.equal(error.kind, "config", error.message);
  assert.equal(error.attempts, 0);
  assert.equal(error.outcomeUnknown, false);
  assert.match(error.message, part);
}

/** The error of a call. Fails if anything was sent. */
async function refusal(t, call, options) {
  const service = await serve(t, reply(200, READY));
  const error = await failure((async () => call(clientOf(service, options)))());
  assert.deepEqual(service.requests, []);
  return error;
}

const refuse = () => {
  throw new Error("no");
};
const hostile = new Proxy({}, { get: refuse, has: refuse, ownKeys: refuse, getPrototypeOf: refuse });
const shown = (value) =>
  inspect(value, { maxStringLength: 20, customInspect: false, showProxy: true }).replaceAll("\n", " ");

describe("a deployment can't be named by", () => {
  const ids = [
    "",
    ".",
    "..",
    "a/b",
    "a?b",
    "a%2Fb",
    "a".repeat(64),
    "A",
    "a b",
    "a\n",
    "ü",
    "a#",
    "accounts/a/deployments/",
    "/",
  ];
  const others = [0, 1, null, undefined, true, Symbol("x"), {}, [], ["x"], Object("x"), 1n, () => "x", hostile];
  for (const id of [...ids, ...others]) {
    test(shown(id), async (t) => {
      for (const method of ["undelete", "get", "delete"]) {
        assertConfig(await refusal(t, (client) => client[method](id)), /deployment/);
      }
      assertConfig(await refusal(t, (client) => client.waitFor(id, "READY")), /deployment/);
    });
  }
});

describe("an account that can't be", () => {
  for (const account of ["", ".", "..", "a/b", "a%2Fb", "A", "a".repeat(64), 1, null, Symbol("x"), {}, hostile]) {
    test(shown(account), async (t) => {
      assertConfig(await refusal(t, (client) => client.get("x"), { accountId: account }), /account/);
      assertConfig(await refusal(t, (client) => client.get("x", { accountId: account })), /account/);
      assertConfig(await refusal(t, (client) => client.listPage({}, { accountId: account })), /account/);
    });
  }
});

test("an ID without an account is an error that says how to set one", async (t) => {
  const options = { accountId: undefined };
  assertConfig(await refusal(t, (client) => client.get("x"), options), /accountId.*FIREWORKS_ACCOUNT_ID/);
  assertConfig(await refusal(t, (client) => client.listPage(), options), /accountId/);
});

test("the service's URL without a key is an error that says how to set one", () => {
  for (const baseUrl of [undefined, "https://api.fireworks.ai", "https://api.fireworks.ai/"]) {
    const construct = () => new DeploymentsClient({ accountId: "acme", baseUrl });
    assert.throws(construct, (error) => assertConfig(error, /apiKey.*FIREWORKS_API_KEY/) ?? true);
  }
});

describe("a key that can't be sent never shows:", () => {
  const keys = [`${KEY}\n`, `${KEY}\r\nx: y`, ` ${KEY}`, `${KEY} x`, `${KEY}\0`, `${KEY}é`, [KEY], { key: KEY }];
  for (const apiKey of keys) {
    test(shown(apiKey), async (t) => {
      for (const given of [apiKey, () => apiKey, async () => apiKey]) {
        const error = await refusal(t, (client) => client.get("x"), { apiKey: given });
        assertConfig(error, /apiKey/);
        for (const text of [String(error), inspect(error, { depth: Infinity }), JSON.stringify(error), error.stack])
          assert.doesNotMatch(text, /s3cr3t/);
      }
    });
  }
  for (const apiKey of ["", null, 1, Symbol("key"), hostile]) {
    test(shown(apiKey), async (t) => assertConfig(await refusal(t, (client) => client.get("x"), { apiKey }), /apiKey/));
  }
});

describe("a header that can't be sent:", () => {
  for (const headers of [
    { "x\ny": "1" },
    { "x\r": "1" },
    { "x y": "1" },
    { "": "1" },
    { é: "1" },
    { x: "1\n2" },
    { x: "1\r\nauthorization: Bearer y" },
    { x: "\0" },
    { x: "€" },
    { x: 1 },
    { x: null },
    { x: Symbol("y") },
    "x: y",
    1,
    null,
    hostile,
  ]) {
    test(shown(headers), async (t) => {
      assertConfig(await refusal(t, (client) => client.get("x"), { headers }), /header/);
      assertConfig(await refusal(t, (client) => client.get("x", { headers })), /header/);
    });
  }
});

describe("an invalid base URL:", () => {
  const urls = [
    "",
    " ",
    "nowhere",
    "/",
    "//host",
    "ftp://host",
    "file:///x",
    "javascript:1",
    "http://",
    "http://u:p@host",
  ];
  for (const baseUrl of [
    ...urls,
    "http://host?x",
    "http://host#x",
    1,
    {},
    Symbol("x"),
    new URL("http://host"),
    hostile,
  ]) {
    test(shown(baseUrl), () => {
      const construct = () => new DeploymentsClient({ apiKey: KEY, accountId: "acme", baseUrl });
      assert.throws(construct, (error) => assertConfig(error, /baseUrl/) ?? true);
    });
  }
});

const counts = [Number.NaN, -1, "1", null, 1n, {}, Symbol("x")];

for (const [option, values] of [
  ["timeoutMs", [0, ...counts]],
  ["maxRetries", counts],
  ["fetch", [1, "x", {}, null]],
  ["onEvent", [1, "x", {}, null]],
]) {
  describe(`the client's ${option} can't be`, () => {
    for (const value of values) {
      test(shown(value), async (t) => {
        assertConfig(await refusal(t, (client) => client.get("x"), { [option]: value }), new RegExp(option));
      });
    }
  });
}

const fake = Object.create(AbortSignal.prototype);

for (const [option, values] of [
  ["timeoutMs", [0, ...counts]],
  ["maxRetries", counts],
  ["signal", [1, "x", {}, null, { aborted: false }, fake, hostile]],
]) {
  describe(`a call's ${option} can't be`, () => {
    for (const value of values) {
      test(shown(value), async (t) => {
        assertConfig(await refusal(t, (client) => client.get("x", { [option]: value })), new RegExp(option));
      });
    }
  });
}

describe("a wait can't have", () => {
  for (const [words, wait] of [
    ["a timeout of 0", { timeoutMs: 0 }],
    ["a timeout that isn't a number", { timeoutMs: "1h" }],
    ["a negative pollMs", { pollMs: -1 }],
    ["a graceMs that isn't a number", { graceMs: Number.NaN }],
    ["an onPoll that isn't a function", { onPoll: 1 }],
    ["a value that is neither true nor an object", "yes"],
    ["getters that throw", hostile],
  ]) {
    test(words, async (t) => assertConfig(await refusal(t, (client) => client.undelete("x", { wait })), /./));
  }
  for (const state of [[], undefined, null, 1, {}, [1], [[]], "", hostile]) {
    test(`the state ${shown(state)}`, async (t) => {
      assertConfig(await refusal(t, (client) => client.waitFor("x", state)), /state/);
    });
  }
});

describe("a list can't be requested with", () => {
  for (const query of [
    { pageSize: "5" },
    { pageSize: -1 },
    { pageSize: 1.5 },
    { pageSize: Number.NaN },
    { pageSize: 2 ** 31 },
    { filter: 1 },
    { orderBy: {} },
    { showDeleted: "yes" },
    { readMask: [1] },
    { readMask: { a: 1 } },
    { pageToken: 1 },
    { pageToken: Symbol("x") },
  ]) {
    test(shown(query), async (t) => {
      assertConfig(await refusal(t, (client) => client.listPage(query)), new RegExp(Object.keys(query)[0]));
    });
  }
});

test("client options that aren't an object are an error", () => {
  for (const options of [null, 1, "x", Symbol("x")]) {
    assert.throws(
      () => new DeploymentsClient(options),
      (error) => assertConfig(error, /options/) ?? true,
      shown(options),
    );
  }
});

test("a call's options may be null", async (t) => {
  const service = await serve(t, reply(200, READY));
  assert.deepEqual(await clientOf(service).get("x", null), READY);
  assert.deepEqual(await clientOf(service).undelete("x", { wait: null }), READY);
});

test("call options that aren't an object are an error", async (t) => {
  for (const options of [1, "wait", true, [], Symbol("x"), () => {}]) {
    for (const call of [(client) => client.undelete("x", options), (client) => client.get("x", options)])
      assertConfig(await refusal(t, call), /options must be an object/);
  }
});
