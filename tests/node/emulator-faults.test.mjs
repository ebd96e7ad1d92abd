// Faults of the emulator, injected from JavaScript.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { DeploymentsClient } from "fireworks-deployments";
import { BASE, deleted, emulated, isConfig, state, undelete } from "./emulated.mjs";

describe("faults", () => {
  test("apply as often as asked", async () => {
    const emulator = emulated(deleted);
    emulator.fail({ status: 503, times: 2, headers: { "retry-after-ms": "1" } });
    const statuses = [];
    for (let i = 0; i < 3; i++) statuses.push((await emulator.fetch(BASE)).status);
    assert.deepEqual(statuses, [503, 503, 200]);

    emulator.fail({ status: 500, times: Infinity });
    for (let i = 0; i < 100; i++) assert.equal((await emulator.fetch(BASE)).status, 500);
  });

  test("drop the connection, with or without the request taking effect", async () => {
    for (const [takesEffect, after] of [
      [false, "DELETED"],
      [true, "CREATING"],
    ]) {
      const emulator = emulated(deleted);
      emulator.fail({ dropConnection: true, takesEffect });
      await assert.rejects(undelete(emulator), TypeError);
      assert.equal(await state(emulator), after);
    }
  });

  test("may show a stale state after an undelete, which a wait tolerates", async () => {
    const { fail, fetch, deployments } = emulated({ ...deleted, readyAfter: 0 });
    const client = new DeploymentsClient({ accountId: "acme", apiKey: "fw_local", fetch });
    fail({ status: 200, body: deployments()[0], match: "GET ", times: 2 });
    const seen = [];
    await client.undelete("x", { wait: { pollMs: 1, onPoll: ({ state }) => seen.push(state) } });
    assert.deepEqual(seen, ["DELETED", "DELETED", "READY"]);
  });

  test("may truncate a body", async () => {
    const { fail, fetch } = emulated();
    fail({ truncateBody: 5, headers: { "x-it": "came" } });
    const reply = await fetch(BASE);
    assert.deepEqual([reply.status, reply.headers.get("x-it")], [200, "came"]);
    const { value } = await reply.body.getReader().read();
    assert.equal(new TextDecoder().decode(value), '{"dep');
    fail({ truncateBody: 0 });
    await assert.rejects((await fetch(BASE)).text(), { name: "TypeError", message: "terminated" });
  });

  test("may come in a request's header", async () => {
    const { fetch } = emulated();
    const status = async (fault) => (await fetch(BASE, { headers: { "x-emulator-fault": fault } })).status;
    assert.deepEqual([await status('{"status":503}'), await status("{}"), await status("503")], [503, 200, 400]);
    await assert.rejects(status('{"dropConnection":true}'), TypeError);
  });

  test("of starts keep a deployment from READY, for a while or for good", async () => {
    const emulator = emulated({ deployments: [...deleted.deployments, { name: "y", state: "FAILED" }] });
    emulator.failStart({ message: "no H200 left", lasts: "20m", match: "x" });
    emulator.failStart({ state: "FAILED", lasts: Infinity, times: Infinity });
    await undelete(emulator);
    await emulator.fetch(`${BASE}/y:undelete`, { method: "POST", body: "{}" });
    emulator.advance("1m");
    const [x] = emulator.deployments();
    assert.deepEqual([x.state, x.status], ["CREATING", { code: "RESOURCE_EXHAUSTED", message: "no H200 left" }]);
    assert.equal(await state(emulator, "y"), "FAILED");
    emulator.advance("20m");
    assert.equal(await state(emulator), "READY");
    assert.throws(() => emulator.failStart({ state: "READY" }), isConfig("must be `CREATING` or `FAILED`"));
  });

  test("can be cleared", async () => {
    const emulator = emulated(deleted);
    emulator.failStart({ times: Infinity, lasts: Infinity });
    await undelete(emulator);
    emulator.advance("1h");
    emulator.fail({ status: 503, times: Infinity });
    emulator.clearFaults();
    emulator.advance("30s");
    assert.equal(await state(emulator), "READY");
  });

  test("may have any body that fetch allows", async () => {
    const { fail, fetch } = emulated();
    fail({ status: 502, body: "<html>", headers: { "content-type": "text/html" } });
    const page = await fetch(BASE);
    assert.deepEqual([page.status, page.headers.get("content-type"), await page.text()], [502, "text/html", "<html>"]);
    fail({ status: 204 });
    assert.equal((await fetch(BASE)).body, null);
    fail({ body: [1] });
    assert.deepEqual(await (await fetch(BASE)).json(), [1]);
  });

  test("that are invalid throw", () => {
    const { fail } = emulated();
    assert.throws(() => fail({ status: 42 }), isConfig("between 200 and 599"));
    assert.throws(() => fail({ delay: 5 }), isConfig("unknown field `delay`"));
    assert.throws(() => fail({ match: /undelete/ }), isConfig("match"));
    assert.throws(() => fail({ match: () => true }), isConfig("match"));
    assert.throws(() => fail({ headers: { "a\nb": "c" } }), isConfig("headers"));
    assert.throws(() => fail({ body: 1n }), isConfig("plain JSON data"));
    for (const wrong of [
      { times: Number.NaN },
      { delayMs: Infinity },
      { body: () => 1 },
      { body: Symbol("x") },
      { headers: new Headers({ a: "b" }) },
      { headers: new Map([["a", "b"]]) },
    ])
      assert.throws(() => fail({ status: 503, ...wrong }), isConfig("must be plain JSON data"));
    for (const fault of [undefined, null, 3, []]) assert.throws(() => fail(fault), isConfig("must be an object"));
  });
});
