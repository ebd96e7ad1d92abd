// A validator that is called where the stack ends may fail there, and is right everywhere else.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { test } from "node:test";
import { promisify } from "node:util";

/** What a loaded module first checks is so many frames above the end of the stack; then one that anybody checks. */
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

// the places that are told on first use take some nine frames: no step may be longer
const STEP = 5;

test("the first check of all may be at the end of the stack", { timeout: 120_000 }, async () => {
  for (let frames = 0; frames < 600; frames += STEP) {
    const run = promisify(execFile)("node", ["--input-type=module", "--eval", script(frames)]);
    assert.equal((await run).stdout, "[]\n", `${frames} frames`);
  }
});

/** Validates what validates itself, from more and more frames: somewhere the stack would end inside of WebAssembly. */
const endless = `
  import { validateDeployment } from "fireworks-deployments";
  const own = { get displayName() { return validateDeployment(this); } };
  const from = (frames) => (frames > 0 ? from(frames - 1) : validateDeployment(own));
  for (let time = 0; time < 1000; time++) from(time % 50);
  console.log(validateDeployment({}).length);
`;

test("a getter that validates its own object ends, wherever it is asked", async () => {
  const run = promisify(execFile)("node", ["--input-type=module", "--eval", endless]);
  assert.equal((await run).stdout, "2\n");
});
