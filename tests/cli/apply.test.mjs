import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { json, run } from "./cli.mjs";
import { deleted, emulated } from "./emulated.mjs";
import { files } from "./files.mjs";
import { onTerminal } from "./terminal.mjs";

const name = "accounts/acme/deployments/mine";
const mine = {
  name: "mine",
  displayName: "Mine",
  description: "old",
  maxReplicaCount: 2,
  autoscalingPolicy: { scaleToZeroWindow: "3600s", loadTargets: { default: 0.8, concurrent_requests: 4 } },
};
const wanted = {
  name,
  displayName: "My chat",
  description: null,
  minReplicaCount: 1,
  maxContextLength: 4096,
  autoscalingPolicy: { scaleDownWindow: "900s", loadTargets: { default: 0.5 } },
};
const fresh = {
  baseModel: "accounts/fireworks/models/x",
  deploymentShape: "accounts/fireworks/deploymentShapes/fast",
  minReplicaCount: 0,
  description: "",
  autoscalingPolicy: { scaleToZeroWindow: "600.0s" },
};
const fileOf = (t, value) => `${files(t, { "d.json": value })}/d.json`;
const writes = (requests) => requests.filter(({ method }) => method !== "GET");

describe("diff", () => {
  for (const columns of [60, 80, 160]) {
    test(`shows each field that differs, on ${columns} columns`, async (t) => {
      const { env, requests } = await emulated(t, [mine]);
      const { status, screen } = await onTerminal(["diff", "--file", fileOf(t, wanted)], { env, columns });
      assert.equal(status, 0);
      assert.deepEqual(screen, [
        "update mine:",
        '  ~ displayName: "Mine" → "My chat"',
        "  ~ minReplicaCount: 0 → 1",
        "  + maxContextLength: 4096",
        '  ~ autoscalingPolicy.scaleDownWindow: "600s" → "900s"',
        "  ~ autoscalingPolicy.loadTargets.default: 0.8 → 0.5",
        "  - autoscalingPolicy.loadTargets.concurrent_requests: 4",
        '  - description: "old"',
      ]);
      assert.equal(writes(requests).length, 0);
    });
  }

  test("with -o json prints the changes, as `update` takes them", async (t) => {
    const { env } = await emulated(t, [mine]);
    const { value } = await json(["diff", "mine", "--file", fileOf(t, { displayName: "Mine", maxReplicaCount: 4 })], {
      env,
    });
    assert.deepEqual(value, { action: "update", deployment: "mine", changes: { maxReplicaCount: 4 } });
  });

  test("of a deployment as it was read finds nothing", async (t) => {
    const { env } = await emulated(t, [mine]);
    const { stdout: input } = await run(["get", "mine", "-o", "json"], { env });
    assert.equal((await run(["diff", "-f", "-"], { env, input })).stdout, "mine is up to date\n");
  });

  test("hides direct route keys", async (t) => {
    const { env } = await emulated(t, [{ ...mine, directRouteApiKeys: ["drk_1234567890"] }]);
    const file = fileOf(t, { directRouteApiKeys: ["drk_0987654321"] });
    const { stdout, stderr } = await run(["diff", "mine", "--file", file], { env });
    assert.match(stdout, /~ directRouteApiKeys: hidden → hidden/);
    assert.doesNotMatch(stdout + stderr, /drk_/);
  });
});

