// Commands that wait: several deployments at once, through outages.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { json, run } from "./cli.mjs";
import { deleted, emulated } from "./emulated.mjs";
import { onTerminal } from "./terminal.mjs";

// thirty seconds take a second and a half
const fast = { speed: 20 };
const often = ["--poll-interval", "0.1s"];
const IDS = ["one", "two", "three", "four", "five"];
const five = IDS.map((name) => deleted({ name }));
const states = (emulator) => emulator.deployments().map(({ state }) => state);

describe("recover", () => {
  for (const columns of [60, 80, 160]) {
    test(`shows five deployments at once on ${columns} columns, through an outage`, async (t) => {
      const { env, emulator } = await emulated(t, five, { speed: 5 });
      const seen = [];
      const { status, screen, raw } = await onTerminal(["recover", ...IDS, "--poll-interval", "0.3s"], {
        env,
        columns,
        during: async ({ screen, until }) => {
          await until(/five +CREATING {2}\ds/);
          seen.push(screen());
          emulator.fail({ status: 503, times: Number.POSITIVE_INFINITY });
          await until(/one +CREATING {2}\ds {2}the service answers 503/);
          seen.push(screen());
          emulator.clearFaults();
        },
      });
      assert.deepEqual([status, screen], [0, IDS.map((id) => `recovered ${id}: READY`)]);
      for (const lines of seen) {
        assert.equal(lines.length, 5);
        for (const [at, id] of IDS.entries()) assert.match(lines[at], new RegExp(`^[-|/\\\\] ${id} `));
      }
      assert.ok(raw.lastIndexOf("\x1b[?25h") > raw.lastIndexOf("\x1b[?25l"), "the cursor is there again");
    });
  }

  test("on a short screen shows the waits that go on", async (t) => {
    const { env, emulator } = await emulated(t, five, { speed: 20 });
    emulator.failStart({ message: "no capacity", lasts: "1h", match: "five" });
    const { status } = await onTerminal(["recover", ...IDS, ...often], {
      env,
      rows: 4,
      during: async ({ until, type }) => {
        await until(/five +CREATING.*no capacity\n.*READY\n… 3 more/);
        type("\x03");
      },
    });
    assert.equal(status, 130);
  });

  test("ends with status 130 when interrupted, whatever failed before", async (t) => {
    const { env } = await emulated(t, [deleted({ name: "two" })]);
    const { status } = await onTerminal(["recover", "nobody", "two", ...often], {
      env,
      during: async ({ until, type }) => {
        await until(/two +CREATING/);
        type("\x03");
      },
    });
    assert.equal(status, 130);
  });

  test("can be interrupted and run again, and goes on", async (t) => {
    const { env, emulator, requests } = await emulated(t, five, { speed: 5 });
    const interrupted = await onTerminal(["recover", ...IDS, ...often], {
      env,
      columns: 100,
      during: async ({ until, type }) => {
        await until(/five +CREATING/);
        type("\x03");
      },
    });
    assert.equal(interrupted.status, 130);
    for (const id of IDS)
      assert.ok(
        interrupted.screen.includes(
          `interrupted: stopped waiting for ${id}, which is CREATING; go on with \`recover ${id}\``,
        ),
        id,
      );
    const { status } = await run(["recover", ...IDS, ...often], { env });
    assert.deepEqual([status, states(emulator)], [0, Array(5).fill("READY")]);
    assert.equal(requests.filter(({ url }) => url.endsWith(":undelete")).length, 5);
  });

  test("reports each outcome, and ends with the status of the first failure", async (t) => {
    const { env, emulator } = await emulated(t, five, fast);
    emulator.failStart({ state: "FAILED", message: "it broke", match: "two" });
    const { status, stdout, stderr } = await run(["recover", "one", "two", "tree", ...often], { env });
    assert.deepEqual([status, stdout], [4, "recovered one: READY\n"]);
    assert.match(stderr, /^error: .*two is FAILED \(INTERNAL: it broke\).*the undelete took effect/m);
    assert.match(stderr, /^error: .*tree not found .*did you mean `three`\?$/m);
  });

  test("with -o json prints one object per deployment", async (t) => {
    const { env } = await emulated(t, [{ name: "one" }, { name: "two" }]);
    const { stdout } = await run(["recover", "one", "two", "one", "-o", "json"], { env });
    const names = [...stdout.matchAll(/^ {2}"name": "(.*)"/gm)].map(([, name]) => name.split("/").at(-1));
    assert.deepEqual(names, ["one", "two"]);
    assert.equal((await json(["recover", "one"], { env })).value.state, "READY");
  });

  test("with --until serving waits until inference answers", async (t) => {
    const { env, requests } = await emulated(t, [deleted()], { ...fast, servingAfter: "20s" });
    const { status, stdout } = await run(["recover", "mine", "--until", "serving", ...often], { env });
    assert.deepEqual([status, stdout], [0, "recovered mine: READY\n"]);
    const probes = requests.filter(({ url }) => url.startsWith("/inference/"));
    assert.ok(probes.length > 1, `${probes.length} requests for a token`);
  });

  test("ends with status 5 once --max-wait is over, and says how to go on", async (t) => {
    const { env } = await emulated(t, [deleted()]);
    const { status, stderr } = await run(["recover", "mine", "--max-wait", "1s", ...often], { env });
    assert.equal(status, 5);
    assert.match(
      stderr,
      /did not become READY within 1s; it was last seen CREATING; the undelete took effect: go on with/,
    );
  });
});

