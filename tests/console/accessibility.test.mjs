import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { describe, it } from "node:test";
import { useConsole } from "./suite.mjs";
import { button } from "./support.mjs";
import { VIEWS } from "./views.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"];
/** The rules that axe may leave undecided: contrast over the stripes of the mode, in drawings, and of what is scrolled away. */
const UNDECIDED = ["color-contrast"];

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
  {
    what: "a wrong field and the list of issues",
    view: "/deployments/support-chat/edit",
    open: (page) => page.getByLabel("Scale to zero window").fill("2m"),
  },
  {
    what: "the review of an edit",
    view: "/deployments/support-chat/edit",
    open: async (page) => {
      await page.getByRole("textbox", { name: "Display name" }).fill("Renamed");
      await page.getByRole("button", { name: /^Review/ }).click();
      await page.getByRole("region", { name: "Request" }).waitFor();
    },
  },
  {
    what: "the question before a form is left",
    view: "/deployments/support-chat/edit",
    open: async (page) => {
      await page.getByRole("textbox", { name: "Display name" }).fill("Renamed");
      await page.getByRole("link", { name: "Settings" }).click();
      await page.getByRole("alertdialog").waitFor();
    },
  },
  {
    what: "a rehearsal",
    view: "/deleted",
    open: async (page) => {
      await button(page, "Undelete Search ranking").click();
      await button(page, "Try on the emulator").click();
      await page.getByRole("dialog", { name: /^Rehearsal/ }).waitFor();
    },
  },
];

describe("axe finds nothing", () => {
  const use = useConsole();

  const check = async (rules) => {
    const { page } = use;
    await page.waitForTimeout(100);
    const { violations, incomplete } = await page.evaluate(
      // evaluated by the test's own tools, which the page's policy doesn't bind
      `${axe}; axe.run(document, { runOnly: ${JSON.stringify(rules)}, resultTypes: ["violations", "incomplete"] })`,
    );
    const listed = (found) =>
      found.flatMap(({ id, nodes }) => nodes.map(({ html, target }) => `${id}: ${target}: ${html.slice(0, 200)}`));
    assert.deepEqual(listed(violations), []);
    const open = incomplete.filter(({ id }) => !UNDECIDED.includes(id));
    assert.deepEqual(listed(open), [], "axe can't decide it");
  };
  const show = async (view) => {
    const { page } = use;
    await use.open(view);
    // not the shell of index.html, which has a heading, too
    await page.getByRole("navigation", { name: "Console" }).waitFor();
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page.waitForTimeout(500);
  };
  /** The layout doesn't depend on the theme, so the other theme is looked at for its colours. */
  const inEachLook = async () => {
    const { page } = use;
    await page.setViewportSize({ width: 360, height: 800 });
    await check({ type: "tag", values: TAGS });
    await page.emulateMedia({ colorScheme: "dark" });
    await page.setViewportSize({ width: 1_600, height: 800 });
    await check({ type: "rule", values: ["color-contrast", "target-size", "scrollable-region-focusable"] });
  };

  for (const view of VIEWS) {
    it(`on ${view}, light and narrow, dark and wide`, async () => {
      await show(view);
      await inEachLook();
    });
  }

  for (const { what, view, open } of OPENED) {
    it(`with ${what} open`, async () => {
      await show(view);
      await open(use.page);
      await inEachLook();
    });
  }
});