describe("apply", () => {
  test("changes only what differs, and nothing the second time", async (t) => {
    const { env, requests, emulator } = await emulated(t, [mine]);
    const args = ["apply", "--file", fileOf(t, wanted)];
    assert.equal((await run(args, { env })).stdout, "updated mine: UPDATING\n");
    const [{ method, url, body }] = writes(requests);
    assert.deepEqual([method, url.split("?")[0]], ["PATCH", `/v1/${name}`]);
    const { name: _, ...changes } = wanted;
    assert.deepEqual(JSON.parse(body), changes);
    assert.equal(emulator.deployments()[0].autoscalingPolicy.scaleToZeroWindow, "3600s");
    assert.deepEqual(await run(args, { env }), { status: 0, stdout: "mine is up to date: UPDATING\n", stderr: "" });
    assert.equal(writes(requests).length, 1);
  });

  test("creates a deployment that doesn't exist, and changes nothing the second time", async (t) => {
    const { env, requests, emulator } = await emulated(t, [], { speed: 20 });
    const args = ["apply", "mine", "--file", fileOf(t, fresh), "--wait", "--poll-interval", "0.1s"];
    const { status, stdout, stderr } = await run(args, { env });
    assert.deepEqual([status, stdout], [0, "created mine: READY\n"]);
    assert.match(stderr, /^create mine:\n {2}\+ baseModel: "accounts\/fireworks\/models\/x"\n/m);
    assert.equal(emulator.deployments()[0].name, name);
    assert.equal((await run(args, { env })).stdout, "mine is up to date: READY\n");
    assert.equal(writes(requests).length, 1);
  });

  test("takes the ID and the account from the file's name, and drops fields that the service sets", async (t) => {
    const { env, requests } = await emulated(t);
    const file = fileOf(t, { ...fresh, name, state: "READY" });
    const { status, stderr } = await run(["apply", "--file", file], { env: { ...env, FIREWORKS_ACCOUNT_ID: "" } });
    assert.equal(status, 0, stderr);
    const [{ url, body }] = writes(requests);
    assert.equal(url, "/v1/accounts/acme/deployments?deploymentId=mine");
    assert.deepEqual(JSON.parse(body), fresh);
  });

  test("sends nothing for an immutable field that differs, and shows its position", async (t) => {
    const { env, requests } = await emulated(t, [{ ...mine, baseModel: "accounts/fireworks/models/x" }]);
    const input = '{\n  "name": "mine",\n  "baseModel": "accounts/fireworks/models/y"\n}';
    const { status, stderr } = await run(["apply", "-f", "-"], { env, input });
    assert.deepEqual([status, writes(requests).length], [3, 0]);
    assert.match(stderr, /^<stdin>:3:3: error: baseModel is immutable/);
  });

  test("can be interrupted while it waits", async (t) => {
    const { env } = await emulated(t, [mine]);
    const args = ["apply", "--file", fileOf(t, wanted), "--yes", "--wait", "--poll-interval", "0.2s"];
    const { status, screen } = await onTerminal(args, {
      env,
      during: async ({ until, type }) => {
        await until(/mine {2}UPDATING {2}1s/);
        type("\x03");
      },
    });
    assert.equal(status, 130);
    assert.match(screen.at(-1), /^interrupted: stopped waiting for mine, which is UPDATING; the service continues$/);
  });

  test("doesn't touch a deleted deployment, and says how to recover it", async (t) => {
    const { env, requests } = await emulated(t, [deleted()]);
    const { status, stderr } = await run(["apply", "mine", "--file", fileOf(t, fresh)], { env });
    assert.deepEqual([status, writes(requests).length], [1, 0]);
    assert.match(stderr, /^error: mine \(DELETED, 0\/0 replicas\) must be recovered first: `recover mine`\n$/);
  });

  for (const value of ["[]", "null", "5", '"abc"'])
    test(`ends with status 3 for a file that is no object: ${value}`, async (t) => {
      const { env, requests } = await emulated(t, [mine]);
      const { status, stderr } = await run(["apply", "mine", "-f", "-"], { env, input: value });
      assert.deepEqual([status, requests.length], [3, 0]);
      assert.match(stderr, /^<stdin>:1:1: error: must be an object/);
    });

  test("sends nothing for a misspelt name, which would differ for ever", async (t) => {
    const { env, requests } = await emulated(t, [mine]);
    const misspelt = { displayNme: "", maxReplicaCount: 2, direct_route_api_keys: ["drk_1234567890"] };
    const { status, stdout, stderr } = await run(["apply", "mine", "--file", fileOf(t, misspelt)], { env });
    assert.deepEqual([status, writes(requests).length], [3, 0]);
    assert.match(stderr, /error: unknown field `displayNme`; did you mean `displayName`\?/);
    assert.doesNotMatch(stdout + stderr, /drk_/);
  });

  test("takes null for the service's default", async (t) => {
    const { env, requests } = await emulated(t);
    const cleared = { maxReplicaCount: null, displayName: null, autoscalingPolicy: { scaleUpWindow: null } };
    const args = ["apply", "mine", "--file", fileOf(t, { ...fresh, ...cleared })];
    assert.equal((await run(args, { env })).status, 0);
    assert.ok(!("displayName" in JSON.parse(writes(requests)[0].body)));
    assert.match((await run(args, { env })).stdout, /^mine is up to date/);
    assert.equal(writes(requests).length, 1);
  });

  test("with --wait also waits for what is up to date", async (t) => {
    const failed = { ...mine, state: "FAILED", status: { code: "INTERNAL", message: "it broke" } };
    const { env } = await emulated(
      t,
      [
        { ...mine, state: "CREATING" },
        { ...failed, name: "bad" },
      ],
      { speed: 20 },
    );
    const args = ["--file", fileOf(t, { displayName: "Mine" }), "--wait", "--poll-interval", "0.1s"];
    assert.equal((await run(["apply", "mine", ...args], { env })).stdout, "mine is up to date: READY\n");
    assert.equal((await run(["apply", "bad", ...args], { env })).status, 4);
  });

  test("sends nothing if the deployment changes before the answer", async (t) => {
    const { env, requests, emulator } = await emulated(t, [mine]);
    const { status, screen } = await onTerminal(["apply", "mine", "--file", fileOf(t, { displayName: "x" })], {
      env,
      columns: 120,
      during: async ({ until, type }) => {
        await until(/Update it\?/);
        emulator.edit("mine", { displayName: "y" });
        emulator.edit("mine", { displayName: "x" });
        type("y\r");
      },
    });
    assert.deepEqual([status, writes(requests).length], [1, 0]);
    assert.match(screen.at(-1), /^error: mine has changed meanwhile, and nothing was sent: run `apply` again$/);
  });

  test("needs an ID", async (t) => {
    const { status, stderr } = await run(["apply", "--file", fileOf(t, { displayName: "x" })]);
    assert.equal(status, 2);
    assert.match(stderr, /^error: missing ID: pass it as an argument, or add `name` to `.*d\.json`/);
  });

  test("ends with status 3 for a file that isn't JSON", async (t) => {
    const { env, requests } = await emulated(t);
    const { status, stderr } = await run(["apply", "mine", "-f", "-"], { env, input: "{" });
    assert.deepEqual([status, requests.length], [3, 0]);
    assert.match(stderr, /^<stdin>:1:2: error: must be JSON/);
  });
});
