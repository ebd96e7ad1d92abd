import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { useConsole } from "./suite.mjs";
import { button } from "./support.mjs";

const WHY = "Only deleted and failed deployments can be undeleted";
const DETAIL = "/deployments/support-chat";

describe("the reason of a button that can't be pressed", () => {
  const reason = (page) => page.getByRole("tooltip", { name: WHY });

  describe("on a touch screen", () => {
    const use = useConsole({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });

    it("comes by a tap, and goes by the next one elsewhere", async () => {
      const { page } = use;
      await use.open(DETAIL);
      // Playwright itself waits for a button that can be pressed
      await button(page, "Undelete…").tap({ force: true });
      await reason(page).waitFor();
      const described = await button(page, "Undelete…").getAttribute("aria-describedby");
      assert.equal(described, await reason(page).getAttribute("id"));
      await page.getByRole("heading", { level: 1 }).tap();
      await reason(page).waitFor({ state: "detached" });
    });
  });

  describe("by keyboard", () => {
    const use = useConsole();

    it("stays while the button is pressed, and goes by Escape", async () => {
      const { page } = use;
      await use.open(DETAIL);
      await button(page, "Undelete…").focus();
      await page.keyboard.press("Enter");
      await reason(page).waitFor();
      await page.keyboard.press("Space");
      await reason(page).waitFor();
      await page.keyboard.press("Escape");
      await reason(page).waitFor({ state: "detached" });
    });
  });
});
