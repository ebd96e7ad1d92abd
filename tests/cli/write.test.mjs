import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { reply, serve } from "../node/service.mjs";
import { json, run } from "./cli.mjs";
import { deleted, emulated } from "./emulated.mjs";
import { files } from "./files.mjs";
import { onTerminal } from "./terminal.mjs";

const valid = { baseModel: "accounts/fireworks/models/x", acceleratorType: "NVIDIA_H100_80GB" };
const mine = { name: "mine" };
const fast = { speed: 10 };

describe("create", () => {
  test("creates the deployment in the file, and waits for it", async (t) => {
    const { env, emulator } = await emulated(t, [], fast);
    const cwd = files(t, { "d.json": valid });
    const args = ["create", "--file", `${cwd}/d.json`, "--deployment-id", "mine", "--wait", "--poll-interval", "0.2s"];
    const { status, screen } = await onTerminal(args, { env, during: ({ until }) => until(/mine {2}CREATING/) });
    assert.deepEqual([status, screen], [0, ["created mine: READY"]]);
    assert.equal(emulator.deployments()[0].baseModel, valid.baseModel);
  });

  test("reads stdin, and with -o json prints the new deployment", async (t) => {
    const { env, emulator } = await emulated(t, [], { clock: "manual" });
    const { status, value, stderr } = await json(["create", "-f", "-"], { env, input: JSON.stringify(valid) });
    const [created] = emulator.deployments();
    // the reply comes before the first replica
    const { desiredReplicaCount, replicaStats } = created;
    assert.equal(value.desiredReplicaCount, 0);
    assert.deepEqual([status, { ...value, desiredReplicaCount, replicaStats }, stderr], [0, created, ""]);
  });

  test("with --validate-only creates nothing", async (t) => {
    const { env, emulator } = await emulated(t);
    const args = ["create", "-f", "-", "--deployment-id", "mine", "--validate-only"];
    const { status, stdout } = await run(args, { env, input: JSON.stringify(valid) });
    assert.deepEqual([status, stdout], [0, "valid, not created\n"]);
    assert.deepEqual(emulator.deployments(), []);
  });

  test("sends nothing for an invalid file, and shows each issue's position", async (t) => {
    const { env, requests } = await emulated(t);
    const cwd = files(t, { "d.json": '{\n  "displayName": 5\n}\n' });
    const { status, screen, colourOf } = await onTerminal(["create", "--file", `${cwd}/d.json`], { env, columns: 200 });
    assert.equal(status, 3);
    assert.equal(screen[0], `${cwd}/d.json:1:1: error: baseModel is required on create`);
    assert.equal(screen[2], `${cwd}/d.json:2:18: error: displayName must be a string, got \`5\``);
    assert.match(screen[3], /d\.json: 2 errors, 1 warning$/);
    assert.equal(screen.length, 4);
    assert.equal(colourOf("error:"), "red");
    assert.equal(requests.length, 0);
  });

  test("with -o json prints an invalid file's errors as JSON", async (t) => {
    const { env, requests } = await emulated(t);
    const { status, value, stderr } = await json(["create", "-f", "-"], { env, input: "{" });
    const { kind, issues } = JSON.parse(stderr);
    assert.deepEqual([status, value, kind, requests.length], [3, undefined, "validation", 0]);
    assert.deepEqual([issues[0].line, issues[0].column, issues[0].code], [1, 2, "format"]);
  });

  test("ends with status 3 for an invalid ID", async (t) => {
    const { env, requests } = await emulated(t);
    const args = ["create", "-f", "-", "--deployment-id", "Mine"];
    const { status, stderr } = await run(args, { env, input: JSON.stringify(valid) });
    assert.deepEqual([status, requests.length], [3, 0]);
    assert.match(stderr, /^error: .*`Mine`/);
  });
});

