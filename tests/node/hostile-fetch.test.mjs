import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { inspect } from "node:util";
import * as library from "fireworks-deployments";
import { assertOutcomes } from "../hostile/assert.mjs";
import { fetches } from "../hostile/fetches.mjs";
import { outcomesWith } from "../hostile/outcome.mjs";
import { failure, KEY, READY, settled, sleep } from "./service.mjs";

// an uncaught error fails this file: node:test watches for it

describe("a fetch that", { concurrency: 20 }, () => {
  for (const { name, fetch, comesTo } of fetches) {
    test(`${name} comes to: ${comesTo}`, async () => {
      assertOutcomes(await outcomesWith(library, fetch), comesTo);
    });
  }
});

const clientWith = (fetch, options) =>
  new library.DeploymentsClient({
    apiKey: KEY,
    accountId: "acme",
    baseUrl: "http://service",
    maxRetries: 0,
    fetch,
    ...options,
  });

test("the cause is the value that fetch threw", async () => {
  for (const thrown of ["boom", 42, Symbol("x"), { a: 1 }, new TypeError("boom"), null]) {
    const error = await failure(clientWith(() => Promise.reject(thrown)).get("x"));
    assert.equal(error.cause, thrown);
  }
});

test("the message says what fetch said", async () => {
  for (const thrown of ["boom", { message: "boom" }, new TypeError("boom")]) {
    const error = await failure(clientWith(() => Promise.reject(thrown)).get("x"));
    assert.match(error.message, /^get of accounts\/acme\/deployments\/x: connection failed: boom/);
  }
});

test("a fetch may call the client again", async () => {
  const inner = clientWith(async () => Response.json(READY));
  const outer = clientWith(async () => Response.json({ ...(await inner.get("x")), replicaCount: 2 }));
  assert.deepEqual(await settled(outer.get("x")), { ...READY, replicaCount: 2 });
});

test("a fetch that settles after an abort is ignored", async () => {
  for (const then of [() => Response.json(READY), () => Promise.reject(new Error("late")), () => 1]) {
    const controller = new AbortController();
    const call = clientWith(() => sleep(50).then(then)).undelete("x", { signal: controller.signal });
    setTimeout(() => controller.abort("enough"), 10);
    const error = await failure(call);
    assert.equal(error.kind, "aborted");
    assert.equal(error.cause, "enough");
    await sleep(60);
  }
});

test("each attempt has a signal of its own, which ends with it", async () => {
  const signals = [];
  const client = clientWith(
    (_, { signal }) => {
      signals.push(signal);
      return new Promise(() => {});
    },
    { timeoutMs: 20, maxRetries: 1 },
  );
  await failure(client.get("x"));
  assert.deepEqual(
    signals.map((signal) => signal.aborted),
    [true, true],
  );
  assert.notEqual(signals[0], signals[1]);
});

test("an error can be printed, whatever its cause", async () => {
  for (const { name, fetch, comesTo } of fetches.filter(({ name }) => /rejects with/.test(name))) {
    const error = await failure(clientWith(fetch).get("x"));
    assert.equal(error.kind, comesTo);
    for (const print of [String, JSON.stringify, inspect]) assert.ok(print(error).includes("x"), name);
  }
});

test("a reply may throw at any of the reads of its members", async () => {
  for (let throwing = 1; throwing <= 12; throwing++) {
    let reads = 0;
    const get = (target, member) => {
      reads += 1;
      if (reads === throwing) throw new Error(`read ${throwing}`);
      const value = Reflect.get(target, member);
      return typeof value === "function" ? value.bind(target) : value;
    };
    const client = clientWith(async () => new Proxy(new Response("{}"), { get }));
    const outcome = await settled(client.get("x").catch((error) => error));
    assert.ok(library.isFireworksError(outcome) || Object.keys(outcome).length === 0, `read ${throwing}`);
  }
});
