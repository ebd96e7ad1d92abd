import assert from "node:assert/strict";
import { once } from "node:events";
import { describe, test } from "node:test";
import { run, shell } from "./cli.mjs";
import { deleted, emulated } from "./emulated.mjs";
import { files } from "./files.mjs";
import { onTerminal } from "./terminal.mjs";

const waiting = ["undelete", "mine", "--wait", "--poll-interval", "0.2s"];
const GREEN = "\x1b[32mREADY";
const many = Array.from({ length: 200 }, (_, index) => ({ name: `d${index}`, description: "x".repeat(900) }));

describe("an interruption", () => {
  test("by Ctrl-C ends a wait with status 130 and restores the cursor", async (t) => {
    const { env, emulator } = await emulated(t, [deleted()]);
    const { status, screen, raw } = await onTerminal(waiting, {
      env,
      columns: 100,
      during: async ({ until, type }) => {
        await until(/mine {2}CREATING {2}1s/);
        type("\x03");
      },
    });
    assert.equal(status, 130);
    assert.match(
      screen.join("\n"),
      /interrupted: stopped waiting for mine, which is CREATING; go on with `recover mine`$/,
    );
    assert.ok(raw.lastIndexOf("\x1b[?25h") > raw.lastIndexOf("\x1b[?25l"), "the cursor is there again");
    assert.equal(emulator.deployments()[0].state, "CREATING");
  });

  test("by SIGTERM ends with status 143", async (t) => {
    const { env } = await emulated(t, [deleted()]);
    const { status, stdout, stderr } = await run(waiting, {
      env,
      during: async (child) => {
        await once(child.stderr, "data");
        child.kill("SIGTERM");
      },
    });
    assert.deepEqual([status, stdout], [143, ""]);
    assert.match(stderr, /interrupted: stopped waiting for mine/);
  });
});

describe("a pipe closed by its reader", () => {
  test("ends the command silently", async (t) => {
    const { env } = await emulated(t, many);
    const { status, stdout, stderr } = await shell("npx fireworks-deployments list -o json | head -n 1", { env });
    assert.deepEqual([status, stdout, stderr], [0, "[\n", ""]);
  });

  test("keeps the status of a failure", async (t) => {
    const { env } = await emulated(t);
    const invalid = JSON.stringify(Object.fromEntries(Array.from({ length: 5_000 }, (_, index) => [`x${index}`, 1])));
    const cwd = files(t, { "invalid.json": invalid });
    const statuses = {
      "npx fireworks-deployments get nope 2>&1 >/dev/null | true": 1,
      "npx fireworks-deployments get nope -o json 2>&1 >/dev/null | true": 1,
      "npx fireworks-deployments get 2>&1 | true": 2,
      "npx fireworks-deployments validate invalid.json | head -n 1": 3,
    };
    for (const [script, status] of Object.entries(statuses))
      assert.equal((await shell(script, { env, cwd })).status, status, script);
  });

  test("doesn't end a wait", async (t) => {
    const { env, emulator } = await emulated(t, [deleted()], { speed: 10 });
    const script = `npx fireworks-deployments ${waiting.join(" ")} 2> >(true)`;
    const { status, stdout } = await shell(script, { env });
    assert.deepEqual([status, stdout], [0, "undeleted mine: READY\n"]);
    assert.equal(emulator.deployments()[0].state, "READY");
  });

  test("receives everything it reads", async (t) => {
    const { env } = await emulated(t, many);
    const { stdout } = await shell("npx fireworks-deployments list -o json | (sleep 1; cat)", { env });
    assert.equal(JSON.parse(stdout).length, 200);
  });
});

test("an output that can't be written is an error", async (t) => {
  const { env } = await emulated(t, [{ name: "mine" }]);
  const { status, stderr } = await shell("npx fireworks-deployments list > /dev/full", { env });
  assert.deepEqual([status, stderr], [1, "error: the output can't be written: ENOSPC\n"]);
});

describe("colours", () => {
  const coloured = async (t, variables, columns) => {
    const { env } = await emulated(t, [{ name: "mine" }]);
    return (await onTerminal(["list"], { env: { ...env, ...variables }, columns })).raw.includes(GREEN);
  };

  test("are for terminals that have them", async (t) => {
    assert.equal(await coloured(t, {}), true);
    assert.equal(await coloured(t, { TERM: "dumb" }), false);
    assert.equal(await coloured(t, { CI: "true" }), false);
  });

  test("are off with NO_COLOR", async (t) => {
    assert.equal(await coloured(t, { NO_COLOR: "1" }), false);
    assert.equal(await coloured(t, { NO_COLOR: "" }), true);
  });

  test("are on in a pipe with FORCE_COLOR", async (t) => {
    const { env } = await emulated(t, [{ name: "mine" }]);
    const piped = async (value) => (await run(["list"], { env: { ...env, FORCE_COLOR: value } })).stdout;
    assert.ok((await piped("1")).includes(GREEN));
    assert.ok(!(await piped("0")).includes(GREEN));
  });
});

test("a terminal that can't overwrite a line gets one line per change", async (t) => {
  const { env } = await emulated(t, [deleted()], { speed: 20 });
  const { screen } = await onTerminal(waiting, { env: { ...env, TERM: "dumb" } });
  assert.deepEqual(screen, ["mine  CREATING", "mine  READY", "undeleted mine: READY"]);
});
