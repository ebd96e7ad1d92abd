// Chaos in Node: a proxy breaks the answers to writes, and each call is told as the ledger has it.
import assert from "node:assert/strict";
import { test } from "node:test";
import * as library from "fireworks-deployments";
import { hurry } from "../node/hurry.mjs";
import { printed } from "../node/printed.mjs";
import { outcomesOf } from "./caller.mjs";
import { resentOf } from "./judge.mjs";
import { run } from "./run.mjs";

test("every call settles, and is told as the ledger has it, whatever happens to its requests", async (t) => {
  hurry(t);
  const judged = await run(t, { short: 600, long: 10_000 }, (wave) => outcomesOf(library, wave, printed));
  assert.deepEqual(
    judged.filter(({ trail }) => resentOf(trail) > 0),
    [],
    "Node sends nothing again by itself",
  );
});
