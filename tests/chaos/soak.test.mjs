// A soak: the calls of two minutes, or in the long form (`TORTURE=long`) of an hour, at ten a second, through the proxy. Time
// is hurried, and 50 calls are made at a time. Whatever happens to them, they leave nothing behind.
import assert from "node:assert/strict";
import { getEventListeners, once } from "node:events";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { queryObjects, setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { Worker } from "node:worker_threads";
import { hurry } from "../node/hurry.mjs";
import { KEY } from "../node/service.mjs";
import { sizeOf, watched } from "../node/watched.mjs";
import { outcomesOf } from "./caller.mjs";

const { SEED = "20261128", TORTURE } = process.env;
const count = TORTURE === "long" ? 36_000 : 1_200;
/** The first round warms up: what the others leave behind is compared with it. */
const ROUNDS = 8;
const AT_ONCE = 50;
/** The growth of the heap that is its noise, in bytes. */
const NOISE = 2 ** 20;

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc");

test(`${count} calls leave nothing behind, whatever happens to them`, async (t) => {
  hurry(t);
  const seed = Number(SEED);
  const worker = new Worker(new URL("./soak-service.mjs", import.meta.url), { workerData: { seed, count } });
  t.after(() => worker.terminate());
  const [baseUrl] = await once(worker, "message");
  const { library, exports, numbers } = await watched("soak");
  const { signal } = new AbortController();

  const rounds = [];
  for (let round = 0; round < ROUNDS; round++) {
    const calls = Array.from({ length: count / ROUNDS }, (_, nth) => (round * count) / ROUNDS + nth);
    const outcomes = await outcomesOf(library, { baseUrl, apiKey: KEY, seed, calls, width: AT_ONCE, signal }, String);
    assert.ok(!outcomes.some(({ hangs }) => hangs), "a call never settles");
    worker.postMessage("close all connections");
    while (inUse().length > 0) await sleep(10);
    rounds.push({ module: sizeOf(exports), listeners: getEventListeners(signal, "abort").length, ...(await heap()) });
    t.diagnostic(JSON.stringify(rounds.at(-1)));
  }

  const [first, ...others] = rounds;
  for (const { module, listeners, objects, bytes } of others) {
    assert.deepEqual({ module, listeners, objects }, { module: first.module, listeners: 0, objects: first.objects });
    assert.ok(bytes < first.bytes + NOISE, `the heap grew from ${first.bytes} to ${bytes} bytes`);
  }
  // a call has the lowest number that is free
  assert.ok(Math.max(...numbers) < AT_ONCE, "a call that is over gives its number back");
});

/** The timers and sockets of this thread. */
const inUse = () => process.getActiveResourcesInfo().filter((name) => /^(Timeout|Immediate|TCP)/.test(name));

/** The heap without garbage: its size, and its objects of each class that a call makes. */
async function heap() {
  for (let turn = 0; turn < 5; turn++) {
    collectGarbage();
    await sleep(1);
  }
  const made = Object.entries({ AbortController, AbortSignal, Headers, Response, Promise });
  const objects = Object.fromEntries(made.map(([name, itsClass]) => [name, queryObjects(itsClass)]));
  return { objects, bytes: process.memoryUsage().heapUsed };
}
