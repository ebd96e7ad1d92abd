import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { settled } from "./accessibility/axe.mjs";
import { useConsole } from "./suite.mjs";
import { focused, rowOf } from "./support.mjs";

describe("keys right after a load", () => {
  const use = useConsole({ viewport: { width: 1_024, height: 800 } });
  const show = async (path, { again = false } = {}) => {
    await (again ? use.page.reload() : use.open(path));
    // not the shell of index.html
    await use.page.getByRole("navigation", { name: "Console" }).waitFor();
    await settled(use.page);
    assert.equal(await focused(use.page), "BODY");
  };
  const press = (key) => use.page.keyboard.press(key);
  const atRow = (index) =>
    use.page.waitForFunction((index) => document.activeElement.dataset.index === String(index), index);

  for (const key of ["PageDown", "End", "Space"]) {
    it(`scroll by ${key}, after a reload as well`, async () => {
      for (const again of [false, true]) {
        await show("/deployments/support-chat", { again });
        await press(key);
        await use.page.waitForFunction(() => document.querySelector("main").scrollTop > 100);
      }
    });
  }

  it("leave the first Tab to the link that skips", async () => {
    await show("/deployments/support-chat");
    await press("Tab");
    assert.equal(await focused(use.page), "Skip to the content");
  });

  for (const key of ["j", "ArrowDown"]) {
    it(`go to the current row of a list by ${key}, then to the next`, async () => {
      await show("/deployments");
      await rowOf(use.page, "Support chat").waitFor();
      await press(key);
      await atRow(0);
      await press(key);
      await atRow(1);
    });
  }

  it("go to the last row of a list by End", async () => {
    await show("/deployments");
    await rowOf(use.page, "Support chat").waitFor();
    const rows = Number(await use.page.getByRole("grid").getAttribute("aria-rowcount"));
    await press("End");
    await atRow(rows - 2);
  });

  it("go to no row by j where single keys are off", async () => {
    await use.page.addInitScript(() => localStorage.setItem("preferences", '{"singleKeys":false}'));
    await show("/deployments");
    await rowOf(use.page, "Support chat").waitFor();
    await press("j");
    await settled(use.page);
    assert.equal(await focused(use.page), "BODY");
  });
});
