import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { beyondTheScreen, LOOKS, look, wear } from "./accessibility/axe.mjs";
import { coloursOnStripes, contrast } from "./accessibility/contrast.mjs";
import { UNDECIDED } from "./accessibility/undecided.mjs";
import { WALKS } from "./accessibility/walks.mjs";
import { importConsole } from "./import.mjs";
import { launch, newPage, serveConsole } from "./support.mjs";
import { start, turn } from "./walking.mjs";

describe("axe finds nothing, and nothing reaches beyond the screen", () => {
  let server;
  let browser;
  let context;
  let page;
  const seen = new Set();
  before(async () => {
    [server, browser] = await Promise.all([serveConsole(), launch()]);
    context = await browser.newContext({ locale: "en" });
  });
  after(() => Promise.all([browser?.close(), server?.close()]));

  for (const [scenario, steps] of Object.entries(WALKS)) {
    for (const [index, { what, path, go }] of steps.entries()) {
      it(`in the scenario ${scenario}: ${what}, light and narrow, dark and wide`, async () => {
        if (index === 0) {
          await page?.close();
          page = await newPage(context);
          await start(page, server.url, scenario, path);
        } else if (path !== undefined) await turn(page, path);
        const shown = await go(page);
        await shown.first().waitFor();
        for (const { runOnly, ...looks } of LOOKS) {
          await wear(page, looks);
          // for screen readers too, which a width may hide it from for a moment
          await shown.first().waitFor();
          const { wrong, undecided, rows } = await look(page, runOnly);
          assert.deepEqual(wrong, []);
          assert.deepEqual(undecided, [], "axe can't decide it");
          assert.ok(await shown.first().isVisible(), "it is still there");
          const { width, fontSize = "as it is" } = looks;
          assert.equal(await beyondTheScreen(page), 0, `pixels beyond a screen of ${width}, text ${fontSize}`);
          for (const row of rows) seen.add(row);
        }
        // the browser itself reports each request that fails or is refused
        assert.deepEqual(
          page.complaints.filter((complaint) => !/^Failed to load resource/.test(complaint)),
          [],
        );
      });
    }
  }

  it("on the stripes of the mode, whose contrast it can't measure", async () => {
    for (const looks of LOOKS) {
      await wear(page, looks);
      assert.ok(contrast(await page.locator(".mode").evaluate(coloursOnStripes)) >= 4.5, looks.colorScheme);
    }
  });

  it("in every scenario there is", async () => {
    const { SCENARIOS } = await importConsole("emulator/scenarios.ts");
    assert.deepEqual(Object.keys(WALKS).sort(), Object.keys(SCENARIOS).sort());
  });

  it("and is left undecided by nothing that is recorded no more", () => {
    const gone = UNDECIDED.filter((_, row) => !seen.has(row));
    assert.deepEqual(gone, []);
  });
});
