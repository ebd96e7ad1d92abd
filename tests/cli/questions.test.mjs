// No command that destroys runs on a terminal by one slip.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { reply, serve } from "../node/service.mjs";
import { CLI, run } from "./cli.mjs";
import { emulated } from "./emulated.mjs";
import { files } from "./files.mjs";
import { onTerminal } from "./terminal.mjs";

const mine = { name: "mine", displayName: "My chat", minReplicaCount: 1, maxReplicaCount: 2 };
const glance = /mine \("My chat", READY, 1\/1 replicas\)/;
const writes = (requests) => requests.filter(({ method }) => method !== "GET").length;

/** Answers the question of a command on a terminal. */
const answering = (keys) => ({
  during: async ({ until, type }) => {
    await until(/\[y\/N\]|to confirm it:/);
    type(keys);
  },
});

const asking = {
  delete: { args: () => ["delete", "mine"], question: /^Delete .*\? It can be undeleted until its purge/ },
  "scale to zero": { args: () => ["scale", "mine", "0"], question: /^Scale .* to 0\? It stops serving\./ },
  "scale above maxReplicaCount": {
    args: () => ["scale", "mine", "3"],
    question: /^Scale .* to 3\? That is more than maxReplicaCount 2\./,
  },
  apply: {
    args: (t) => ["apply", "mine", "--file", `${files(t, { "d.json": { displayName: "x" } })}/d.json`],
    question: /^Update it\?/m,
  },
  "apply of a new deployment": {
    args: (t) => {
      const deployment = { baseModel: "accounts/a/models/m", acceleratorType: "NVIDIA_H100_80GB" };
      return ["apply", "new", "--file", `${files(t, { "d.json": deployment })}/d.json`];
    },
    question: /^Create it\? Its replicas are billed\./m,
  },
};

for (const [name, { args, question }] of Object.entries(asking)) {
  describe(name, () => {
    test("asks on a terminal, and does it after a yes", async (t) => {
      const { env, requests } = await emulated(t, [mine]);
      const { status, screen } = await onTerminal(args(t), { env, columns: 160, ...answering("y\r") });
      assert.match(screen.join("\n"), question);
      if (!name.startsWith("apply")) assert.match(screen.join("\n"), glance);
      assert.deepEqual([status, writes(requests)], [0, 1]);
    });

    for (const [answer, keys] of Object.entries({ no: "n\r", nothing: "\r", "the end of the input": "\x04" })) {
      test(`sends nothing after ${answer}`, async (t) => {
        const { env, requests } = await emulated(t, [mine]);
        const { status, screen } = await onTerminal(args(t), { env, columns: 160, ...answering(keys) });
        assert.equal(screen.at(-1), "cancelled: nothing was sent");
        assert.deepEqual([status, writes(requests)], [1, 0]);
      });
    }

    test("sends nothing after Ctrl-C", async (t) => {
      const { env, requests } = await emulated(t, [mine]);
      const { status, screen } = await onTerminal(args(t), { env, columns: 160, ...answering("\x03") });
      assert.equal(screen.at(-1), "interrupted: nothing was sent");
      assert.deepEqual([status, writes(requests)], [130, 0]);
    });

    test("does it unasked with --yes, and without a terminal, where it can be undone", async (t) => {
      const { env, requests } = await emulated(t, [mine]);
      assert.equal((await onTerminal([...args(t), "--yes"], { env })).status, 0);
      const other = await emulated(t, [mine]);
      assert.equal((await run(args(t), { env: other.env })).status, 0);
      assert.deepEqual([writes(requests), writes(other.requests)], [1, 1]);
    });
  });
}

describe("delete --hard", () => {
  const hard = ["delete", "mine", "--hard"];

  test("asks for the ID to be typed", async (t) => {
    const { env, emulator } = await emulated(t, [mine]);
    const { status, screen } = await onTerminal(hard, { env, ...answering("mine\r") });
    assert.match(screen[0], /^delete --hard of mine can't be undone\. Type `mine` to confirm it:/);
    assert.deepEqual([status, emulator.deployments()], [0, []]);
  });

  for (const keys of ["y\r", "yes\r", "min\r", "\r", "\x04"]) {
    test(`sends nothing for ${JSON.stringify(keys)}`, async (t) => {
      const { env, requests } = await emulated(t, [mine]);
      const { status } = await onTerminal(hard, { env, ...answering(keys) });
      assert.deepEqual([status, requests.length], [1, 0]);
    });
  }

  test("needs --yes without a terminal", async (t) => {
    const { env, requests, emulator } = await emulated(t, [mine]);
    const { status, stderr } = await run(hard, { env });
    assert.deepEqual([status, requests.length], [2, 0]);
    assert.match(stderr, /^error: delete --hard of mine can't be undone: pass --yes to confirm it/);
    assert.equal((await run([...hard, "--yes"], { env })).status, 0);
    assert.deepEqual(emulator.deployments(), []);
  });
});

describe("a redirected stream doesn't skip the question", () => {
  const asked = async (t, redirection) => {
    const { env, requests } = await emulated(t, [mine]);
    const command = `exec '${process.execPath}' '${CLI}' delete mine ${redirection}`;
    const { status } = await onTerminal(["-c", command], { env, program: "bash", ...answering("n\r") });
    assert.deepEqual([status, writes(requests)], [1, 0]);
  };
  test("of errors", (t) => asked(t, "2>/dev/null"));
  test("of output", (t) => asked(t, ">/dev/null"));
  test("of input", (t) => asked(t, "</dev/null"));
  test("of an answer meant for something else", (t) => asked(t, "<<< y"));
});

test("apply asks after its file was typed", async (t) => {
  const { env, requests } = await emulated(t, [mine]);
  const { status, screen } = await onTerminal(["apply", "mine", "-f", "-"], {
    env,
    during: async ({ until, type }) => {
      type('{"displayName":"x"}\r');
      await until(/"x"\}/);
      type("\x04");
      await until(/Update it\?/);
      type("y\r");
    },
  });
  assert.deepEqual([status, screen.at(-1), writes(requests)], [0, "updated mine: UPDATING", 1]);
});

test("scale asks above a maxReplicaCount that the service omits, since it is zero", async (t) => {
  const { url, requests } = await serve(t, reply(200, { name: "accounts/acme/deployments/mine", state: "READY" }));
  const args = ["scale", "mine", "2", "--account-id", "acme", "--base-url", url];
  const { status } = await onTerminal(args, { columns: 160, ...answering("n\r") });
  assert.deepEqual([status, writes(requests)], [1, 0]);
});

test("scale within the limits asks nothing", async (t) => {
  const { env, emulator } = await emulated(t, [mine]);
  assert.deepEqual((await onTerminal(["scale", "mine", "2"], { env })).screen, ["scaled mine to 2"]);
  assert.equal(emulator.deployments()[0].desiredReplicaCount, 2);
});
