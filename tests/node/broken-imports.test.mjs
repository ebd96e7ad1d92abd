// An import of a WebAssembly module throws, at any one of its uses or from then on: later calls work.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { KEY, READY } from "./service.mjs";

const BREAKDOWN = "the import is broken";
const isLong = process.env.TORTURE === "long";

/** The uses of each import, and the one that throws: at which use, once or for good. */
let uses = new Map();
let broken = {};

const { Instance } = WebAssembly;
WebAssembly.Instance = class {
  constructor(module, imports) {
    const glue = Object.entries(imports?.glue ?? {}).map(([name, act]) => [name, watched(name, act)]);
    this.exports = new Instance(module, { glue: Object.fromEntries(glue) }).exports;
  }
};

function watched(name, act) {
  return (...given) => {
    const nth = (uses.get(name) ?? 0) + 1;
    uses.set(name, nth);
    if (name === broken.name && (broken.once ? nth === broken.at : nth >= broken.at)) throw new Error(BREAKDOWN);
    return act(...given);
  };
}

/** Runs something with a broken import, or with none. Returns what it threw, and the uses. */
async function whileBroken(which, act) {
  [uses, broken] = [new Map(), which];
  try {
    await act();
    return { uses };
  } catch (thrown) {
    return { uses, thrown };
  } finally {
    broken = {};
  }
}

/** Every way to break an import that something uses; in the short form its first uses, and its last. */
async function* breakdowns(act) {
  const { uses, thrown } = await whileBroken({}, act);
  assert.equal(thrown, undefined);
  for (const [name, count] of uses)
    for (let at = 1; at <= count; at++)
      for (const once of [true, false]) if (isLong || at < 3 || at === count) yield { name, at, once };
}

const { createEmulator, simulateScaling } = await import("../../pkg/dist/emulator.node.js?imports");
const { DeploymentsClient, isFireworksError } = await import("../../pkg/dist/node.js?imports");

const MODEL = "accounts/a/models/m";
const created = () =>
  createEmulator({
    accountId: "acme",
    deployments: [{ name: "x", baseModel: MODEL, annotations: { "custom/a": "é" } }],
  });
const addressed = "https://service/v1/accounts/acme/deployments/x";

const emulated = {
  createEmulator: created,
  fetch: (emulator) => emulator.fetch(addressed, { method: "PATCH", body: '{"displayName":"é"}' }),
  deployments: (emulator) => emulator.deployments(),
  requests: (emulator) => emulator.requests(),
  "a rebuilt one": (emulator) => createEmulator({ journal: emulator.journal() }),
  edit: (emulator) => emulator.edit("x", { displayName: "é", placement: { regions: ["US_IOWA_1"] } }),
  fail: (emulator) => emulator.fail({ status: 503, body: { message: "é" }, times: 2 }),
  failStart: (emulator) => emulator.failStart({ code: "INTERNAL", lasts: "1m" }),
  load: (emulator) => emulator.load("x", [{ at: "1m", load: 1 }]),
  "advance and reset"(emulator) {
    emulator.advance("1m");
    emulator.clearFaults();
    emulator.reset();
  },
  simulateScaling: () => simulateScaling({ baseModel: MODEL }, [{ at: 0, load: 1 }], { duration: "1h" }),
};

describe("with a broken import, an emulator fails or works, and later ones work, in", () => {
  for (const [name, use] of Object.entries(emulated)) {
    test(name, async () => {
      let [tried, failed] = [0, 0];
      for await (const breakdown of breakdowns(() => use(created()))) {
        const other = created();
        const { thrown } = await whileBroken(breakdown, () => use(created()));
        tried++;
        if (thrown !== undefined) {
          failed++;
          assert.ok(
            isFireworksError(thrown) || [thrown, thrown.cause].some(({ message }) => message === BREAKDOWN),
            thrown,
          );
        }
        // it works, or says that it is lost with its instance
        const { thrown: lost } = await whileBroken({}, () => assert.equal(other.deployments().length, 1));
        if (lost !== undefined) assert.match(lost.message, /this emulator is lost/);
        await use(created());
        assert.equal(created().deployments().length, 1);
      }
      assert.ok(tried > 0 && failed > 0, `${failed} of ${tried}`);
    });
  }
});

test("with a broken import, a client's calls settle, and later ones work", async () => {
  const fetch = async () => Response.json(READY);
  const options = { apiKey: KEY, accountId: "acme", fetch };
  let [copies, failed] = [0, 0];
  const fresh = async () => {
    const library = await import(`../../pkg/dist/node.js?imports${copies++}`);
    return new library.DeploymentsClient(options);
  };
  for await (const breakdown of breakdowns(async () => (await fresh()).get("x"))) {
    const client = await fresh();
    const { thrown } = await whileBroken(breakdown, () => client.get("x"));
    if (thrown !== undefined) {
      failed++;
      assert.ok(isFireworksError(thrown), thrown);
    }
    assert.equal((await client.get("x")).state, "READY");
    assert.equal((await new DeploymentsClient(options).get("x")).state, "READY");
  }
  assert.ok(failed > 0);
});
