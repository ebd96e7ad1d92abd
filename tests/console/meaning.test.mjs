// The accessibility tree of each view, as recorded in meaning/: a change of meaning shows in the diff. To record them anew:
// `RECORD=1 node --test tests/console/meaning.test.mjs`.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { settled } from "./accessibility/axe.mjs";
import { useConsole } from "./suite.mjs";

const NOW = "2026-03-01T12:00:00Z";
/** So slow that the emulator's clock stands. */
const STANDING = "speed=0.0001";

const VIEWS = {
  deployments: "/deployments",
  empty: "/deployments?scenario=empty",
  "not-accepted": "/deployments?scenario=unauthorized",
  deleted: "/deleted",
  undelete: "/deployments/search-ranking/undelete",
  detail: "/deployments/support-chat",
  code: "/deployments/support-chat?tab=code",
  edit: "/deployments/support-chat/edit",
  new: "/deployments/new",
  operations: "/operations",
  simulate: "/simulate",
  emulator: "/emulator",
  settings: "/settings",
};

/** The looks at a page until it shows what is recorded. */
const LOOKS = 20;

/** Takes a snapshot without the announcements, which come and go. */
const snapshot = async (page) =>
  `${(await page.locator("body").ariaSnapshot()).replace(/^- status.*$/m, "- status")}\n`;

describe("what a screen reader finds", () => {
  const use = useConsole({ timezoneId: "UTC" });

  for (const [name, view] of Object.entries(VIEWS)) {
    it(`on ${view} is as recorded`, async () => {
      const { page } = use;
      await page.clock.setFixedTime(NOW);
      await use.open(`${view}${view.includes("?") ? "&" : "?"}${STANDING}`);
      await page.getByRole("navigation", { name: "Console" }).waitFor();
      const file = join(import.meta.dirname, "meaning", `${name}.yaml`);
      const recorded = process.env.RECORD ? undefined : readFileSync(file, "utf8");
      let shown = "";
      // what is still loading a moment later is not what is meant
      for (let looks = 0; looks < LOOKS && shown !== recorded; looks++) {
        await settled(page);
        shown = await snapshot(page);
      }
      if (process.env.RECORD) writeFileSync(file, shown);
      else assert.equal(shown, recorded);
    });
  }
});
