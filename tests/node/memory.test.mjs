// Replies that are no JSON leave nothing behind in the module: neither bytes, nor references, nor calls.
import assert from "node:assert/strict";
import { test } from "node:test";
import { sizeOf, watched } from "./watched.mjs";

const REPLIES = 225_000;
const ROUND = 15_000;
const AT_ONCE = 30;

const bodies = ["<!doctype html><title>Welcome</title>", "", '{"name": "accounts/acme/dep'];
const [html, empty, broken] = bodies.map((body, index) => ({
  status: index === 1 ? 204 : 200,
  headers: new Headers({ "content-type": "text/html", "x-request-id": String(index) }),
  text: async () => body,
}));

test(`${REPLIES} replies that are no JSON leave the module as it was`, async () => {
  const { library, exports, numbers } = await watched("memory");
  let sent = 0;
  const fetch = async () => [html, empty, broken][sent++ % 3];
  const client = new library.DeploymentsClient({ accountId: "acme", baseUrl: "http://service", maxRetries: 0, fetch });
  const kinds = new Set();
  const caller = async (until) => {
    while (sent < until) await client.get("x").catch(({ kind }) => kinds.add(kind));
  };
  const size = async (until) => {
    await Promise.all(Array.from({ length: AT_ONCE }, () => caller(until)));
    return sizeOf(exports);
  };

  const first = await size(ROUND);
  for (let until = 2 * ROUND; until <= REPLIES; until += ROUND) assert.deepEqual(await size(until), first);
  assert.ok(sent >= REPLIES);
  assert.deepEqual([...kinds], ["protocol"]);
  // a call has the lowest number that is free
  assert.ok(Math.max(...numbers) < AT_ONCE, "a call that is over gives its number back");
  numbers.clear();
  await caller(sent + 1);
  assert.deepEqual([...numbers], [0], "none is left");
});
