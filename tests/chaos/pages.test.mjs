// Chaos in Chromium: the same calls and faults, with the page's own fetch.
import assert from "node:assert/strict";
import { test } from "node:test";
import { launch } from "../pages/support.mjs";
import { run } from "./run.mjs";

test("in a page too, every call settles, and is told as the ledger has it", async (t) => {
  const browser = await launch();
  t.after(() => browser.close());
  const page = await browser.newPage();
  const uncaught = [];
  page.on("pageerror", (error) => uncaught.push(String(error)));
  let isThere = false;
  await run(t, { short: 100, long: 500 }, async ({ baseUrl, ...wave }) => {
    if (!isThere) await page.goto(baseUrl);
    isThere = true;
    return page.evaluate(async (wave) => {
      const library = await import("/dist/web.js");
      await library.init();
      const { hurry } = await import("/node/hurry.mjs");
      const { outcomesOf } = await import("/chaos/caller.mjs");
      let slowDown;
      hurry({ after: (act) => (slowDown = act) });
      const print = (error) => [error, error.stack, JSON.stringify(error), error.cause].join("\n");
      const outcomes = await outcomesOf(library, { ...wave, baseUrl: "/" }, print);
      slowDown();
      return outcomes;
    }, wave);
  });
  assert.deepEqual(uncaught, []);
});
