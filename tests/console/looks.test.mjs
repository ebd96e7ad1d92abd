import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { settled } from "./accessibility/axe.mjs";
import { useConsole } from "./suite.mjs";
import { focused, rowOf } from "./support.mjs";

describe("the looks of the console", () => {
  const use = useConsole();
  const show = async (view) => {
    await use.open(view);
    // not the shell of index.html, which has a heading, too
    await use.page.getByRole("navigation", { name: "Console" }).waitFor();
    await settled(use.page);
  };

  it("keep the buttons of a heading above what follows on a phone", async () => {
    const { page } = use;
    await page.setViewportSize({ width: 360, height: 740 });
    await show("/simulate");
    const bottom = async (locator) => {
      const { y, height } = await locator.boundingBox();
      return y + height;
    };
    const { y: below } = await page.locator(".heading + *").boundingBox();
    assert.ok((await bottom(page.getByRole("button", { name: "Copy link" }))) <= below);
  });

  it("keep the theme and the density that a person chose", async () => {
    const { page } = use;
    await show("/settings");
    await page.getByLabel("Theme").selectOption("dark");
    await page.getByLabel("Rows").selectOption("compact");
    await show("/deployments");
    const scheme = await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme);
    assert.equal(scheme, "dark");
    assert.equal((await rowOf(page, "Support chat").boundingBox()).height, 32);
  });

  it("switch single keys off for those who want that", async () => {
    const { page } = use;
    await show("/settings");
    await page.getByLabel("Single-key shortcuts").uncheck();
    await show("/deployments");
    await page.keyboard.press("?");
    assert.equal(await page.getByRole("dialog").count(), 0);
    await page.keyboard.press("Control+k");
    await page.getByRole("dialog").waitFor();
    assert.match(await focused(page), /Search/);
  });
});
