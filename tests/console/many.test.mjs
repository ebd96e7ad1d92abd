import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { useConsole } from "./suite.mjs";

describe("ten thousand deployments in the console", () => {
  const use = useConsole();
  const seeds = () =>
    Array.from({ length: 10_000 }, (_, index) => ({
      name: `worker-${String(index).padStart(5, "0")}`,
      state: "READY",
      minReplicaCount: 1,
      maxReplicaCount: 1,
      desiredReplicaCount: 1,
      replicaCount: 1,
      createTime: new Date(Date.UTC(2026, 0, 1) - index * 60_000).toISOString(),
    }));
  const open = async () => {
    const opened = await use.live("/deployments", { clock: true, emulator: { deployments: seeds() } });
    await row(0).waitFor();
    return opened;
  };
  const row = (index) => use.page.locator(`[role=row][data-index="${index}"]`);
  const focusedIndex = () => use.page.evaluate(() => document.activeElement?.getAttribute("data-index"));
  const elements = () => use.page.evaluate(() => document.querySelectorAll("*").length);
  const scrollTo = (top) => use.page.getByRole("grid").evaluate((grid, top) => grid.scrollTo(0, top), top);
  const lists = (requests) => requests.filter((request) => /^GET [^?]*\/deployments\?/.test(request));
  const pages = (requests) => lists(requests).filter((request) => /orderBy/.test(request));

  it("are counted in full, while only the rows on the screen are there", async () => {
    const { page } = use;
    const { requests } = await open();
    assert.equal(await page.getByRole("grid").getAttribute("aria-rowcount"), "10001");
    assert.equal(pages(requests).length, 1, "one page of 200 was read");
    for (const top of [0, 2_000, 6_000]) {
      await scrollTo(top);
      await page.waitForTimeout(300);
      assert.ok((await elements()) <= 1_500, `${await elements()} elements`);
    }
  });

  it("keep the focus through scrolling, a poll and a reorder, and hand it on when the row goes", async () => {
    const { page } = use;
    const { emulator } = await open();
    await row(3).focus();
    await scrollTo(9_000);
    await row(235).waitFor();
    await scrollTo(0);
    assert.equal(await focusedIndex(), "3", "after scrolling to another page and back");

    await page.clock.runFor(61_000);
    assert.equal(await focusedIndex(), "3", "after a poll");

    const name = await row(3).getByRole("rowheader").innerText();
    emulator.edit("worker-00000", { createTime: "2020-01-01T00:00:00Z" });
    await page.clock.runFor(61_000);
    await row(2).getByText(name).waitFor();
    assert.equal(await focusedIndex(), "2", "the same deployment has it, one row up");

    emulator.edit(name.trim(), { state: "DELETED" });
    await page.clock.runFor(61_000);
    await page.getByText(name, { exact: true }).waitFor({ state: "detached" });
    assert.equal(await focusedIndex(), "2", "the next one has it");
  });

  it("change nothing in the page when a poll brings nothing new", async () => {
    const { page } = use;
    const { requests } = await open();
    await page.clock.runFor(2_000);
    await page.getByRole("grid").evaluate((grid) => {
      window.mutations = [];
      new MutationObserver((records) =>
        window.mutations.push(...records.map(({ target }) => target.outerHTML)),
      ).observe(grid, {
        subtree: true,
        childList: true,
        attributes: true,
        characterData: true,
      });
    });
    const before = pages(requests).length;
    await page.clock.runFor(61_000);
    await page.waitForTimeout(300);
    assert.equal(pages(requests).length, before + 1, "there was a poll");
    assert.deepEqual(await page.evaluate(() => window.mutations), []);
  });

  it("change one row when a poll brings one change", async () => {
    const { page } = use;
    const { emulator } = await open();
    await page.getByRole("grid").evaluate((grid) => {
      window.rows = new Set();
      new MutationObserver((records) => {
        for (const { target } of records) {
          const element = target instanceof Element ? target : target.parentElement;
          window.rows.add(element.closest("[role=row]")?.getAttribute("data-index"));
        }
      }).observe(grid, { subtree: true, childList: true, attributes: true, characterData: true });
    });
    emulator.edit("worker-00004", { status: { code: "OK", message: "look at me" } });
    await page.clock.runFor(61_000);
    await page.getByText("look at me").waitFor();
    assert.deepEqual(await page.evaluate(() => [...window.rows]), ["4"]);
  });

  it("are selected as far as they are loaded, which is said, and then all of them", async () => {
    const { page } = use;
    await page.addInitScript(() => localStorage.setItem("preferences", JSON.stringify({ singleKeys: false })));
    const { requests } = await open();
    const said = page.getByRole("main").getByText(/selected$/);
    await row(0).focus();
    await page.keyboard.press("x");
    assert.equal(await said.count(), 0, "single keys are off");
    await page.keyboard.press("Control+a");
    await page.getByText("200 of 10,000 selected").first().waitFor();
    await page.getByRole("button", { name: "Select all 10,000" }).click();
    await page.getByText("10,000 of 10,000 selected").waitFor();
    assert.equal(pages(requests).length, 50, "each page was read once");
    await page.getByRole("button", { name: "Copy 10,000 IDs" }).waitFor();
    await scrollTo(9_000);
    await row(235).waitFor();
    assert.equal(await row(235).getAttribute("aria-selected"), "true");
    await scrollTo(0);
    await page.getByText("10,000 of 10,000 selected").waitFor();
    await row(0).focus();
    await page.keyboard.press("Escape");
    await said.waitFor({ state: "detached" });
  });

  it("are read to the last on a jump to the end, and after an operation only as far as they are on the screen", async () => {
    const { page } = use;
    const { emulator, requests } = await open();
    await row(0).focus();
    await page.keyboard.press("End");
    await row(9_999).getByText("worker-09999").first().waitFor();
    assert.equal(pages(requests).length, 50);
    assert.equal(await focusedIndex(), "9999");
    await page.keyboard.press("d");
    await page.getByRole("button", { name: "Delete on LIVE" }).click();
    await use.pass(emulator, 40);
    await row(9_999).waitFor({ state: "detached" });
    const again = new Set(pages(requests).slice(50));
    assert.ok(again.size >= 1 && again.size <= 2, `${again.size} pages were read again`);
  });

  it("are polled only as far as they are on the screen", async () => {
    const { page } = use;
    const { requests } = await open();
    await scrollTo(15_000);
    await row(400).waitFor();
    const before = pages(requests).length;
    await page.clock.runFor(61_000);
    await page.waitForTimeout(300);
    const polled = pages(requests).slice(before);
    assert.ok(polled.length >= 1 && polled.length <= 2, polled.join("\n"));
    assert.ok(
      polled.every((request) => /pageToken/.test(request)),
      "the first page is not on the screen",
    );
  });
});
