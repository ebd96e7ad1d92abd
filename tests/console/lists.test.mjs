import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { deployments } from "./seeds.mjs";
import { useConsole } from "./suite.mjs";
import { button, rowOf } from "./support.mjs";

describe("the lists of the console", () => {
  const use = useConsole();
  const { open } = use;
  const search = () => Object.fromEntries(new URL(use.page.url()).searchParams);

  it("show each state with its reason, and tell sleeping from switched off", async () => {
    const { page } = use;
    await open("/");
    await rowOf(page, "Support chat").waitFor();
    const text = (name) => rowOf(page, name).innerText();
    assert.match(await text("Support chat"), /Ready.*3 of 3 \(2–8\).*EU_FRANKFURT_1/s);
    assert.match(await text("Nightly reports"), /Scaled to 0.*a request wakes it/s);
    assert.match(await text("Old prototype"), /Inactive.*maximum is 0/s);
    assert.match(await text("Translate EU"), /Waiting for GPUs.*no capacity for 8/s);
    assert.match(await text("Image captions"), /Failed.*model server exited/s);
    assert.equal(await rowOf(page, "Search ranking").count(), 0, "a deleted one is not among the live ones");
  });

  it("count what needs attention, and each count filters", async () => {
    const { page } = use;
    await open("/deployments");
    await page.getByRole("link", { name: "1 failed" }).click();
    await rowOf(page, "Support chat").waitFor({ state: "detached" });
    await rowOf(page, "Image captions").waitFor();
    assert.equal(search().state, "failed");
    await page.getByRole("link", { name: "1 purged within a day" }).click();
    await page.getByRole("heading", { name: "Deleted" }).waitFor();
    assert.equal(search().sort, "purge_time");
    await rowOf(page, "Search ranking").waitFor({ state: "detached" });
    await rowOf(page, "Checkout fraud").waitFor();
    await page.getByText("1 deployment", { exact: true }).waitFor();
  });

  it("lead from each count to exactly what it counts, whatever was searched for", async () => {
    const { page } = use;
    await open("/deployments?q=llama&cols=name");
    await page.getByRole("link", { name: "1 failed" }).click();
    await rowOf(page, "Image captions").waitFor();
    assert.deepEqual(search(), { state: "failed", cols: "name" });
  });

  it("say that the counts are of a part, if more than a page needs attention", async () => {
    const { page } = use;
    const failed = Array.from({ length: 210 }, (_, index) => ({ name: `worker-${index}`, state: "FAILED" }));
    await use.live("/deployments", { emulator: { deployments: failed } });
    await page.getByRole("link", { name: "200+ failed" }).waitFor();
    await page.getByText("counted among the first 200").waitFor();
  });

  it("have every deployment in exactly one state of the filter", async () => {
    const { page } = use;
    await open("/deployments");
    await rowOf(page, "Support chat").waitFor();
    const names = () => page.getByRole("rowheader").locator("code").allInnerTexts();
    const all = (await names()).sort();
    const found = [];
    const states = await page.getByLabel("State").locator("option").all();
    for (const state of states.slice(1)) {
      const key = await state.getAttribute("value");
      await page.goto(`${use.url}/deployments?state=${key}`);
      await page.getByText(/^[1-9]\d* deployments?$|No deployment matches/).waitFor();
      found.push(...(await names()));
    }
    assert.deepEqual(found.sort(), all);
  });

  it("keep search, filter, order and columns in the URL, where a reload finds them", async () => {
    const { page } = use;
    await open("/deployments");
    await page.getByRole("searchbox").fill("llama");
    await rowOf(page, "Nightly reports").waitFor({ state: "detached" });
    await page.getByLabel("State").selectOption("ready");
    await button(page, "Name").click();
    await button(page, "Columns").click();
    await page.getByRole("menuitemcheckbox", { name: "Region" }).click();
    await page.keyboard.press("Escape");
    await page.waitForURL(/[?&]q=llama.*&cols=|[?&]cols=.*&q=llama/);
    const { q, state, sort, cols } = search();
    assert.deepEqual({ q, state, sort }, { q: "llama", state: "ready", sort: "display_name" });
    assert.doesNotMatch(cols, /region/);
    await page.reload();
    await rowOf(page, "Support chat").waitFor();
    assert.equal(await page.getByRole("searchbox").inputValue(), "llama");
    assert.equal(await page.getByRole("columnheader", { name: "Region" }).count(), 0);
    assert.equal(await page.getByRole("columnheader", { name: "Name" }).getAttribute("aria-sort"), "ascending");
  });

  it("say what to do when nothing matches, and when there is nothing", async () => {
    const { page } = use;
    await open("/deployments?q=nowhere");
    await page.getByText("No deployment matches").waitFor();
    await button(page, "Clear the search").click();
    await rowOf(page, "Support chat").waitFor();
    await open("/deployments?scenario=empty");
    await page.getByText("No deployments yet").waitFor();
    await button(page, "Create the first").click();
    await page.waitForURL(/deployments\/new/);
  });

  it("lead to the deleted ones when nothing else is left, for one more request", async () => {
    const { page } = use;
    const [, deleted] = deployments();
    const emulator = { deployments: [deleted, { ...deleted, name: "old-ranking" }] };
    const { requests } = await use.live("/deployments", { emulator });
    const link = page.getByRole("link", { name: "2 were deleted and can be undeleted" });
    await link.waitFor();
    assert.equal(requests.length, 3, requests.join("\n"));
    await link.click();
    await rowOf(page, "old-ranking").waitFor();
  });

  it("have the deployment with the least time left first among the deleted ones", async () => {
    const { page } = use;
    await open("/deleted");
    await rowOf(page, "Checkout fraud").waitFor();
    const names = await page.getByRole("rowheader").allInnerTexts();
    assert.match(names[0], /Checkout fraud/s);
    assert.match(await rowOf(page, "Checkout fraud").innerText(), /14 hours 2\d minutes/s);
    assert.match(await rowOf(page, "Search ranking").innerText(), /5 days \d hours?/s);
  });

  it("offer what can be done in the menu of a row, and say why the rest can't", async () => {
    const { page } = use;
    await open("/deployments");
    await button(page, "Actions for Support chat").click();
    const undelete = page.getByRole("menuitem", { name: /Undelete/ });
    assert.equal(await undelete.getAttribute("aria-disabled"), "true");
    assert.match(await undelete.innerText(), /Only deleted and failed deployments/s);
    assert.equal(
      await page.getByRole("menuitem", { name: "Delete…", exact: true }).getAttribute("aria-disabled"),
      null,
    );
  });
});
