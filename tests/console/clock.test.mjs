import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { deployments } from "./seeds.mjs";
import { useConsole } from "./suite.mjs";
import { rowOf } from "./support.mjs";

describe("the clock of the console", () => {
  const use = useConsole();

  it("follows the service, and says so as soon as a reply shows that the host's differs", async () => {
    const { page } = use;
    const { emulator } = await use.live("/deployments", { clock: true, emulator: { deployments: deployments() } });
    await rowOf(page, "Support chat").waitFor();
    const bar = page.getByRole("region", { name: "Mode" });
    assert.doesNotMatch(await bar.innerText(), /Your clock/);
    emulator.advance("5m");
    await page.clock.runFor(61_000);
    await bar.getByText(/Your clock is 3 minutes behind; times here follow the service/).waitFor();
    emulator.advance("2h");
    await page.clock.runFor(61_000);
    await bar.getByText(/Your clock is 2 hours \d minutes? behind/).waitFor();
  });

  it("moves every countdown at once when it is set", async () => {
    const { page } = use;
    const { emulator } = await use.live("/deleted", { clock: true, emulator: { deployments: deployments() } });
    const row = rowOf(page, "Search ranking");
    await row.getByText(/^(5 days|4 days 23 hours)$/).waitFor();
    emulator.advance("49h");
    await page.getByRole("button", { name: "Refresh" }).click();
    await row.getByText(/^2 days 2[23] hours$/).waitFor();
  });
});
