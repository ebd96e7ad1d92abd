// A validator called at the end of the stack may fail there, and works everywhere else.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { test } from "node:test";
import { promisify } from "node:util";
import { runInNewContext } from "node:vm";
import { validateDeployment } from "fireworks-deployments";

/** The first check of a fresh module, this many frames above the end of the stack, and then an ordinary check. */
const script = (frames) => `
  import { validateDeployment, validateDeploymentId } from "fireworks-deployments";
  const valid = { baseModel: "accounts/a/models/m", acceleratorType: "NVIDIA_H100_80GB" };
  validateDeploymentId("loads-the-module");
  let left = ${frames};
  const deeper = () => {
    try {
      deeper();
    } catch (thrown) {
      if (left-- === 0) try { validateDeployment(valid); } catch {}
      throw thrown;
    }
  };
  try { deeper(); } catch {}
  console.log(JSON.stringify(validateDeployment(valid)));
`;

// the first check uses some nine frames to define the places, so no step may be longer
const STEP = 5;

test("the very first check may happen at the end of the stack", { timeout: 1_200_000 }, async () => {
  for (let frames = 0; frames < 600; frames += STEP) {
    const run = promisify(execFile)("node", ["--input-type=module", "--eval", script(frames)]);
    assert.equal((await run).stdout, "[]\n", `${frames} frames`);
  }
});

/**
 * Validates a value whose getter validates again, from ever more frames: at some point the stack ends inside
 * WebAssembly.
 */
const endless = `
  import { validateDeployment } from "fireworks-deployments";
  const own = { get displayName() { return validateDeployment(this); } };
  const from = (frames) => (frames > 0 ? from(frames - 1) : validateDeployment(own));
  for (let time = 0; time < 1000; time++) from(time % 50);
  console.log(validateDeployment({}).length);
`;

test("a getter that validates its own object ends, at any depth", async () => {
  const run = promisify(execFile)("node", ["--input-type=module", "--eval", endless]);
  assert.equal((await run).stdout, "2\n");
});

/** Validates a value whose getter validates another, so many times, and returns the issues of all. */
function within(depth) {
  const all = [];
  const nest = (left) => {
    const value = {
      baseModel: "m",
      get displayName() {
        if (left > 0) nest(left - 1);
        return "x";
      },
    };
    all.push(
      validateDeployment(value)
        .map(({ rule }) => rule)
        .join(),
    );
  };
  nest(depth);
  return all;
}

test("checks within checks are read, the last of them at least", () => {
  assert.deepEqual(new Set(within(7)), new Set([within(0).join()]));
  const [first, last] = [within(0).join(), within(100)];
  assert.deepEqual(new Set(last.slice(0, 8)), new Set([first]));
  assert.equal(last.length, 101);
});

test("a host that ends checks at a timeout leaves the validator as it was", () => {
  const valid = { baseModel: "accounts/a/models/m", acceleratorType: "NVIDIA_H100_80GB" };
  const endless = "validateDeployment({ get displayName() { for (;;); } })";
  const end = () => runInNewContext(endless, { validateDeployment }, { timeout: 5 });
  for (let time = 0; time < 20; time++) {
    assert.throws(end, { code: "ERR_SCRIPT_EXECUTION_TIMEOUT" });
    assert.deepEqual(validateDeployment(valid), []);
  }
  for (let time = 0; time < 20; time++) assert.throws(end, { code: "ERR_SCRIPT_EXECUTION_TIMEOUT" });
  assert.deepEqual(validateDeployment(valid), []);
  // the check around it goes on
  const around = {
    ...valid,
    get displayName() {
      assert.throws(end);
      return "x".repeat(64);
    },
  };
  assert.deepEqual(
    validateDeployment(around).map(({ rule }) => rule),
    ["display-name-length"],
  );
});
