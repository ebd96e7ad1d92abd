// The emulator's fetch function, as the host's.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { BASE, deleted, emulated, state, undelete } from "./emulated.mjs";

describe("fetch", () => {
  test("answers as the service does", async () => {
    const reply = await emulated().fetch(`${BASE}/missing`);
    assert.equal(reply.status, 404);
    assert.equal(reply.headers.get("content-type"), "application/json");
    assert.match(reply.headers.get("x-request-id"), /^[0-9a-f]{16}$/);
    assert.deepEqual(await reply.json(), {
      code: 5,
      message: "deployment accounts/acme/deployments/missing not found",
      details: [],
    });
  });

  test("dates its replies by its clock, those of faults too", async () => {
    const emulator = emulated();
    const date = async () => (await emulator.fetch(BASE)).headers.get("date");
    emulator.advance(999);
    assert.equal(await date(), "Sun, 01 Mar 2026 12:00:00 GMT");
    emulator.advance("1h");
    emulator.fail({ status: 503 });
    assert.equal(await date(), "Sun, 01 Mar 2026 13:00:00 GMT");
    emulator.fail({ status: 503, headers: { Date: "Thu, 01 Jan 1970 00:00:00 GMT" } });
    assert.equal(await date(), "Thu, 01 Jan 1970 00:00:00 GMT");
  });

  test("takes a string, a URL or a Request, and can be passed around", async () => {
    const { fetch } = emulated(deleted);
    for (const input of [`${BASE}/x`, new URL(`${BASE}/x`), new Request(`${BASE}/x`)]) {
      assert.equal((await fetch(input)).status, 200);
    }
    const request = new Request(`${BASE}/x:undelete`, { method: "POST", body: "{}" });
    assert.equal((await (await fetch(request)).json()).state, "CREATING");
  });

  test("accepts its key and no other", async () => {
    const { fetch } = emulated({ apiKey: "fw_local" });
    const status = async (headers) => (await fetch(BASE, { headers })).status;
    assert.equal(await status({}), 401);
    assert.equal(await status({ authorization: "Bearer fw_other" }), 401);
    assert.equal(await status({ authorization: "Bearer fw_local" }), 200);
    const other = await fetch("http://emulator/v1/accounts/other/deployments/x", {
      headers: { authorization: "Bearer fw_local" },
    });
    assert.equal(other.status, 403);
  });

  test("rejects at once for an aborted signal, without effect", async () => {
    const emulator = emulated(deleted);
    const reason = new Error("changed my mind");
    await assert.rejects(undelete(emulator, { signal: AbortSignal.abort(reason) }), reason);
    assert.equal(await state(emulator), "DELETED");
  });

  test("rejects with the signal's reason in the middle of a delay", async () => {
    const emulator = emulated(deleted);
    emulator.fail({ delayMs: 60_000, times: 2 });
    const controller = new AbortController();
    const reply = undelete(emulator, { signal: controller.signal });
    setTimeout(() => controller.abort(new Error("enough")), 20);
    await assert.rejects(reply, { message: "enough" });
    await assert.rejects(undelete(emulator, { signal: AbortSignal.timeout(20) }), { name: "TimeoutError" });
  });

  test("rejects like the host's fetch for an invalid request", async () => {
    const { fetch } = emulated();
    await assert.rejects(fetch("no url"), TypeError);
    await assert.rejects(fetch(BASE, { body: "{}" }), TypeError);
  });
});
