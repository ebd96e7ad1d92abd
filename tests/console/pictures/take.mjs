// Takes a picture of each step of a walk, in each look, at a fixed time: two runs give the same pictures.
import { wear } from "../accessibility/axe.mjs";
import { WALKS } from "../accessibility/walks.mjs";
import { newPage } from "../support.mjs";
import { start, turn } from "../walking.mjs";

const NOW = "2026-03-02T12:00:00Z";

const LOOKS = ["light", "dark"].flatMap((colorScheme) => [360, 1_024, 1_600].map((width) => ({ colorScheme, width })));

/** Returns the pictures of a scenario, by name. */
export async function takePictures(browser, url, scenario) {
  const pictures = new Map();
  const page = await newPage(browser, { timezoneId: "UTC" });
  await page.clock.setFixedTime(NOW);
  for (const [index, { what, path, go }] of WALKS[scenario].entries()) {
    if (index === 0) await start(page, url, scenario, path, 1);
    else if (path !== undefined) await turn(page, path);
    await (await go(page)).first().waitFor();
    for (const look of LOOKS) {
      await wear(page, look);
      const name = [scenario, index, what.replace(/\W+/g, "-").slice(0, 40), look.colorScheme, look.width].join(" ");
      pictures.set(name, await page.screenshot({ animations: "disabled" }));
    }
  }
  await page.close();
  return pictures;
}
