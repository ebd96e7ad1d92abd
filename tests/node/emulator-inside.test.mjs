// Looking into the emulator: its requests, edits, a reset, and realistic timing.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { DeploymentsClient } from "fireworks-deployments";
import { BASE, deleted, emulated, isConfig, START, state, undelete } from "./emulated.mjs";

const clientOf = ({ fetch }) => new DeploymentsClient({ accountId: "acme", apiKey: "fw_secret", fetch, maxRetries: 0 });

describe("requests()", () => {
  test("shows what a client asked, without its key", async () => {
    const emulator = emulated(deleted);
    await clientOf(emulator)
      .update("x", { displayName: "Ä" })
      .catch(() => {});
    const [request] = emulator.requests();
    assert.equal(request.method, "PATCH");
    assert.equal(request.path, "/v1/accounts/acme/deployments/x?updateMask=display_name");
    assert.deepEqual(JSON.parse(request.body), { displayName: "Ä" });
    assert.equal(request.headers["content-type"], "application/json");
    assert.equal(request.headers.authorization, "[redacted]");
    assert.deepEqual([request.time, request.status], [START, 400]);
    assert.ok(!JSON.stringify(emulator.requests()).includes("fw_secret"));
  });

  test("has no status where the connection was dropped", async () => {
    const emulator = emulated(deleted);
    emulator.fail({ dropConnection: true });
    await assert.rejects(emulator.fetch(`${BASE}/x`), TypeError);
    assert.ok(!("status" in emulator.requests()[0]));
  });
});

describe("edit()", () => {
  test("changes a deployment behind the client's back", async () => {
    const emulator = emulated({ deployments: [{ name: "x", displayName: "X", description: "d" }] });
    emulator.advance("1m");
    emulator.edit("x", { state: "FAILED", status: { code: "INTERNAL", message: "gone" }, displayName: null });
    const { description, displayName, updateTime, ...x } = await clientOf(emulator).get("x");
    assert.deepEqual([x.state, x.status.message, displayName, description], ["FAILED", "gone", undefined, "d"]);
    assert.equal(updateTime, "2026-03-01T12:01:00Z");
    await clientOf(emulator).recover("x", { pollMs: 1, onPoll: () => emulator.advance("30s") });
    assert.equal(await state(emulator), "READY");
  });

  test("refuses what no reply could show, with a sentence", () => {
    const { edit } = emulated(deleted);
    assert.throws(() => edit("y", {}), isConfig("there is no deployment `y`"));
    assert.throws(() => edit(undefined, {}), isConfig("deployment must be a string"));
    assert.throws(() => edit("x", { name: "y" }), isConfig("can't be edited"));
    assert.throws(() => edit("x", { displayName: 5 }), isConfig("must be a string, got `5`"));
    assert.throws(() => edit("x", { displayName: () => "y" }), isConfig("must be plain JSON data"));
    for (const fields of [undefined, null, 3, []])
      assert.throws(() => edit("x", fields), isConfig("must be an object"));
  });
});

describe("reset()", () => {
  test("starts over, at the initial time and with the same fetch", async () => {
    const emulator = emulated(deleted);
    const first = await (await undelete(emulator)).text();
    emulator.advance("8h");
    emulator.fail({ status: 503, times: Infinity });
    emulator.reset();
    assert.deepEqual(emulator.requests(), []);
    assert.equal(await state(emulator), "DELETED");
    assert.equal(await (await undelete(emulator)).text(), first);
  });

  test("returns a real clock to its initial time too", () => {
    const emulator = emulated({ clock: "real", deployments: [{ name: "x", state: "CREATING" }] });
    emulator.advance("1m");
    assert.equal(emulator.deployments()[0].state, "READY");
    emulator.reset();
    assert.equal(emulator.deployments()[0].state, "CREATING");
  });
});

describe("timing: realistic", () => {
  test("creates in five minutes, and serves a little later", async () => {
    const emulator = emulated({ timing: "realistic" });
    const client = clientOf(emulator);
    const polls = [];
    const onPoll = ({ state }) => {
      polls.push(state);
      emulator.advance("10s");
    };
    const created = { baseModel: "accounts/fireworks/models/x", acceleratorType: "NVIDIA_H100_80GB" };
    const wait = { pollMs: 1, onPoll };
    await client.create(created, { deploymentId: "x", wait });
    assert.equal(emulator.deployments()[0].updateTime, "2026-03-01T12:05:00Z");
    assert.ok(polls.length >= 29, `${polls.length} polls`);
    await assert.rejects(client.waitUntilServing("x", { maxWaitMs: 1 }), { kind: "timeout" });
    emulator.advance("30s");
    await client.waitUntilServing("x", { pollMs: 1 });
  });

  test("is overridden by single delays, and has no other values", async () => {
    const emulator = emulated({
      timing: "realistic",
      readyAfter: "1s",
      deployments: [{ name: "x", state: "CREATING" }],
    });
    emulator.advance("1s");
    assert.equal(await state(emulator), "READY");
    assert.throws(
      () => emulated({ timing: "slow" }),
      isConfig("`timing` in the options must be `quick` or `realistic`"),
    );
  });
});
