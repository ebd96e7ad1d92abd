// Walks through the console: the steps of accessibility/walks.mjs, in one page for each scenario.
import { wear } from "./accessibility/axe.mjs";
import { SPEEDS } from "./accessibility/walks.mjs";

/** Starts a scenario in a page, on a wide screen. */
export async function start(page, url, scenario, path, speed = SPEEDS[scenario]) {
  await wear(page, { colorScheme: "dark", width: 1_600 });
  const search = new URLSearchParams({ scenario, ...(speed !== undefined && { speed }) });
  await page.goto(`${url}${path}${path.includes("?") ? "&" : "?"}${search}`);
  // not the shell of index.html, which has a heading, too
  await page.getByRole("navigation", { name: "Console" }).waitFor();
}

/** Goes to another view, as a link does. */
export async function turn(page, path) {
  const layers = page.locator('[role="dialog"], [role="alertdialog"]:not([aria-modal="false"]), [role="menu"]');
  if ((await layers.count()) > 0) {
    await page.keyboard.press("Escape");
    await layers.first().waitFor({ state: "detached" });
  }
  // a route that is entered again would close what the step opens
  await page.evaluate((path) => {
    if (location.pathname + location.search !== path) history.pushState(null, "", path);
  }, path);
}
