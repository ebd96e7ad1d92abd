import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { settled } from "./accessibility/axe.mjs";
import { control, openGroups, useForm } from "./form-support.mjs";

describe("the focus in a form", () => {
  const { use, EDIT, review, toZero } = useForm();

  /** Pixels of the focus that the bar of the issues covers; none if it is in the bar. */
  const covered = () =>
    use.page.evaluate(() => {
      const { activeElement: element } = document;
      const bar = document.querySelector('[aria-label="Issues and review"]');
      if (element === document.body || bar.contains(element)) return 0;
      const [{ top, bottom }, over] = [element.getBoundingClientRect(), bar.getBoundingClientRect()];
      return Math.max(0, Math.min(bottom, over.bottom) - Math.max(top, over.top));
    });

  const SCREENS = [
    { width: 1_024, height: 800 },
    { width: 512, height: 400 },
    { width: 360, height: 740 },
  ];
  for (const { width, height } of SCREENS) {
    it(`is never under the list of issues on a screen of ${width} × ${height}`, async () => {
      const { page } = use;
      await page.setViewportSize({ width, height });
      await use.open(EDIT);
      await toZero().fill("2m");
      await control(page, "minReplicaCount").fill("9");
      await control(page, "maxReplicaCount").fill("3");
      await openGroups(page);
      await review();
      await settled(page);
      assert.equal(await covered(), 0, "after the jump of the review");
      await page.getByLabel("The deployment as JSON").focus();
      for (let presses = 0; presses < 40; presses++) {
        await page.keyboard.press("Shift+Tab");
        const name = await page.evaluate(() => document.activeElement.outerHTML.slice(0, 120));
        assert.equal(await covered(), 0, name);
      }
    });
  }
});
