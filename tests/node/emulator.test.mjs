// The emulator from JavaScript: its options, its own methods, and a client before it.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { describe, test } from "node:test";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { DeploymentsClient, isFireworksError } from "fireworks-deployments";
import { createEmulator } from "fireworks-deployments/emulator";
import { BASE, deleted, emulated, isConfig, state, undelete } from "./emulated.mjs";

const MB = 2 ** 20;

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
