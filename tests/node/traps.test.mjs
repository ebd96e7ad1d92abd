// The client's module traps, for want of memory: that call fails, and later ones have a fresh instance.
import assert from "node:assert/strict";
import { test } from "node:test";
import { KEY, READY } from "./service.mjs";

const MOST_PAGES = 65_536;

const { Instance } = WebAssembly;
const instances = [];
WebAssembly.Instance = class {
  constructor(...given) {
    const { exports } = new Instance(...given);
    this.exports = exports;
    if (exports.replied) instances.push(exports);
  }
};
const { DeploymentsClient, isFireworksError } = await import("../../pkg/dist/node.js?traps");

/** Leaves the module no more memory than it has. */
function fill() {
  const { memory } = instances.at(-1);
  memory.grow(MOST_PAGES - memory.buffer.byteLength / 65_536);
}

const large = JSON.stringify({ message: "x".repeat(4_000_000) });
const read = JSON.stringify(READY);
/** A service whose deployment `large` has words that need much memory. */
const fetch = async (url) => new Response(url.includes("large") ? large : read);
const options = { apiKey: KEY, accountId: "acme", baseUrl: "https://service", fetch };
const client = new DeploymentsClient(options);

test("a trap fails its own call, and no later one", async () => {
  assert.equal((await client.get("x")).state, "READY");
  for (let count = 1; count <= 5; count++) {
    assert.equal(instances.length, count);
    fill();
    const error = await client.terminationMessage("large").catch((error) => error);
    assert.ok(isFireworksError(error), `${error}`);
    assert.match(error.message, /unreachable/);
    assert.equal((await client.get("x")).state, "READY");
  }
});

test("a call in progress fails as well, and says whether its write was sent", async () => {
  let answer;
  const silent = new DeploymentsClient({ ...options, fetch: () => new Promise((resolve) => (answer = resolve)) });
  for (const [call, outcomeUnknown] of [
    [() => silent.get("x"), false],
    [() => silent.undelete("x"), true],
  ]) {
    const error = call().catch((error) => error);
    await new Promise(setImmediate);
    fill();
    await client.terminationMessage("large").catch(() => {});
    assert.equal((await client.get("x")).state, "READY");
    answer(new Response(read));
    const { message, ...fields } = await error;
    assert.match(message, /WebAssembly failed in another call/);
    assert.equal(fields.outcomeUnknown, outcomeUnknown);
  }
});
