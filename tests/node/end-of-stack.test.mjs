// A validator called at the end of the stack may fail there, and works everywhere else.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { test } from "node:test";
import { promisify } from "node:util";

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

test("the very first check may happen at the end of the stack", { timeout: 120_000 }, async () => {
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
