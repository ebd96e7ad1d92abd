import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { settled } from "./accessibility/axe.mjs";
import { deployments } from "./seeds.mjs";
import { useConsole } from "./suite.mjs";
import { focused } from "./support.mjs";

describe("the console by keyboard alone", () => {
  const use = useConsole();
  let presses;
  const open = async (path) => {
    presses = 0;
    const opened = await use.live(path, { clock: true, emulator: { deployments: deployments() } });
    await use.page.getByRole("row").nth(1).waitFor();
    return opened;
  };

  /** Presses a key. Whatever has the focus then is visible, has a name, and a ring that shows. */
  const press = async (...keys) => {
    const { page } = use;
    for (const key of keys) {
      await page.keyboard.press(key);
      presses++;
      await settled(page);
      const found = await page.evaluate(() => {
        const element = document.activeElement;
        if (element === document.body) return "BODY has the focus";
        const { width, height } = element.getBoundingClientRect();
        if (width === 0 || height === 0) return `${element.outerHTML} is invisible`;
        const isHeading = /^H[12]$/.test(element.tagName);
        const ringed = element.closest("label") ?? element;
        const ring = [element, ringed].some((one) => getComputedStyle(one).outlineStyle !== "none");
        return isHeading || ring ? undefined : `${element.outerHTML.slice(0, 200)} has no ring`;
      });
      assert.equal(found, undefined, `after ${key}`);
      assert.notEqual(await focused(page), "", `after ${key}`);
    }
  };
  const pressUntil = async (key, name, most = 12) => {
    for (let count = 0; count < most; count++) {
      if (name.test(await focused(use.page))) return;
      await press(key);
    }
    assert.match(await focused(use.page), name, `${key} never led there`);
  };

  it("finds a deleted deployment, undeletes it, and sees it READY", async () => {
    const { page } = use;
    const { emulator } = await open("/deployments");
    // from a row, in which `d` alone asks to delete
    await page.getByRole("row").nth(1).focus();
    await press("g", "d");
    await page.getByRole("heading", { name: "Deleted" }).waitFor();
    assert.equal(await page.getByRole("alertdialog").count(), 0);
    await press("/");
    await press("Tab");
    await pressUntil("Tab", /Search ranking/);
    await press("u");
    await page.getByRole("dialog").waitFor();
    assert.equal(await focused(page), "Undelete on LIVE");
    await press("Enter");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await press("g", "o");
    await use.pass(emulator, 60);
    await page.getByRole("heading", { name: /Search ranking is READY/ }).waitFor();
    assert.ok(presses <= 15, `${presses} presses`);
  });

  it("moves over rows and inside them, and comes back from dialogs and menus", async () => {
    const { page } = use;
    await open("/deleted");
    await page.keyboard.press("Tab");
    await pressUntil("Tab", /Search ranking/, 20);
    await press("ArrowRight");
    await pressUntil("ArrowRight", /^Undelete Search ranking$/);
    await press("Enter");
    await page.getByRole("dialog").waitFor();
    await press("Escape");
    assert.match(await focused(page), /Undelete Search ranking/, "the focus is where it was");
    await press(".");
    await page.getByRole("menu").waitFor();
    await press("Escape");
    assert.notEqual(await focused(page), "BODY");
  });

  it("opens the sheet of keys and the palette, and acts from it", async () => {
    const { page } = use;
    await open("/deployments");
    await page.keyboard.press("Tab");
    await press("?");
    await page.getByRole("dialog", { name: "Keyboard shortcuts" }).waitFor();
    await press("Escape");
    await press("Control+k");
    await page.keyboard.type("support chat: delete");
    await page.getByRole("menuitem", { name: /Support chat: Delete/ }).waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.getByRole("alertdialog", { name: "Delete Support chat?" }).waitFor();
    assert.equal(await focused(page), "Cancel");
  });

  it("finds what no view has listed yet, for one request of each list, and offers actions once one types", async () => {
    const { page } = use;
    const { requests } = await use.live("/settings", { emulator: { deployments: deployments() } });
    await page.getByRole("heading", { name: "Settings" }).waitFor();
    const items = page.getByRole("menuitem");
    await page.keyboard.press("Control+k");
    await items.filter({ hasText: "Support chat" }).waitFor();
    await items.filter({ hasText: "Search ranking" }).waitFor();
    assert.equal(await items.filter({ hasText: "Support chat" }).count(), 1, "each deployment once");
    await page.keyboard.type("undel");
    await page.getByRole("menuitem", { name: /Search ranking: Undelete/ }).waitFor();
    await page.getByRole("menuitem", { name: /Go to the deleted ones/ }).waitFor();
    // first the text, then the dialog
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await page.keyboard.press("Control+k");
    await items.filter({ hasText: "Support chat" }).waitFor();
    assert.equal(requests.length, 2, requests.join("\n"));
  });

  it("keeps the keys that are typed before the palette is there", async () => {
    const { page } = use;
    await open("/deployments");
    let release;
    const held = new Promise((resolve) => {
      release = resolve;
    });
    await page.route(/Palette-.*\.js$/, async (route) => {
      await held;
      await route.continue();
    });
    await page.keyboard.press("Control+k");
    await page.keyboard.type("chat: sc");
    release();
    await page.getByRole("menuitem", { name: "Support chat: Scale…" }).waitFor();
    await page.keyboard.type("ale");
    assert.equal(await page.getByRole("searchbox", { name: /^Search pages/ }).inputValue(), "chat: scale");
    assert.equal(new URL(page.url()).pathname, "/deployments");
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await page.keyboard.press("c");
    await page.waitForURL(/deployments\/new/);
  });
});
