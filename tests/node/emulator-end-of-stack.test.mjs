// An emulator used at the end of the stack may fail there, and works everywhere else, as do all others.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { isFireworksError } from "fireworks-deployments";
import { createEmulator, simulateScaling } from "fireworks-deployments/emulator";

/** The frames left are tried in steps, from the very last to more than a call needs. */
const [FRAMES, STEP] = [4_000, 13];
const MODEL = "accounts/a/models/m";

/** A value nested as deeply as the emulator takes. */
const deep = JSON.parse(`${'{"a":'.repeat(120)}1${"}".repeat(120)}`);
const created = () =>
  createEmulator({ accountId: "acme", deployments: [{ name: "x", baseModel: MODEL, fieldOfTomorrow: deep }] });

const uses = {
  createEmulator: created,
  deployments: (emulator) => emulator.deployments(),
  requests: (emulator) => emulator.requests(),
  "a rebuilt one": (emulator) => createEmulator({ journal: emulator.journal() }),
  edit: (emulator) => emulator.edit("x", { fieldOfTomorrow: deep }),
  fail(emulator) {
    emulator.fail({ body: deep });
    emulator.failStart({ code: "INTERNAL" });
    emulator.clearFaults();
  },
  load: (emulator) => emulator.load("x", [{ at: "1m", load: 1 }]),
  "advance and reset"(emulator) {
    emulator.advance("1m");
    emulator.reset();
  },
  simulateScaling: () => simulateScaling({ baseModel: MODEL }, [{ at: 0, load: 1 }], { duration: "1h" }),
};

/** Makes a call this many frames above the end of the stack, and returns what it threw. */
function thrownAt(frame, call) {
  let left = frame;
  let outcome;
  const deeper = () => {
    try {
      deeper();
    } catch (thrown) {
      if (left-- === 0)
        try {
          call();
        } catch (thrown) {
          outcome = thrown;
        }
      throw thrown;
    }
  };
  try {
    deeper();
  } catch {
    // the stack has ended
  }
  return outcome;
}

describe("at each depth of the stack, an emulator works or overflows, and then works, by", () => {
  for (const [name, use] of Object.entries(uses)) {
    test(name, () => {
      const [emulator, other] = [created(), created()];
      use(emulator);
      let thrown;
      for (let frame = 0; frame < FRAMES; frame += STEP) {
        thrown = thrownAt(frame, () => use(emulator));
        if (thrown)
          assert.ok(
            [thrown, thrown.cause].some((error) => error instanceof RangeError),
            `${frame}: ${thrown}`,
          );
        use(emulator);
        assert.equal(other.deployments().length, 1);
      }
      assert.equal(thrown, undefined, "the last frames are enough");
    });
  }
});

test("after a trap, emulators are lost, and new ones work", async () => {
  const { Instance } = WebAssembly;
  let isBroken = false;
  WebAssembly.Instance = class {
    constructor(...given) {
      const { exports } = new Instance(...given);
      const deployments = (...all) => {
        if (isBroken) throw new WebAssembly.RuntimeError("unreachable");
        return exports.deployments(...all);
      };
      this.exports = { ...exports, deployments };
    }
  };
  const library = await import("../../pkg/dist/emulator.node.js?trap");
  const [emulator, other] = [1, 2].map(() => library.createEmulator({ deployments: [{ name: "x" }] }));
  isBroken = true;
  assert.throws(() => emulator.deployments(), WebAssembly.RuntimeError);
  isBroken = false;
  const lost = (error) => isFireworksError(error) && /this emulator is lost.*create another/.test(error.message);
  for (const one of [emulator, other]) {
    assert.throws(() => one.deployments(), lost);
    await assert.rejects(one.fetch("http://service/v1/accounts"), lost);
  }
  assert.equal(library.createEmulator({ deployments: [{ name: "x" }] }).deployments().length, 1);
  WebAssembly.Instance = Instance;
});
