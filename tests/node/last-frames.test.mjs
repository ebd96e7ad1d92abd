// A call made in the last frames of the stack settles, and every later call works.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";
import { describe, test } from "node:test";
import { calls } from "../hostile/stack.mjs";

/** In a process of its own: Node itself prints each promise that is rejected at the end of the stack. */
async function outcomesOf(name, load = "() => library") {
  const script = `
    import { getEventListeners } from "node:events";
    import * as library from "fireworks-deployments";
    import { atEveryFrame, calls, signal, unloaded } from "../hostile/stack.mjs";
    const outcomes = await atEveryFrame(${load}, calls["${name}"]);
    const timers = process.getActiveResourcesInfo().filter((name) => name === "Timeout").length;
    console.log(JSON.stringify({ ...outcomes, timers, listeners: getEventListeners(signal, "abort").length }));
    process.exit();`;
  const child = spawn("node", ["--input-type=module", "--eval", script], {
    cwd: import.meta.dirname,
    stdio: ["ignore", "pipe", "ignore"],
  });
  return JSON.parse(await text(child.stdout));
}

function assertSettled({ atTheEnd, ...left }) {
  assert.deepEqual(left, { later: [], timers: 0, listeners: 0 });
  assert.equal(atTheEnd.length, 200);
  for (const outcome of atTheEnd) assert.match(outcome, /^(as expected|overflow)$/);
  assert.equal(atTheEnd[0], "overflow");
}

describe("in each of the last 200 frames of the stack", () => {
  for (const name of Object.keys(calls)) {
    test(`${name} settles, and every later call works`, async () => {
      const outcomes = await outcomesOf(name);
      assertSettled(outcomes);
      assert.equal(outcomes.atTheEnd.at(-1), "as expected", "the last of them is enough for a call");
    });
  }

  test("a call that loads the module settles, and every later call works", async () => {
    assertSettled(await outcomesOf("undelete", '(frame) => unloaded(import("../../pkg/dist/node.js?" + frame))'));
  });
});
