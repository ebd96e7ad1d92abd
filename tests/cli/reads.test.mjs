// The commands that show or change a part of a deployment.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { json, run } from "./cli.mjs";
import { emulated } from "./emulated.mjs";
import { onTerminal } from "./terminal.mjs";

const mine = { name: "mine", annotations: { "custom/team": "search", "custom/owner": "ada", internal: "x" } };

describe("tags", () => {
  test("shows the customer's tags", async (t) => {
    const { env } = await emulated(t, [mine, { name: "bare" }]);
    const { screen } = await onTerminal(["tags", "mine"], { env });
    assert.deepEqual(screen, ["TAG           VALUE", "custom/team   search", "custom/owner  ada"]);
    assert.deepEqual((await json(["tags", "bare"], { env })).value, {});
    assert.equal((await run(["tags", "bare"], { env })).stderr, "bare has no tags\n");
  });

  test("sets and removes some, and keeps the others", async (t) => {
    const { env, emulator } = await emulated(t, [mine]);
    const args = ["tags", "mine", "--set", "custom/team=a=b", "custom/new=1", "--unset", "custom/owner"];
    const { status, stdout } = await run(args, { env });
    assert.deepEqual([status, stdout], [0, "set custom/team=a=b, set custom/new=1, unset custom/owner on mine\n"]);
    const { annotations } = emulator.deployments()[0];
    assert.deepEqual(annotations, { "custom/team": "a=b", internal: "x", "custom/new": "1" });
  });

  test("sends nothing for a key that the service would refuse", async (t) => {
    const { env, requests } = await emulated(t, [mine]);
    const { status, stderr } = await run(["tags", "mine", "--set", "team=search"], { env });
    assert.deepEqual([status, requests.length], [3, 0]);
    assert.match(stderr, /`team`|custom\//);
    const both = await run(["tags", "mine", "--set", "custom/a=1", "--unset", "custom/a"], { env });
    assert.equal(both.status, 2);
  });
});

test("termination-message shows why replicas terminated", async (t) => {
  const broken = { name: "broken", state: "FAILED", status: { code: "INTERNAL", message: "out of memory" } };
  const { env } = await emulated(t, [mine, broken]);
  assert.equal((await run(["termination-message", "broken"], { env })).stdout, "out of memory\n");
  assert.equal((await run(["termination-message", "mine"], { env })).stderr, "mine has no termination message\n");
  assert.deepEqual((await json(["termination-message", "broken"], { env })).value, { message: "out of memory" });
});

test("metrics shows a line per metric", async (t) => {
  const { env, requests } = await emulated(t, [mine]);
  const { stdout } = await run(["metrics", "mine", "--time-range", "10m"], { env });
  assert.match(stdout, /^METRIC +VALUE\n.*requests_per_second +0\n/s);
  assert.match(requests[0].url, /timeRange=10m/);
});

test("shards shows a line per shard", async (t) => {
  const { env } = await emulated(t, [mine]);
  assert.match((await run(["shards", "mine"], { env })).stdout, /^SHARD +STATE +READY +CREATED\n0 +READY +1 +.*\n$/);
  assert.equal((await json(["shards", "mine"], { env })).value.length, 1);
});
