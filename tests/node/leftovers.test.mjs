// A settled call leaves no timer and no listener, and the process exits.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { getEventListeners } from "node:events";
import { test } from "node:test";
import { promisify } from "node:util";
import { clientOf, hangUp, KEY, READY, reply, serve, silence } from "./service.mjs";

const soon = { "retry-after-ms": "1" };
const timers = () => process.getActiveResourcesInfo().filter((name) => name === "Timeout").length;

test("no call leaves a timer or a listener", async (t) => {
  const before = timers();
  const { signal } = new AbortController();
  for (const [words, answers, options] of [
    ["an answer", [reply(200, READY)]],
    ["a refusal", [reply(404, {})]],
    ["a retry", [reply(503, {}, soon), reply(200, READY)]],
    ["a connection that breaks", [hangUp], { maxRetries: 0 }],
    ["a timeout", [silence], { timeoutMs: 20, maxRetries: 0 }],
    ["a wait", [reply(200, READY)], { wait: true }],
    ["a wait that times out", [reply(200, {})], { wait: { timeoutMs: 20 } }],
    ["bad input", [reply(200, READY)], { accountId: "." }],
  ]) {
    const service = await serve(t, ...answers);
    await clientOf(service)
      .undelete("x", { signal, ...options })
      .catch(() => {});
    assert.equal(timers(), before, words);
    assert.deepEqual(getEventListeners(signal, "abort"), [], words);
  }
});

const scripts = {
  "a call is answered": `await client.get("x")`,
  "a call is aborted": `await client.get("x", { signal: AbortSignal.timeout(20) }).catch(() => {})`,
  "a call times out": `await slow.get("x", { timeoutMs: 20, maxRetries: 0 }).catch(() => {})`,
  "a list is left midway": `for await (const one of client.list()) break`,
  "nothing is called": ``,
};

for (const [words, script] of Object.entries(scripts)) {
  test(`a process ends by itself when ${words}`, async (t) => {
    const service = await serve(t, reply(200, { deployments: [READY], nextPageToken: "more" }));
    const mute = await serve(t, silence);
    const source = `
      import { DeploymentsClient } from "fireworks-deployments";
      const options = { apiKey: "${KEY}", accountId: "acme" };
      const client = new DeploymentsClient({ ...options, baseUrl: "${service.url}" });
      const slow = new DeploymentsClient({ ...options, baseUrl: "${mute.url}" });
      ${script}`;
    const options = { cwd: import.meta.dirname, timeout: 600_000 };
    const { stdout, stderr } = await promisify(execFile)("node", ["--input-type=module", "--eval", source], options);
    assert.equal(stdout + stderr, "");
  });
}
