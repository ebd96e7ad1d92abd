import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { json, run } from "./cli.mjs";
import { deleted, emulated, inDays } from "./emulated.mjs";
import { onTerminal } from "./terminal.mjs";

const lost = { replicaCount: 2, desiredReplicaCount: 2, replicaStats: { pendingSchedulingReplicaCount: 2 } };
const failed = { name: "broken", state: "FAILED", status: { code: "INTERNAL", message: "the node was lost" }, ...lost };
const busy = { name: "busy", acceleratorType: "NVIDIA_H100_80GB", acceleratorCount: 8, createTime: inDays(-40) };
const seeds = [deleted(), failed, { ...busy, minReplicaCount: 2, maxReplicaCount: 4 }];
const many = Array.from({ length: 205 }, (_, index) => ({ name: `d${index}` }));

describe("list", () => {
  test("prints a table, with coloured states and relative purge times", async (t) => {
    const { env } = await emulated(t, seeds);
    const { status, screen, colourOf } = await onTerminal(["list", "--show-deleted"], { env, columns: 140 });
    assert.equal(status, 0);
    const heads = ["ID", "STATE", "REPLICAS", "MODEL", "ACCELERATOR", "CREATED", "DELETED", "PURGE", "STATUS"];
    assert.deepEqual(screen[0].split(/ +/), heads);
    assert.match(
      screen.find((line) => line.startsWith("mine")),
      /^mine +DELETED +0\/0 .* 1 day ago +in 6 days$/,
    );
    assert.match(
      screen.find((line) => line.startsWith("busy")),
      / 2\/2 .* 8x NVIDIA_H100_80GB +40 days ago$/,
    );
    assert.match(
      screen.find((line) => line.startsWith("broken")),
      / INTERNAL: the node was lost$/,
    );
    assert.deepEqual(["DELETED  0", "FAILED", "READY"].map(colourOf), ["dim", "red", "green"]);
  });

  test("shows the display name of each ID", async (t) => {
    const { env } = await emulated(t, [{ name: "a1b2c3", displayName: "Chat" }, { name: "mine" }]);
    const { screen } = await onTerminal(["list"], { env });
    assert.match(screen[0], /^ID +NAME +STATE/);
    assert.match(screen[1], /^a1b2c3 +Chat +READY/);
  });

  test("with --limit prints as many, and asks for no more", async (t) => {
    const { env, requests } = await emulated(t, many);
    const { value } = await json(["list", "--limit", "3"], { env });
    assert.deepEqual([value.length, requests.length], [3, 1]);
  });

  test("on a narrow terminal prints one line each, with the most important columns", async (t) => {
    const { env } = await emulated(t, seeds);
    const { screen } = await onTerminal(["list", "--show-deleted"], { env, columns: 46 });
    assert.equal(screen.length, 4);
    assert.deepEqual(screen[0].split(/ +/), ["ID", "STATE", "PURGE", "STATUS"]);
    assert.match(
      screen.find((line) => line.startsWith("broken")),
      /^broken {2}FAILED .* INTERNAL: the nod…$/,
    );
  });

  test("in a pipe prints plain columns, uncut", async (t) => {
    const { env } = await emulated(t, seeds);
    const { stdout } = await run(["list", "--show-deleted"], { env });
    assert.ok(!stdout.includes("\x1b"));
    assert.match(stdout, /^busy +READY +2\/2 +llama-v3p1-8b-instruct +8x NVIDIA_H100_80GB +40 days ago$/m);
  });

  test("with -o json prints one array of all pages", async (t) => {
    const { env, emulator, requests } = await emulated(t, many, { clock: "manual" });
    const { status, value, stderr } = await json(["list"], { env });
    assert.deepEqual([status, stderr, requests.length], [0, "", 2]);
    assert.deepEqual(
      new Map(value.map((one) => [one.name, one])),
      new Map(emulator.deployments().map((one) => [one.name, one])),
    );
  });

  test("applies a filter and an order", async (t) => {
    const { env } = await emulated(t, [...seeds, { name: "calm" }]);
    const args = ["list", "--show-deleted", "--filter", 'state="READY" OR state="DELETED"', "--order-by", "name desc"];
    const { status, value } = await json(args, { env });
    assert.deepEqual([status, value.map(({ name }) => name.split("/").at(-1))], [0, ["mine", "calm", "busy"]]);
  });

  test("with an invalid filter fails and names the position", async (t) => {
    const { env } = await emulated(t, seeds);
    const { status, stderr } = await run(["list", "--filter", "state="], { env });
    assert.equal(status, 1);
    assert.match(stderr, /^error: .*filter.*400 INVALID_ARGUMENT/m);
  });

  test("without deployments prints nothing but a hint on stderr", async (t) => {
    const { env } = await emulated(t, [deleted()]);
    const { status, stdout, stderr } = await run(["list"], { env });
    assert.deepEqual([status, stdout, stderr], [0, "", "no deployments; --show-deleted includes deleted ones\n"]);
    assert.deepEqual((await json(["list"], { env })).value, []);
  });

  test("with -o json escapes control characters, and keeps the value", async (t) => {
    const displayName = "\x1b[2J\u009b2J\u202e日本";
    const { env } = await emulated(t, [{ name: "mine", displayName }]);
    const { stdout } = await run(["list", "-o", "json"], { env });
    assert.doesNotMatch(stdout, /(?!\n)[\p{Cc}\u202e]/u);
    assert.equal(JSON.parse(stdout)[0].displayName, displayName);
  });

  test("aligns wide characters, and replaces control characters", async (t) => {
    const { env } = await emulated(t, [
      { ...failed, status: { code: "INTERNAL", message: "日本語\x1b[2J\x07\u202e" } },
    ]);
    const { screen, raw } = await onTerminal(["list"], { env, columns: 140 });
    assert.match(screen[1], /^broken .* INTERNAL: 日本語�\[2J��$/);
    assert.ok(!raw.includes("\x1b[2J"));
  });
});
