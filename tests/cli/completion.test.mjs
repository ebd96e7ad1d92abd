import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { describe, test } from "node:test";
import { promisify } from "node:util";
import { run } from "./cli.mjs";

/** The words that bash offers after these. */
async function offered(words) {
  const { stdout: script } = await run(["completion", "bash"]);
  const line = ["fireworks-deployments", ...words].map((word) => `'${word}'`).join(" ");
  const asked = `COMP_WORDS=(${line}) COMP_CWORD=${words.length}; _fireworks_deployments; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const { stdout } = await promisify(execFile)("bash", ["-uc", `${script}\n${asked}`]);
  return stdout.trim().split("\n");
}

describe("completion in bash", () => {
  test("offers commands", async () => {
    assert.deepEqual(await offered(["un"]), ["undelete"]);
    assert.deepEqual(await offered(["re"]), ["recover"]);
  });

  test("offers the options of a command, and the global ones", async () => {
    assert.deepEqual(await offered(["delete", "mine", "--h"]), ["--hard"]);
    assert.deepEqual(await offered(["delete", "mine", "--max"]), ["--max-wait"]);
    assert.deepEqual(await offered(["list", "--s"]), ["--show-deleted"]);
  });

  test("finds the command behind options", async () => {
    assert.deepEqual(await offered(["--yes", "delete", "--ig"]), ["--ignore-checks"]);
  });

  test("isn't misled by the values of options", async () => {
    assert.deepEqual(await offered(["--account-id", "acme", "delete", "--ig"]), ["--ignore-checks"]);
    assert.deepEqual(await offered(["apply", "--file", "--"]), [""]);
  });

  test("offers the values of options", async () => {
    assert.deepEqual(await offered(["list", "-o", "j"]), ["json"]);
    assert.deepEqual(await offered(["recover", "mine", "--until", "s"]), ["serving"]);
    assert.deepEqual(await offered(["wait", "mine", "--for", ""]), [""]);
  });

  test("offers the choices of an argument", async () => {
    assert.deepEqual(await offered(["completion", "z"]), ["zsh"]);
  });
});

for (const shell of ["bash", "zsh", "fish"]) {
  test(`the script for ${shell} names every command`, async () => {
    const { status, stdout } = await run(["completion", shell]);
    assert.equal(status, 0);
    for (const command of ["recover", "termination-message", "apply", "--show-deleted"])
      assert.ok(stdout.includes(command.replace(/^--/, "")), command);
  });
}

test("another shell is wrong usage", async () => {
  const { status, stderr } = await run(["completion", "tcsh"]);
  assert.equal(status, 2);
  assert.match(stderr, /Allowed choices are bash, zsh, fish/);
});
