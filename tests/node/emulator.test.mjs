// The emulator from JavaScript: a fetch function and a clock.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { describe, test } from "node:test";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { DeploymentsClient, isFireworksError } from "fireworks-deployments";
import { createEmulator } from "fireworks-deployments/emulator";
import { BASE, deleted, emulated, isConfig, START, state, undelete } from "./emulated.mjs";

const MB = 2 ** 20;

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

describe("the clock", () => {
  test("moves only by advance()", async () => {
    const emulator = emulated(deleted);
    await undelete(emulator);
    await new Promise((resolve) => setTimeout(resolve, 20));
    assert.equal(emulator.deployments()[0].updateTime, START);
    emulator.advance("29s");
    assert.equal(await state(emulator), "CREATING");
    emulator.advance(1_000);
    assert.equal(await state(emulator), "READY");
    emulator.advance("1h30m");
    assert.equal(emulator.deployments()[0].updateTime, "2026-03-01T12:00:30Z");
  });

  test("follows the host's with clock: real, and can be moved ahead of it", async () => {
    const emulator = emulated({ ...deleted, clock: "real" });
    await undelete(emulator);
    await new Promise((resolve) => setTimeout(resolve, 20));
    const before = emulator.deployments()[0].updateTime;
    assert.ok(before.startsWith("2026-03-01T12:00:0"), before);
    emulator.advance("30s");
    assert.equal(await state(emulator), "READY");
  });

  test("runs faster with speed", async () => {
    const emulator = emulated({ ...deleted, clock: "real", speed: 3_600_000 });
    await undelete(emulator);
    const before = Date.parse(emulator.deployments()[0].updateTime);
    await new Promise((resolve) => setTimeout(resolve, 20));
    assert.equal(await state(emulator), "READY");
    emulator.advance("1h");
    const hours = (Date.parse(emulator.deployments()[0].updateTime) - before) / 3_600_000;
    assert.ok(hours < 20_000, `${hours} hours`);
    for (const speed of [0, -1, Number.NaN, Infinity, "2"])
      assert.throws(() => emulated({ clock: "real", speed }), isConfig("speed must be a number above 0"));
    assert.throws(() => emulated({ speed: 2 }), isConfig('add `clock: "real"`'));
  });

  test("tells its time as Date.now() does", async () => {
    const start = Date.parse(START);
    const emulator = emulated();
    assert.equal(emulator.now(), start);
    emulator.advance("10m");
    emulator.advance(0.75);
    emulator.advance(0.5);
    assert.equal(emulator.now(), start + 600_001);
    emulator.reset();
    assert.equal(emulator.now(), start);
    assert.equal(emulated({ now: new Date(start + 7) }).now(), start + 7);
    const before = Date.now();
    const { now } = createEmulator();
    assert.ok(before <= now() && now() <= Date.now());
  });

  test("tells the time of a real clock at its speed", async () => {
    const start = Date.parse(START);
    const emulator = emulated({ clock: "real", speed: 3_600_000 });
    await new Promise((resolve) => setTimeout(resolve, 20));
    const later = emulator.now();
    assert.ok(later >= start + 10 * 3_600_000 && Number.isInteger(later), `${later - start} ms`);
    emulator.advance("1h");
    assert.ok(emulator.now() >= later + 3_600_000);
    emulator.reset();
    assert.ok(emulator.now() >= start);
  });

  test("stands still while the host's clock is set back, and at the end of the year 9999", (t) => {
    t.mock.timers.enable({ apis: ["Date"], now: 10_000 });
    const emulator = emulated({ clock: "real" });
    t.mock.timers.setTime(12_000);
    const latest = emulator.now();
    t.mock.timers.setTime(11_000);
    assert.equal(emulator.now(), latest);
    t.mock.timers.setTime(13_000);
    assert.equal(emulator.now(), latest + 1_000);
    emulator.advance(1e300);
    assert.equal(new Date(emulator.now()).toISOString(), "9999-12-31T23:59:59.999Z");
  });

  test("never goes back", () => {
    const emulator = emulated();
    for (const time of [-1, Number.NaN, Infinity, "-1s", undefined]) {
      assert.throws(() => emulator.advance(time), isConfig("forward"));
    }
    assert.throws(() => emulator.advance("soon"), isConfig("must look like"));
    for (const wrong of [Symbol("x"), { toString: 1, valueOf: 1 }, Object.create(null)]) {
      assert.throws(() => emulator.advance(wrong), isConfig("forward"));
      assert.throws(() => emulator.traffic(wrong), isConfig("deployment must be a string"));
      assert.throws(() => emulated({ clock: wrong }), isConfig("clock"));
      assert.throws(() => emulated({ clock: "real", speed: wrong }), isConfig("speed"));
    }
  });
});

