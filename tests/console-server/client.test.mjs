// The page's client works through the console's server as it does with the service.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { DeploymentsClient } from "fireworks-deployments";
import { start as startEmulator, tell } from "../server/serving.mjs";
import { KEY, start } from "./serving.mjs";

describe("the page's client", () => {
  /** The emulator's server, which wants the key, the console's server before it, and a client as in the page. */
  async function setUp(t) {
    const emulator = await startEmulator(t, "--account-id", "acme", "--api-key", KEY, "--speed", "1000");
    const server = await start(t, { baseUrl: emulator.url });
    const options = { accountId: "acme", baseUrl: server.url, logLevel: "off" };
    return { emulator, server, client: new DeploymentsClient(options) };
  }

  it("does everything that it does with the service", async (t) => {
    const { client, emulator } = await setUp(t);
    const model = { baseModel: "accounts/acme/models/m", acceleratorType: "NVIDIA_H100_80GB" };
    await client.create(model, { deploymentId: "x", wait: { pollMs: 1 } });
    await client.update("x", { displayName: "🔥" });
    await client.scale("x", 1);
    await client.setTags("x", { "custom/a": "b" });
    await client.deleteTags("x", ["custom/a"]);
    await client.shards("x");
    await client.metrics("x");
    await client.terminationMessage("x");
    await client.delete("x", { wait: { pollMs: 1 }, ignoreChecks: true });
    const { state, displayName } = await client.recover("x", { pollMs: 1 });
    assert.deepEqual([state, displayName], ["READY", "🔥"]);
    for await (const { name } of client.list({ showDeleted: true })) assert.equal(name, "accounts/acme/deployments/x");
    const requests = await (
      await fetch(`${emulator.url}/emulator/requests`, { headers: { authorization: `Bearer ${KEY}` } })
    ).json();
    assert.ok(requests.length > 10);
    assert.ok(requests.every(({ status }) => status === 200));
  });

  it("reads the service's refusals, with the request's ID and the delay", async (t) => {
    const { client, emulator } = await setUp(t);
    const error = await client.get("absent").catch((error) => error);
    assert.deepEqual([error.kind, error.status, error.code], ["api", 404, "NOT_FOUND"]);
    assert.ok(error.requestId);
    await tell(emulator.url, "fail", { status: 429, headers: { "retry-after": "7" } }, KEY);
    const late = await client.get("absent", { maxRetries: 0 }).catch((error) => error);
    assert.deepEqual([late.status, late.retryAfterMs], [429, 7000]);
  });

  it("retries when the service can't be reached", async (t) => {
    const server = await start(t, { baseUrl: "http://127.0.0.1:1" });
    const retries = [];
    const onEvent = ({ type }) => type === "retry" && retries.push(type);
    const client = new DeploymentsClient({ accountId: "acme", baseUrl: server.url, logLevel: "off", onEvent });
    const error = await client.get("x", { maxRetries: 1 }).catch((error) => error);
    assert.deepEqual([error.status, error.code, retries.length], [502, "UNAVAILABLE", 1]);
    assert.match(error.message, /the service can't be reached \(ECONNREFUSED\)/);
  });
});
