import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";

const root = join(import.meta.dirname, "../..");

/** The environment with only these variables of the service's. */
function environment(env) {
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith("FIREWORKS_"));
  return { ...Object.fromEntries(inherited), ...env };
}

/** Starts an example. */
function start(example, args, env) {
  return spawn(process.execPath, [join(root, "examples", example), ...args], { cwd: root, env: environment(env) });
}

/** Runs an example. */
function run(example, args, env = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, "examples", example), ...args], {
    cwd: root,
    env: environment(env),
    encoding: "utf8",
    timeout: 600_000,
  });
  return { status, stdout, stderr };
}

describe("recover.mjs", () => {
  const recover = (args, env) => run("recover.mjs", args, env);

  it("recovers a deployment and prints each state with its time", () => {
    const { status, stdout, stderr } = recover(["--emulator", "my-deployment"]);
    assert.equal(stderr, "");
    assert.equal(status, 0);
    const lines = stdout.trimEnd().split("\n");
    for (const line of lines) assert.match(line, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z {2}[A-Z]+$/);
    assert.deepEqual(
      lines.map((line) => line.split("  ")[1]),
      ["DELETED", "CREATING", "READY"],
    );
  });

  it("fails with the message for an invalid ID", () => {
    const { status, stdout, stderr } = recover(["--emulator", "a/b"]);
    assert.equal(status, 1);
    assert.equal(stdout, "");
    assert.match(stderr, /a\/b/);
    assert.doesNotMatch(stderr, /\bat .*\.m?js:/, "a message, not a stack");
  });

  it("says that the key is missing before anything is sent", () => {
    const { status, stdout, stderr } = recover(["my-deployment"], { FIREWORKS_ACCOUNT_ID: "acme" });
    assert.equal(status, 1);
    assert.equal(stdout, "");
    assert.match(stderr, /FIREWORKS_API_KEY/);
  });

  it("says that the account is missing", () => {
    const { status, stderr } = recover(["my-deployment"], { FIREWORKS_API_KEY: "fw_not_a_key" });
    assert.equal(status, 1);
    assert.match(stderr, /FIREWORKS_ACCOUNT_ID/);
    assert.doesNotMatch(stderr, /fw_not_a_key/);
  });

  it("goes on if nothing answers, until it is interrupted", async () => {
    // connecting to port 9 fails at once: nothing listens there
    const env = { FIREWORKS_BASE_URL: "http://127.0.0.1:9", FIREWORKS_ACCOUNT_ID: "acme", FIREWORKS_API_KEY: "fw_x" };
    const child = start("recover.mjs", ["my-deployment"], env);
    const ended = once(child, "close");
    let stderr = "";
    for await (const words of child.stderr.setEncoding("utf8")) {
      stderr += words;
      if (words.startsWith("still waiting: ")) child.kill("SIGINT");
    }
    assert.match(stderr, /^still waiting: connection failed: .*\n.*my-deployment was aborted; go on with `recover`\n$/);
    assert.deepEqual(await ended, [1, null]);
  });

  for (const args of [[], ["--emulator"], ["one", "two"], ["--unknown", "one"]]) {
    it(`shows its usage for \`${args.join(" ")}\``, () => {
      const { status, stderr } = recover(args);
      assert.equal(status, 2);
      assert.match(stderr, /^usage: node examples\/recover\.mjs/);
    });
  }
});

describe("validate.mjs", () => {
  const model = { baseModel: "accounts/fireworks/models/x", acceleratorType: "NVIDIA_H100_80GB" };
  let folder;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "validate-"));
  });
  after(() => rmSync(folder, { recursive: true }));

  function validate(content, ...flags) {
    const file = join(folder, "deployment.json");
    writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
    return run("validate.mjs", [...flags, file]);
  }

  it("prints nothing for a valid deployment", () => {
    const valid = { ...model, displayName: "🔥".repeat(63), autoscalingPolicy: { scaleToZeroWindow: "300s" } };
    assert.deepEqual(validate(valid), { status: 0, stdout: "", stderr: "" });
  });

  it("prints every issue with its path", () => {
    const { status, stdout, stderr } = validate({
      ...model,
      displayName: "🔥".repeat(64),
      autoscalingPolicy: { scaleToZeroWindow: "120s" },
    });
    assert.equal(stderr, "");
    assert.equal(status, 3);
    assert.match(stdout, /^displayName: .*63.*\nautoscalingPolicy\.scaleToZeroWindow: .*300s.*\n$/);
  });

  it("says that the base model is missing", () => {
    const { status, stdout } = validate({});
    assert.equal(status, 3);
    assert.match(stdout, /^baseModel: /m);
  });

  it("does the same with --emulator", () => {
    assert.deepEqual(validate({ displayName: 1 }, "--emulator"), validate({ displayName: 1 }));
  });

  it("doesn't fail for a warning", () => {
    const { status, stdout } = validate({ ...model, notAField: true });
    assert.match(stdout, /^notAField: /m);
    assert.equal(status, 0);
  });

  it("treats a file that is not JSON as invalid", () => {
    const { status, stderr } = validate("{");
    assert.equal(status, 3);
    assert.match(stderr, /deployment\.json: /);
  });

  it("treats an unreadable file as wrong usage", () => {
    const { status, stderr } = run("validate.mjs", [join(folder, "missing.json")]);
    assert.equal(status, 2);
    assert.match(stderr, /missing\.json/);
  });

  it("shows its usage without a file", () => {
    const { status, stderr } = run("validate.mjs", []);
    assert.equal(status, 2);
    assert.match(stderr, /^usage: node examples\/validate\.mjs FILE/);
  });
});
