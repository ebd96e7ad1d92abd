// In a page too, a call made in the last frames of the stack settles, and every later call works.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { calls } from "../hostile/stack.mjs";
import { serveBench } from "./bench.mjs";
import { launch } from "./support.mjs";

describe("in a page, in each of the last 200 frames of the stack", () => {
  const uncaught = [];
  let bench;
  let browser;
  let page;

  before(async () => {
    [bench, browser] = await Promise.all([serveBench(), launch()]);
    page = await browser.newPage();
    page.on("pageerror", (error) => uncaught.push(String(error)));
    await page.goto(bench.url);
  });
  after(async () => {
    await browser?.close();
    bench?.close();
  });

  for (const name of Object.keys(calls)) {
    test(`${name} settles, and every later call works`, async () => {
      const { atTheEnd, later } = await page.evaluate(async (name) => {
        const library = await import("/dist/web.js");
        const { atEveryFrame, calls } = await import("/hostile/stack.mjs");
        return atEveryFrame(() => library, calls[name]);
      }, name);
      assert.deepEqual(later, []);
      assert.equal(atTheEnd.length, 200);
      for (const outcome of atTheEnd) assert.match(outcome, /^(as expected|overflow)$/);
      assert.deepEqual([atTheEnd[0], atTheEnd.at(-1)], ["overflow", "as expected"]);
      assert.deepEqual(uncaught, []);
    });
  }
});
