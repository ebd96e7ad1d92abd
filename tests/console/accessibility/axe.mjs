// Looks at a page with axe. The layout doesn't depend on the theme, so the other theme is looked at for its colours alone.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { UNDECIDED } from "./undecided.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const HEIGHT = 800;
/** How long nothing comes or goes in a page that has drawn everything. */
const QUIET_MS = 100;

/** Lets axe decide about single letters and signs, too. Given as a whole: options of a check replace its defaults. */
const CONTRAST = {
  ignoreUnicode: false,
  ignoreLength: true,
  ignorePseudo: false,
  boldValue: 700,
  boldTextPt: 14,
  largeTextPt: 18,
  contrastRatio: { normal: { expected: 4.5 }, large: { expected: 3 } },
  pseudoSizeThreshold: 0.25,
  shadowOutlineEmMax: 0.2,
  textStrokeEmMin: 0.03,
};

/** The looks, the one in which the console opens last. Where text is large, only its width is looked at. */
export const LOOKS = [
  {
    colorScheme: "light",
    width: 360,
    runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"] },
  },
  { colorScheme: "light", width: 360, fontSize: "28px" },
  {
    colorScheme: "dark",
    width: 1_600,
    runOnly: { type: "rule", values: ["color-contrast", "target-size", "scrollable-region-focusable"] },
  },
];

/** Shows the page in one of the looks, and in full: axe decides nothing about what is scrolled away. */
export async function wear(page, { colorScheme, width, fontSize = "" }) {
  await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
  await page.evaluate((fontSize) => {
    document.documentElement.style.fontSize = fontSize;
  }, fontSize);
  await page.setViewportSize({ width, height: HEIGHT });
  const hidden = await page.evaluate(() => {
    const main = document.querySelector("main");
    return main ? main.scrollHeight - main.clientHeight : 0;
  });
  if (hidden > 0) await page.setViewportSize({ width, height: HEIGHT + hidden });
  await settled(page);
}

/**
 * Waits until the page has drawn what it is going to: until nothing has come or gone for a moment, in which it has drawn. A
 * busy machine lets the moment pass without.
 */
export function settled(page) {
  return page.evaluate(async (quietMs) => {
    let changes = 0;
    const observer = new MutationObserver(() => changes++);
    observer.observe(document.body, { childList: true, attributes: true, subtree: true });
    let before;
    do {
      before = changes;
      await new Promise((resolve) => setTimeout(resolve, quietMs));
      for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
    } while (changes > before);
    observer.disconnect();
  }, QUIET_MS);
}

/** Runs axe. Returns what it finds wrong, what it can't decide, and which rows of {@link UNDECIDED} that concerns. */
export async function look(page, runOnly) {
  if (runOnly === undefined) return { wrong: [], undecided: [], rows: [] };
  // evaluated by the test's own tools, which the page's policy doesn't bind; a page keeps it over its routes
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(`${axe}; undefined`);
  const { wrong, undecided } = await page.evaluate(
    async ({ runOnly, places, contrast }) => {
      const { violations, incomplete } = await window.axe.run(document, {
        runOnly,
        checks: { "color-contrast": { options: contrast } },
        resultTypes: ["violations", "incomplete"],
      });
      const told = (found) =>
        found.flatMap(({ id, nodes }) =>
          nodes.map(({ any, target, html }) => {
            const why = any[0]?.data?.messageKey ?? "";
            const element = document.querySelector(target[0]);
            const row = places.findIndex((place) => place.whys.includes(why) && element?.closest(place.where));
            return {
              row: id === "color-contrast" ? row : -1,
              text: `${id} (${why}): ${target}: ${html.slice(0, 200)}`,
            };
          }),
        );
      return { wrong: told(violations), undecided: told(incomplete) };
    },
    { runOnly, places: UNDECIDED.map(({ whys, where }) => ({ whys, where })), contrast: CONTRAST },
  );
  return {
    wrong: wrong.map(({ text }) => text),
    undecided: undecided.filter(({ row }) => row < 0).map(({ text }) => text),
    rows: undecided.map(({ row }) => row).filter((row) => row >= 0),
  };
}

/** Measures how far the page reaches beyond the screen sideways, in pixels. */
export function beyondTheScreen(page) {
  return page.evaluate(() => {
    const main = document.querySelector("main");
    return Math.max(document.documentElement.scrollWidth - window.innerWidth, main.scrollWidth - main.clientWidth);
  });
}
