// A validator that is called where the stack ends may fail there, and is right everywhere else.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";

/** Validates first in a `catch`, so many frames above the end of the stack, and then as anybody does. */
const script = (frames) => `
  import { validateDeployment } from "fireworks-deployments";
  const valid = { baseModel: "accounts/a/models/m", acceleratorType: "NVIDIA_H100_80GB" };
  let left = ${frames};
  const deeper = () => {
    try {
      deeper();
    } catch (thrown) {
      if (left-- > 0) throw thrown;
      try { validateDeployment(valid); } catch {}
    }
  };
  deeper();
  console.log(JSON.stringify(validateDeployment(valid)));
`;

test("the first call of all may be at the end of the stack", () => {
  const frames = Array.from({ length: 24 }, (_, index) => 20 * index);
  for (const count of [...frames, 283, 286, 288, 290, 292, 295]) {
    const args = ["--input-type=module", "--eval", script(count)];
    assert.equal(execFileSync("node", args, { encoding: "utf8" }), "[]\n", `${count} frames`);
  }
});