describe("an emulator", () => {
  test("accepts any account and key by default", async () => {
    const { fetch } = createEmulator();
    assert.deepEqual(await (await fetch(BASE)).json(), { deployments: [], nextPageToken: "", totalSize: 0 });
  });

  test("shows its deployments, unknown fields included", () => {
    const emulator = emulated({ deployments: [{ name: "x", fieldOfTomorrow: { "🔥": [1, null] } }, {}] });
    const [made, x] = emulator.deployments();
    assert.equal(x.name, "accounts/acme/deployments/x");
    assert.deepEqual(x.fieldOfTomorrow, { "🔥": [1, null] });
    assert.match(made.name, /^accounts\/acme\/deployments\/[0-9a-f]{8}$/);
  });

  test("shows a number as it was given, however great", () => {
    const numbers = [1, -1, 0.5, 2 ** 53 - 1, 2 ** 53, -(2 ** 60), 2 ** 64, 1e300, 5e-324];
    const [x] = emulated({ deployments: [{ name: "x", numbers, none: null }] }).deployments();
    assert.deepEqual(x.numbers, numbers);
    assert.equal(x.none, null);
  });

  test("takes data that is nested 127 deep, and refuses what is deeper", () => {
    // the options, their list and the deployment are the first three
    const nested = (depth) => Array.from({ length: depth - 3 }).reduce((inner) => [inner], 0);
    const holding = (depth) => emulated({ deployments: [{ name: "x", nested: nested(depth) }] });
    assert.deepEqual(holding(127).deployments()[0].nested, nested(127));
    for (const depth of [128, 200]) assert.throws(() => holding(depth), isConfig("nested deeper than 127"));
    let endless = {};
    for (let i = 0; i < 100_000; i++) endless = { body: endless };
    assert.throws(() => emulated({}).fail(endless), isConfig("plain JSON data"));
  });

  test("shares nothing with another", async () => {
    const [one, other] = [emulated(deleted), emulated(deleted)];
    await undelete(one);
    assert.deepEqual([await state(one), await state(other)], ["CREATING", "DELETED"]);
  });

  test("throws for invalid options", () => {
    assert.throws(() => emulated({ accountId: "a/b" }), isConfig("account ID"));
    assert.throws(() => emulated({ clock: "fast" }), isConfig("clock"));
    assert.throws(() => emulated({ now: "soon" }), isConfig("now"));
    assert.throws(() => emulated({ deployments: [1] }), isConfig("must be an object"));
    assert.throws(() => emulated({ port: 2 }), isConfig("unknown field `port`"));
    for (const wrong of [{ idleDeletedAfter: Infinity }, { purgedAfter: Number.NaN }, { seed: Number.NaN }])
      assert.throws(() => emulated(wrong), isConfig("must be plain JSON data"));
    for (const wrong of [null, 3, "acme"]) assert.throws(() => createEmulator(wrong), isConfig("must be an object"));
    assert.throws(() => emulated({ readyAfter: "soon" }), isConfig("`readyAfter` in the options must be milliseconds"));
  });

  test("records traffic, and deletes idle deployments", async () => {
    const emulator = emulated({ deployments: [{ name: "x" }], idleDeletedAfter: "3h", readyAfter: 0 });
    const replicas = () => emulator.deployments()[0].replicaCount;
    emulator.advance("1h");
    assert.equal(replicas(), 0);
    emulator.traffic("x");
    assert.equal(replicas(), 1);
    assert.equal((await emulator.fetch(`${BASE}/x`, { method: "DELETE" })).status, 400);
    emulator.advance("3h");
    assert.equal(await state(emulator), "DELETING");
    assert.throws(() => emulator.traffic("x"), isConfig("is DELETING and can't serve"));
    assert.throws(() => emulator.traffic("a/b"), isConfig("there is no deployment `a/b`"));
  });

  test("serves inference some time after a deployment is READY", async () => {
    const emulator = emulated({ ...deleted, servingAfter: "2m" });
    const complete = async () => {
      const body = JSON.stringify({
        model: "accounts/acme/deployments/x",
        messages: [{ role: "user", content: "Hi" }],
        max_tokens: 1,
      });
      const reply = await emulator.fetch("http://emulator/inference/v1/chat/completions", { method: "POST", body });
      return [reply.status, await reply.json()];
    };
    await undelete(emulator);
    emulator.advance("30s");
    assert.equal(await state(emulator), "READY");
    const [status, { error }] = await complete();
    assert.deepEqual([status, error.code, error.type], [503, "DEPLOYMENT_SCALING_UP", "error"]);
    emulator.advance("2m");
    const [, completion] = await complete();
    assert.deepEqual(completion.choices[0].message, { role: "assistant", content: "Hello" });
  });

  test("refuses what exceeds a quota, in the service's words", async () => {
    const h200 = { acceleratorType: "NVIDIA_H200_141GB", acceleratorCount: 2 };
    const deployments = [
      { name: "x", state: "DELETED", maxReplicaCount: 2, ...h200 },
      { name: "y", maxReplicaCount: 7, ...h200 },
    ];
    const reply = await undelete(emulated({ deployments, quotas: { NVIDIA_H200_141GB: 16 } }));
    assert.equal(reply.status, 429);
    const { message } = await reply.json();
    assert.equal(message, "global--h200-count for account acme, in use: 14, quota: 16, requesting: 4");
    assert.throws(() => emulated({ quotas: { H200: 16 } }), isConfig("`quotas` in the options must be an object"));
  });

  test("shows a write after a lag", async () => {
    const emulator = emulated({ ...deleted, lag: "40s" });
    await undelete(emulator);
    emulator.advance("39s");
    assert.equal(await state(emulator), "DELETED");
    emulator.advance("1s");
    assert.equal(await state(emulator), "READY");
  });

  test("is freed once nothing references it", async () => {
    setFlagsFromString("--expose-gc");
    const collect = runInNewContext("gc");
    const before = process.memoryUsage.rss();
    const deployments = [{ description: "x".repeat(4 * MB) }];
    for (let i = 0; i < 100; i++) {
      emulated({ deployments });
      collect();
      await new Promise((resolve) => setImmediate(resolve));
    }
    const grown = process.memoryUsage.rss() - before;
    assert.ok(grown < 200 * MB, `${grown / MB} MB are left of 400 MB`);
  });

  test("serves CommonJS", async () => {
    const { createEmulator } = createRequire(import.meta.url)("fireworks-deployments/emulator");
    assert.equal((await createEmulator().fetch(BASE)).status, 200);
  });

  test("lets an undelete wait for READY, despite a fault", async () => {
    const emulator = emulated({ ...deleted, apiKey: "fw_local" });
    emulator.fail({ dropConnection: true, takesEffect: true, match: ":undelete" });
    const client = new DeploymentsClient({ accountId: "acme", apiKey: "fw_local", fetch: emulator.fetch });
    const seen = [];
    const onPoll = ({ state }) => {
      seen.push(state);
      emulator.advance("20s");
    };
    const deployment = await client.undelete("x", { wait: { pollMs: 10, onPoll } });
    assert.equal(deployment.state, "READY");
    assert.deepEqual([...new Set(seen)], ["CREATING", "READY"]);
  });

  test("filters a client's list over pages, and locates errors in a filter", async () => {
    const deployments = Array.from({ length: 5 }, (_, n) => ({
      name: `d${n}`,
      displayName: n % 2 === 0 ? "Search" : "Ads",
    }));
    const client = new DeploymentsClient({
      accountId: "acme",
      apiKey: "fw_local",
      fetch: emulated({ deployments }).fetch,
    });
    const listed = async (filter) => {
      const names = [];
      for await (const { name } of client.list({ filter, pageSize: 2 })) names.push(name.split("/").at(-1));
      return names;
    };
    assert.deepEqual(await listed('state = "READY" AND display_name:search'), ["d0", "d2", "d4"]);
    // the deepest accepted filter fits on the stack
    assert.deepEqual(await listed(`${"(".repeat(32)}name:d3${")".repeat(32)}`), ["d3"]);
    await assert.rejects(listed("state = READ"), (error) => {
      assert.ok(isFireworksError(error));
      assert.deepEqual([error.kind, error.code], ["api", "INVALID_ARGUMENT"]);
      return error.message.includes("at character 9");
    });
    await assert.rejects(listed("annotations:*"), /lists can't be filtered by tags/);
  });
});