describe("wait", () => {
  test("waits for READY", async (t) => {
    const { env } = await emulated(t, [{ name: "mine", state: "CREATING" }], fast);
    assert.deepEqual(await run(["wait", "mine", ...often], { env }), {
      status: 0,
      stdout: "mine: READY\n",
      stderr: "mine  CREATING\nmine  READY\n",
    });
  });

  test("waits for other states, in any case", async (t) => {
    const { env } = await emulated(t, [{ name: "mine", state: "DELETING" }], fast);
    const { stdout } = await run(["wait", "mine", "--for", "failed,deleted", ...often], { env });
    assert.equal(stdout, "mine: DELETED\n");
  });

  test("waits until inference answers", async (t) => {
    const { env } = await emulated(t, [{ name: "mine", state: "CREATING" }], { ...fast, servingAfter: "20s" });
    const { status, stdout } = await run(["wait", "mine", "--for", "serving", ...often], { env });
    assert.deepEqual([status, stdout], [0, "serving mine: READY\n"]);
  });

  test("ends with status 4 if the deployment fails", async (t) => {
    const { env } = await emulated(t, [{ name: "mine", state: "FAILED", status: { code: "INTERNAL", message: "no" } }]);
    const { status, stderr } = await run(["wait", "mine", ...often], { env });
    assert.equal(status, 4);
    assert.match(stderr, /^error: .*mine is FAILED \(INTERNAL: no\), and will not become READY/m);
  });

  test("ends with status 5 once --max-wait is over", async (t) => {
    const { env } = await emulated(t, [{ name: "mine" }]);
    const { status, stderr } = await run(["wait", "mine", "--for", "DELETED", "--max-wait", "0.5s", ...often], { env });
    assert.equal(status, 5);
    assert.match(stderr, /^error: .*mine did not become DELETED within 0.5s; it was last seen READY$/m);
  });

  test("ends with status 2 for an unknown state", async (t) => {
    const { env, requests } = await emulated(t, [{ name: "mine" }]);
    const { status, stderr } = await run(["wait", "mine", "--for", "redy"], { env });
    assert.deepEqual([status, requests.length], [2, 0]);
    assert.match(stderr, /`REDY`.*did you mean `READY`\?/);
  });
});
