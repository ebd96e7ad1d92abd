import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";

const root = join(import.meta.dirname, "../..");

/** Runs an example with only these variables of the service's. */
function run(example, args, env = {}) {
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith("FIREWORKS_"));
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, "examples", example), ...args], {
    cwd: root,
    env: { ...Object.fromEntries(inherited), ...env },
    encoding: "utf8",
    timeout: 30_000,
  });
  return { status, stdout, stderr };
}

describe("undelete.mjs", () => {
  const undelete = (args, env) => run("undelete.mjs", args, env);

  it("restores a deployment and prints each state with its time", () => {
    const { status, stdout, stderr } = undelete(["--emulator", "my-deployment"]);
    assert.equal(stderr, "");
    assert.equal(status, 0);
    const lines = stdout.trimEnd().split("\n");
    for (const line of lines) assert.match(line, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z {2}[A-Z]+$/);
    assert.deepEqual(
      lines.map((line) => line.split("  ")[1]),
      ["CREATING", "READY"],
    );
  });

  it("fails with the message for an invalid ID", () => {
    const { status, stdout, stderr } = undelete(["--emulator", "a/b"]);
    assert.equal(status, 1);
    assert.equal(stdout, "");
    assert.match(stderr, /a\/b/);
    assert.doesNotMatch(stderr, /\bat .*\.m?js:/, "a message, not a stack");
  });

  it("says that the key is missing before anything is sent", () => {
    const { status, stdout, stderr } = undelete(["my-deployment"], { FIREWORKS_ACCOUNT_ID: "acme" });
    assert.equal(status, 1);
    assert.equal(stdout, "");
    assert.match(stderr, /FIREWORKS_API_KEY/);
  });

  it("says that the account is missing", () => {
    const { status, stderr } = undelete(["my-deployment"], { FIREWORKS_API_KEY: "fw_not_a_key" });
    assert.equal(status, 1);
    assert.match(stderr, /FIREWORKS_ACCOUNT_ID/);
    assert.doesNotMatch(stderr, /fw_not_a_key/);
  });

  it("fails with the message if nothing answers", () => {
    // connecting to port 9 fails at once: nothing listens there
    const env = { FIREWORKS_BASE_URL: "http://127.0.0.1:9", FIREWORKS_ACCOUNT_ID: "acme", FIREWORKS_API_KEY: "fw_x" };
    const { status, stderr } = undelete(["my-deployment"], env);
    assert.equal(status, 1);
    assert.match(stderr, /my-deployment/);
  });

  for (const args of [[], ["--emulator"], ["one", "two"], ["--unknown", "one"]]) {
    it(`shows its usage for \`${args.join(" ")}\``, () => {
      const { status, stderr } = undelete(args);
      assert.equal(status, 2);
      assert.match(stderr, /^usage: node examples\/undelete\.mjs/);
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
