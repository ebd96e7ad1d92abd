import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { describe, it } from "node:test";
import { useConsole } from "./suite.mjs";
import { button } from "./support.mjs";
import { VIEWS } from "./views.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
/** Each theme and each width once: the layout doesn't depend on the theme. */
const LOOKS = [
  ["light", 360],
  ["dark", 1_600],
];
const TAGS = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"];

const OPENED = [
  { what: "the menu of a row", view: "/deployments", open: (page) => button(page, "Actions for Support chat").click() },
  { what: "the columns", view: "/deployments", open: (page) => button(page, "Columns").click() },
  { what: "the sheet of keys", view: "/deployments", open: (page) => page.keyboard.press("?") },
  { what: "the palette", view: "/deployments", open: (page) => page.keyboard.press("Control+k") },
  {
    what: "the question before a delete",
    view: "/deployments",
    open: async (page) => {
      await button(page, "Actions for Support chat").click();
      await page.getByRole("menuitem", { name: "Delete…", exact: true }).click();
      await page.getByRole("alertdialog").waitFor();
    },
  },
  {
    what: "the question before a purge",
    view: "/deployments",
    open: async (page) => {
      await button(page, "Actions for Support chat").click();
      await page.getByRole("menuitem", { name: "Purge…", exact: true }).click();
      await page.getByRole("alertdialog").waitFor();
    },
  },
  {
    what: "the notice of a delete, with its undo",
    view: "/deployments",
    open: async (page) => {
      await button(page, "Actions for Support chat").click();
      await page.getByRole("menuitem", { name: "Delete…", exact: true }).click();
      await button(page, "Delete on EMULATOR").click();
      await button(page, "Undo").waitFor();
    },
  },
  {
    what: "scaling",
    view: "/deployments",
    open: async (page) => {
      await button(page, "Actions for Support chat").click();
      await page.getByRole("menuitem", { name: "Scale…", exact: true }).click();
      await page.getByRole("dialog").waitFor();
    },
  },
  {
    what: "several undeletes",
    view: "/deleted?scenario=many-deleted",
    open: async (page) => {
      await page.getByRole("row").nth(1).focus();
      await page.keyboard.press("Control+a");
      await page.keyboard.press("u");
      await page.getByRole("dialog").waitFor();
    },
  },
  {
    what: "an undelete that runs",
    view: "/deleted",
    open: async (page) => {
      await button(page, "Undelete Search ranking").click();
      await button(page, "Undelete on EMULATOR").click();
      await page.getByRole("link", { name: /Operations/ }).click();
      await page.getByRole("heading", { name: /Undeleting/ }).waitFor();
    },
  },
];

describe("axe finds nothing", () => {
  const use = useConsole();

  const check = async () => {
    const { page } = use;
    await page.waitForTimeout(100);
    const { violations } = await page.evaluate(
      // evaluated by the test's own tools, which the page's policy doesn't bind
      `${axe}; axe.run(document, { runOnly: ${JSON.stringify(TAGS)}, resultTypes: ["violations"] })`,
    );
    assert.deepEqual(
      violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ html }) => html).slice(0, 3)}`),
      [],
    );
  };
  const show = async (view) => {
    const { page } = use;
    await use.open(view);
    // not the shell of index.html, which has a heading, too
    await page.getByRole("navigation", { name: "Console" }).waitFor();
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page.waitForTimeout(500);
  };
  const inEveryLook = async (check) => {
    for (const [colorScheme, width] of LOOKS) {
      await use.page.emulateMedia({ colorScheme });
      await use.page.setViewportSize({ width, height: 800 });
      await check();
    }
  };

  for (const view of VIEWS) {
    it(`on ${view}, light and narrow, dark and wide`, async () => {
      await show(view);
      await inEveryLook(check);
    });
  }

  for (const { what, view, open } of OPENED) {
    it(`with ${what} open`, async () => {
      await show(view);
      await open(use.page);
      await inEveryLook(check);
    });
  }
});
