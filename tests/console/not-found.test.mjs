import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { deployments } from "./seeds.mjs";
import { useConsole } from "./suite.mjs";
import { button } from "./support.mjs";

describe("a deleted deployment that the service doesn't find, but still lists", () => {
  const use = useConsole();
  const open = async (path) => {
    const opened = await use.live("/settings", { clock: true, emulator: { deployments: deployments() } });
    opened.emulator.fail({
      status: 404,
      code: "NOT_FOUND",
      match: { method: "GET", path: "deployments/search-ranking" },
      times: Infinity,
    });
    await use.page.goto(use.url + path);
    return opened;
  };

  it("is shown by the list's document, and can be undeleted", async () => {
    const { page } = use;
    await open("/deployments/search-ranking");
    await page.getByRole("heading", { name: "Search ranking" }).waitFor();
    await button(page, "Undelete…").waitFor();
    assert.equal(await page.getByText(/Not found/).count(), 0);
  });

  it("is undeleted by the link for a pager, after a reload too", async () => {
    const { page } = use;
    const { emulator, requests } = await open("/deployments/search-ranking/undelete");
    await page
      .getByRole("dialog")
      .getByText(/Possible for/)
      .waitFor();
    assert.equal(
      await page
        .getByRole("dialog")
        .getByText(/Not found/)
        .count(),
      0,
    );
    emulator.fail({ dropConnection: true, match: ":undelete", times: Infinity });
    await button(page, "Undelete on LIVE").click();
    while (!requests.some((request) => request.includes(":undelete"))) await use.pass(emulator, 5);
    await page.goto("about:blank");
    emulator.clearFaults();
    emulator.fail({ status: 404, match: { method: "GET", path: "deployments/search-ranking" }, times: 1 });
    await page.goto(`${use.url}/operations`);
    await page.getByRole("heading", { name: /Undeleting Search ranking/ }).waitFor();
    await use.pass(emulator, 60);
    await page.getByRole("heading", { name: /is READY/ }).waitFor();
  });

  it("is said to be gone once the list doesn't have it any more", async () => {
    const { page } = use;
    const { emulator } = await open("/deployments/search-ranking");
    await button(page, "Undelete…").waitFor();
    emulator.advance("6d");
    await button(page, "Refresh").click();
    await page.getByText(/Not found: purged, or in another account/).waitFor();
  });
});
