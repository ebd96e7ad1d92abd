// The chief journey as it looks with settings of the system: colours that are forced, and motion that is reduced.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { deployments } from "./seeds.mjs";
import { useConsole } from "./suite.mjs";
import { button, rowOf } from "./support.mjs";

describe("the chief journey", () => {
  const use = useConsole();

  /** Finds a deleted deployment, undeletes it, and mends a window of another, with a look at each view on the way. */
  const walk = async (look) => {
    const { page } = use;
    const link = (name) => page.getByRole("link", { name: new RegExp(`^${name}`) });
    const { emulator } = await use.live("/deleted", { clock: true, emulator: { deployments: deployments() } });
    await rowOf(page, "Search ranking").focus();
    await page.keyboard.press("ArrowRight");
    await look("the row");
    await page.keyboard.press("u");
    await button(page, "Undelete on LIVE").waitFor();
    await look("the question");
    await page.keyboard.press("Enter");
    await link("Operations").press("Enter");
    await page.getByRole("heading", { name: /^Undeleting/ }).waitFor();
    await page.keyboard.press("Tab");
    await look("the steps");
    await use.pass(emulator, 60);
    await page.getByRole("heading", { name: /is READY/ }).waitFor();
    await page.keyboard.press("Tab");
    await look("the end");
    await link("Deployments").press("Enter");
    await rowOf(page, "Support chat").focus();
    await page.keyboard.press("ArrowDown");
    await look("the list");
    await page.keyboard.press("Enter");
    await button(page, "Edit…").press("Enter");
    const field = page.getByRole("textbox", { name: "Scale to zero window" });
    await field.fill("2m");
    await look("the wrong field");
    await field.fill("20m");
    await page.keyboard.press("Control+Enter");
    await page.getByRole("region", { name: "Request" }).waitFor();
    await page.keyboard.press("Tab");
    await look("the review");
    await page.keyboard.press("Control+Enter");
  };

  /** The colour beside the text of a link, as it is on the screen. */
  const groundOf = async (link) => {
    if ((await link.count()) === 0) return undefined;
    const { x, y, height } = await link.boundingBox();
    const pixels = await use.page.screenshot({ clip: { x: x + 4, y: y + height / 2, width: 3, height: 3 } });
    return pixels.toString("base64");
  };

  it("needs no colours where they are forced", async () => {
    const { page } = use;
    await page.emulateMedia({ forcedColors: "active" });
    const told = {
      "the steps": () => page.getByRole("listitem").filter({ has: page.getByLabel("now:") }),
      "the end": () => page.getByRole("listitem").filter({ has: page.getByLabel("done:") }),
      "the list": () => rowOf(page, "Support chat").getByText("Ready", { exact: true }),
      "the wrong field": () => page.getByRole("listitem").filter({ hasText: /^Error: must be at least 5 minutes/ }),
    };
    await walk(async (where) => {
      const ring = await page.evaluate(() => {
        const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(document.activeElement);
        const { backgroundColor } = getComputedStyle(document.body);
        return { outlineStyle, isThick: Number.parseFloat(outlineWidth) >= 2, shows: outlineColor !== backgroundColor };
      });
      assert.deepEqual(ring, { outlineStyle: "solid", isThick: true, shows: true }, `the ring in ${where}`);
      await told[where]?.().first().waitFor();
      if (where === "the list") {
        const border = await told[where]().evaluate((badge) => getComputedStyle(badge).borderTopStyle);
        assert.equal(border, "solid", "a state has an edge");
      }
      const links = page.getByRole("navigation", { name: "Console" });
      const current = await groundOf(links.locator("[aria-current]"));
      const other = await groundOf(links.locator(":not([aria-current])").last());
      assert.notEqual(current, other, `the current view shows in ${where}`);
    });
  });

  it("shows which count is chosen where colours are forced", async () => {
    const { page } = use;
    await page.emulateMedia({ forcedColors: "active" });
    await use.open("/deployments?state=failed");
    const counts = page.getByRole("list", { name: "Needs attention" });
    await counts.getByRole("link", { name: "1 failed" }).waitFor();
    const chosen = await groundOf(counts.locator("[aria-current]"));
    const other = await groundOf(counts.locator("a:not([aria-current])").first());
    assert.ok(chosen !== undefined && other !== undefined, "one of them is chosen");
    assert.notEqual(chosen, other);
  });

  it("stands still where motion is reduced", async () => {
    const { page } = use;
    await page.emulateMedia({ reducedMotion: "reduce" });
    await walk(async (where) => {
      const moving = await page.evaluate(() => {
        // whatever changes its colour must do so at once, too
        document.documentElement.style.colorScheme = "dark";
        getComputedStyle(document.body).color;
        const running = document.getAnimations();
        document.documentElement.style.colorScheme = "";
        return running
          .filter((one) => one instanceof CSSTransition || one.effect.getComputedTiming().activeDuration > 1)
          .map(({ effect }) => effect.target.outerHTML.slice(0, 100));
      });
      assert.deepEqual(moving, [], where);
    });
  });
});