describe("update", () => {
  test("changes the fields in the file, and nothing else", async (t) => {
    const { env, emulator } = await emulated(t, [{ ...mine, description: "old" }]);
    const cwd = files(t, { "changes.json": { displayName: "Mine" } });
    const { status, screen } = await onTerminal(["update", "mine", "--file", `${cwd}/changes.json`], { env });
    assert.deepEqual([status, screen], [0, ["updated mine: UPDATING"]]);
    const { displayName, description } = emulator.deployments()[0];
    assert.deepEqual([displayName, description], ["Mine", "old"]);
  });

  test("with -o json prints the deployment and nothing else: `validate` has the warnings", async (t) => {
    const { env, emulator } = await emulated(t, [mine], { clock: "manual" });
    const input = JSON.stringify({ displayName: "Mine", state: "READY" });
    const { status, value, stderr } = await json(["update", "mine", "-f", "-"], { env, input });
    assert.deepEqual([status, value, stderr], [0, emulator.deployments()[0], ""]);
    assert.match(
      (await run(["update", "mine", "-f", "-"], { env, input })).stderr,
      /^<stdin>:1:23: warning: state is set by the service: omit it\n<stdin>: 1 warning\n$/,
    );
  });

  test("takes fields from --set, in the types of the API", async (t) => {
    const { env, requests } = await emulated(t, [{ ...mine, description: "old" }]);
    const set = ["minReplicaCount=1", "displayName=a=b", "autoscalingPolicy.scaleToZeroWindow=10m", "description="];
    const args = ["update", "mine", "--set", ...set, "--set", 'autoscalingPolicy.loadTargets={"default":0.5}'];
    assert.equal((await run(args, { env })).status, 0);
    assert.deepEqual(JSON.parse(requests[0].body), {
      minReplicaCount: 1,
      displayName: "a=b",
      autoscalingPolicy: { scaleToZeroWindow: "600s", loadTargets: { default: 0.5 } },
      description: null,
    });
  });

  const unset = {
    "an unknown field": ["minReplicas=1", 2, /unknown field `minReplicas`; did you mean `minReplicaCount`\?/],
    "a key of a map": [
      "autoscalingPolicy.loadTargets.default=1",
      2,
      /`autoscalingPolicy.loadTargets` can only be replaced as a whole: --set 'autoscalingPolicy.loadTargets=/,
    ],
    "a field and its part": [
      "autoscalingPolicy= autoscalingPolicy.scaleUpWindow=1m",
      2,
      /is part of `autoscalingPolicy`/,
    ],
    "a field twice": ["displayName=a displayName=b", 2, /`displayName` is set twice/],
    "a key in place of a value": ["fw_1234567890", 2, /`--set \[key\]` must be/],
    "no value": ["minReplicaCount", 2, /`--set minReplicaCount` must be `name=value`/],
    "a value of another type": [
      "minReplicaCount=one",
      3,
      /^--set: error: minReplicaCount must be a number, not a string, got `one`/,
    ],
    "a window that is too short": ["autoscalingPolicy.scaleToZeroWindow=2m", 3, /at least 5 minutes.*, got `120s`/],
    "an immutable field": ["baseModel=x", 3, /^--set: error: baseModel is immutable/],
  };
  for (const [name, [given, expected, message]] of Object.entries(unset)) {
    test(`sends nothing for ${name} in --set`, async (t) => {
      const { env, requests } = await emulated(t, [mine]);
      const { status, stderr } = await run(["update", "mine", "--set", ...given.split(" ")], { env });
      assert.deepEqual([status, requests.length], [expected, 0]);
      assert.match(stderr, message);
    });
  }

  test("needs changes, from one place", async () => {
    const { status, stderr } = await run(["update", "mine"]);
    assert.equal(status, 2);
    assert.match(stderr, /missing changes: pass --set or --file/);
    assert.match((await run(["update", "mine", "-f", "-", "--set", "a=b"])).stderr, /cannot be used with/);
  });

  test("sends nothing for immutable fields", async (t) => {
    const { env, requests } = await emulated(t, [mine]);
    const { status, stderr } = await run(["update", "mine", "-f", "-"], { env, input: '{ "baseModel": "x" }' });
    assert.deepEqual([status, requests.length], [3, 0]);
    assert.match(stderr, /^<stdin>:1:3: error: baseModel is immutable/);
  });
});

describe("delete", () => {
  test("says how to undelete it, and waits until it is gone", async (t) => {
    const { env, emulator } = await emulated(t, [mine], fast);
    const args = ["delete", "mine", "--wait", "--yes", "--poll-interval", "0.1s"];
    const { status, screen } = await onTerminal(args, { env, during: ({ until }) => until(/mine {2}DELETING/) });
    assert.deepEqual([status, screen], [0, ["deleted mine; it can be undeleted until its purge time"]]);
    assert.equal(emulator.deployments()[0].state, "DELETED");
  });

  test("with --hard deletes for good, and with -o json prints the API's empty reply", async (t) => {
    const { env, emulator } = await emulated(t, [mine]);
    const { status, value } = await json(["delete", "mine", "--hard", "--yes"], { env });
    assert.deepEqual([status, value, emulator.deployments()], [0, {}, []]);
  });

  test("is refused after traffic, unless --ignore-checks is given", async (t) => {
    const { env, emulator } = await emulated(t, [mine]);
    emulator.traffic("mine");
    const refused = await run(["delete", "mine"], { env });
    assert.equal(refused.status, 1);
    assert.match(refused.stderr, /received inference requests/);
    assert.equal((await run(["delete", "mine", "--ignore-checks"], { env })).status, 0);
  });
});

describe("scale", () => {
  test("sets the number of replicas", async (t) => {
    const { env, emulator } = await emulated(t, [{ ...mine, maxReplicaCount: 4 }]);
    const { status, screen } = await onTerminal(["scale", "mine", "3"], { env });
    assert.deepEqual([status, screen], [0, ["scaled mine to 3"]]);
    assert.equal(emulator.deployments()[0].desiredReplicaCount, 3);
  });

  test("with -o json prints the API's empty reply", async (t) => {
    const { env } = await emulated(t, [mine]);
    const { status, value, stderr } = await json(["scale", "mine", "0"], { env });
    assert.deepEqual([status, value, stderr], [0, {}, ""]);
  });

  test("takes only whole numbers", async (t) => {
    const { env, requests } = await emulated(t, [mine]);
    for (const count of ["-1", "1.5", "two", "", "1e3", "2147483648"]) {
      const { status, stderr } = await run(["scale", "mine", count], { env });
      assert.equal(status, 2, count);
      assert.match(stderr, /whole number from 0 to 2147483647\./);
    }
    assert.equal(requests.length, 0);
  });

  test("takes the API's maximum", async (t) => {
    const { url, requests } = await serve(t, reply(200, {}));
    const args = ["scale", "mine", "2147483647", "--account-id", "acme", "--base-url", url];
    assert.equal((await run(args)).status, 0);
    assert.equal(JSON.parse(requests[0].body).replicaCount, 2_147_483_647);
  });

  test("is refused for a deleted deployment", async (t) => {
    const { env } = await emulated(t, [deleted()]);
    assert.equal((await run(["scale", "mine", "1"], { env })).status, 1);
  });
});
