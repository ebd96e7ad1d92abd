import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { reply, serve } from "../node/service.mjs";
import { json, run } from "./cli.mjs";
import { deleted, emulated } from "./emulated.mjs";
import { onTerminal } from "./terminal.mjs";

// thirty seconds take three
const fast = { speed: 10 };
const waiting = ["undelete", "mine", "--wait", "--poll-interval", "0.2s"];

describe("undelete", () => {
  test("restores a deployment and prints its state", async (t) => {
    const { env, emulator } = await emulated(t, [deleted()]);
    const { status, screen, colourOf } = await onTerminal(["undelete", "mine"], { env });
    assert.deepEqual([status, screen], [0, ["undeleted mine: CREATING"]]);
    assert.equal(colourOf("CREATING"), "yellow");
    assert.equal(emulator.deployments()[0].state, "CREATING");
  });

  test("takes a full name without looking up an account", async (t) => {
    const { env, requests } = await emulated(t, [deleted()]);
    const name = "accounts/acme/deployments/mine";
    const { status, value } = await json(["undelete", name], { env: { ...env, FIREWORKS_ACCOUNT_ID: "" } });
    assert.deepEqual([status, value.name, requests.length], [0, name, 1]);
  });

  test("with -o json prints the API's JSON", async (t) => {
    const { env, emulator } = await emulated(t, [deleted()], { clock: "manual" });
    const { status, value, stderr } = await json(["undelete", "mine"], { env });
    assert.deepEqual([status, value, stderr], [0, emulator.deployments()[0], ""]);
  });

  test("with --wait shows its progress on one line, then only the result", async (t) => {
    const { env, emulator } = await emulated(t, [deleted()], fast);
    emulator.failStart({ message: "no capacity", lasts: "15s" });
    const seen = [];
    const { status, screen, raw } = await onTerminal(waiting, {
      env,
      during: async ({ screen, until }) => {
        for (const pattern of [/RESOURCE_EXHAUSTED: no capacity/, /CREATING {2}1s/]) {
          await until(pattern);
          seen.push(screen().length);
        }
      },
    });
    assert.deepEqual([status, screen], [0, ["undeleted mine: READY"]]);
    assert.deepEqual(seen, [1, 1]);
    assert.ok(raw.lastIndexOf("\x1b[?25h") > raw.lastIndexOf("\x1b[?25l"), "the cursor is there again");
  });

  for (const state of ["$`$&", undefined]) {
    test(`with --wait shows a state as it is: ${state}`, async (t) => {
      const { url } = await serve(t, reply(200, { name: "accounts/acme/deployments/mine", state }));
      const env = { FIREWORKS_BASE_URL: url, FIREWORKS_ACCOUNT_ID: "acme" };
      const args = ["undelete", "mine", "--wait", "--poll-interval", "0.2s", "--max-wait", "1s"];
      const line = new RegExp(
        `^[-|/\\\\] ${["mine", state, "0s"].filter(Boolean).join("  ").replace(/\$/g, "\\$")}$`,
        "m",
      );
      const { status } = await onTerminal(args, { env, during: ({ until }) => until(line) });
      assert.equal(status, 5);
    });
  }

  test("with --wait in a script prints each change to stderr", async (t) => {
    const { env } = await emulated(t, [deleted()], fast);
    const { status, stdout, stderr } = await run(waiting, { env });
    assert.deepEqual([status, stdout], [0, "undeleted mine: READY\n"]);
    assert.deepEqual(stderr.trim().split("\n"), ["mine  CREATING", "mine  READY"]);
  });

  test("with --wait and -o json prints only JSON", async (t) => {
    const { env, emulator } = await emulated(t, [deleted()], fast);
    emulator.failStart({ state: "FAILED", message: "it broke" });
    const { status, value, stderr } = await json(waiting, { env });
    assert.deepEqual([status, value, JSON.parse(stderr).kind], [4, undefined, "failed"]);
  });

  test("gives up after --max-wait, which implies --wait", async (t) => {
    const { env } = await emulated(t, [deleted()]);
    const args = ["undelete", "mine", "--max-wait", "0.5s", "--poll-interval", "0.1s"];
    const { status, stderr } = await run(args, { env });
    assert.equal(status, 5);
    assert.match(stderr, /^error: .*mine did not become READY within 0.5s; it was last seen CREATING/m);
  });

  test("waits with --poll-interval alone", async (t) => {
    const { env } = await emulated(t, [deleted()], { speed: 100 });
    const { stdout } = await run(["undelete", "mine", "--poll-interval", "0.1s"], { env });
    assert.equal(stdout, "undeleted mine: READY\n");
  });

  test("fails if the deployment fails", async (t) => {
    const { env, emulator } = await emulated(t, [deleted()], fast);
    emulator.failStart({ state: "FAILED", message: "it broke" });
    const { status, screen } = await onTerminal(waiting, { env });
    assert.equal(status, 4);
    assert.match(screen.join("\n"), /^error: .*it broke/);
  });

  test("ends with status 1 and the reason if refused", async (t) => {
    const { env } = await emulated(t, [{ name: "mine" }]);
    const { status, stderr } = await run(["undelete", "mine"], { env });
    assert.equal(status, 1);
    assert.match(
      stderr,
      /^error: .* is not deleted \(409 ALREADY_EXISTS\); it may be back already: `recover` can be repeated in any state\nrequest \w+\n$/,
    );
  });
});
