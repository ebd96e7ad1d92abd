// The page of a server that is stopped, and started again on the same port.
import { describe, it } from "node:test";
import { serve } from "fireworks-deployments-console";
import { launch, newPage } from "./support.mjs";

const PARTS = [
  {
    part: "a view",
    open: (page) => page.getByRole("link", { name: "Simulate" }).click(),
    shown: (page) => page.getByRole("figure").first(),
  },
  {
    part: "a dialog",
    open: (page) => page.keyboard.press("?"),
    shown: (page) => page.getByRole("dialog", { name: "Keyboard shortcuts" }),
  },
];

describe("when the console's server is stopped", () => {
  for (const { part, open, shown } of PARTS) {
    it(`says so in place of ${part}, which it has again once the server runs`, async (t) => {
      const browser = await launch();
      t.after(() => browser.close());
      const page = await newPage(browser);
      const tryAgain = () => page.getByRole("button", { name: "Try again" }).click();
      // with its list, whose own trouble would have the same button
      const ready = () => page.getByRole("row").nth(1).waitFor();
      let server = await serve({ port: 0 });
      t.after(() => server.close());
      await page.goto(`${server.url}/deployments`);
      await ready();

      await server.close();
      await open(page);
      await page.getByText("the console's server doesn't answer").waitFor();
      await tryAgain();
      await page.getByText("doesn't answer yet").waitFor();

      server = await serve({ port: Number(new URL(server.url).port) });
      await Promise.all([page.waitForEvent("load"), tryAgain()]);
      await ready();
      await open(page);
      await shown(page).waitFor();
    });
  }
});
