import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, describe, it } from "node:test";
import { launch, serveConsole } from "./support.mjs";

describe("the console", () => {
  let server;
  let browser;
  let page;
  let complaints;

  before(async () => {
    [server, browser] = await Promise.all([serveConsole(), launch()]);
  });
  after(() => Promise.all([browser?.close(), server?.close()]));

  beforeEach(async () => {
    complaints = [];
    page = await browser.newPage({ locale: "en" });
    page.setDefaultTimeout(15_000);
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) complaints.push(message.text());
    });
    page.on("pageerror", (error) => complaints.push(`uncaught: ${error.message}`));
    page.on("requestfailed", (request) => complaints.push(`failed: ${request.url()}`));
    await page.goto(server.url);
    await row("Support chat").waitFor();
  });
  afterEach(async () => {
    await page.close();
    assert.deepEqual(complaints, []);
  });

  const row = (name) => page.getByRole("row").filter({ has: page.getByRole("rowheader", { name }) });
  const button = (name) => page.getByRole("button", { name, exact: true });
  const state = (name) => row(name).locator("[data-part=state]");
  const note = (name) => row(name).getByRole("status");
  const becomes = (locator, text) => locator.filter({ hasText: text }).waitFor();
  const displayName = () => page.getByLabel("Display name");
  const scaleToZero = () => page.getByLabel("Scale-to-zero window");
  const message = (input) => page.locator(`#${input}-error`);

  it("lists every deployment, the deleted one with the time of its purge", async () => {
    const deleted = row("Search ranking");
    assert.match(await deleted.textContent(), /search-ranking/);
    assert.match(await deleted.textContent(), /DELETED/);
    assert.match(await deleted.textContent(), /in 6 days/);
    assert.match(await row("Support chat").textContent(), /2 \(1–4\)/);
    assert.match(await row("Image captions").textContent(), /FAILED\s+no capacity/);
    assert.equal(await button("Undelete Support chat").count(), 0);
  });

  it("restores the deleted deployment, showing each state", async () => {
    await button("Undelete Search ranking").click();
    await becomes(state("Search ranking"), "CREATING");
    assert.equal(await row("Search ranking").getAttribute("aria-busy"), "true");
    assert.ok(await button("Stop waiting Search ranking").isVisible());
    await becomes(state("Search ranking"), "READY");
    await becomes(note("Search ranking"), "DELETED → CREATING → READY");
    await button("Delete Search ranking").waitFor();
    assert.equal(await row("Search ranking").getAttribute("aria-busy"), "false");
    assert.doesNotMatch(await row("Search ranking").textContent(), /in \d/);
  });

  it("deletes a deployment, and restores it", async () => {
    await button("Delete Support chat").click();
    await becomes(state("Support chat"), "DELETED");
    await becomes(row("Support chat"), /in 7 days/);
    await button("Undelete Support chat").click();
    await becomes(state("Support chat"), "READY");
    await button("Delete Support chat").waitFor();
  });

  it("stops waiting on request, and keeps the last state", async () => {
    await button("Undelete Search ranking").click();
    await becomes(state("Search ranking"), "CREATING");
    await button("Stop waiting Search ranking").click();
    await becomes(note("Search ranking"), /abort|stop/);
    assert.equal(await state("Search ranking").textContent(), "CREATING");
    assert.equal(await row("Search ranking").getAttribute("aria-busy"), "false");
    await button("Refresh").click();
    await button("Delete Search ranking").waitFor();
    assert.equal(await page.locator("#problem").textContent(), "");
  });

  it("shows in the row why an undelete was refused", async () => {
    await page.clock.install();
    await page.reload();
    await row("Search ranking").waitFor();
    await page.clock.fastForward(7 * 86_400_000);
    await button("Undelete Search ranking").click();
    await becomes(note("Search ranking"), /purged/);
    await button("Refresh").click();
    await row("Search ranking").waitFor({ state: "detached" });
  });

  it("works with the keyboard alone", async () => {
    const focused = () =>
      page.evaluate(() => {
        const { ariaLabel, labels, textContent } = document.activeElement;
        return ariaLabel ?? labels?.[0]?.textContent ?? textContent.trim();
      });
    const tabTo = async (name) => {
      for (let presses = 0; presses < 20; presses++) {
        await page.keyboard.press("Tab");
        if ((await focused()) === name) return;
      }
      assert.fail(`no Tab leads to ${name}`);
    };
    await tabTo("Undelete Search ranking");
    await page.keyboard.press("Enter");
    await becomes(state("Search ranking"), "CREATING");
    assert.equal(await focused(), "Undelete Search ranking");
    await page.keyboard.press("Enter");
    await becomes(state("Search ranking"), "READY");
    await button("Delete Search ranking").waitFor();
    assert.match(await focused(), /^Search ranking/, "the focus is handed to the row, not lost");
    await tabTo("Delete Search ranking");
    await tabTo("Display name");
    await page.keyboard.type("Café");
    assert.equal(await displayName().inputValue(), "Café");
  });

  it("shows an invalid window's issue at its field while typing, until it is valid", async () => {
    await scaleToZero().pressSequentially("120s");
    await becomes(message("window"), "must be at least 5 minutes");
    assert.equal(await scaleToZero().getAttribute("aria-invalid"), "true");
    const described = await scaleToZero().getAttribute("aria-describedby");
    assert.ok(described.split(" ").includes("window-error"));
    assert.match(await page.getByLabel("An update would send").textContent(), /nothing/);

    await scaleToZero().fill("300s");
    await page.waitForFunction(() => !document.querySelector("#window-error").textContent);
    assert.equal(await scaleToZero().getAttribute("aria-invalid"), "false");
    assert.deepEqual(JSON.parse(await page.getByLabel("An update would send").textContent()), {
      autoscalingPolicy: { scaleToZeroWindow: "300s" },
    });
  });

  it("offers the API's format for a window as people write it", async () => {
    await scaleToZero().pressSequentially("5m");
    await becomes(message("window"), "300s");
    await button("Use 300s").click();
    assert.equal(await scaleToZero().inputValue(), "300s");
    assert.equal(await message("window").textContent(), "");
    assert.equal(await button("Use 300s").count(), 0);
    await scaleToZero().fill("2m");
    await becomes(message("window"), /./);
    assert.equal(await button("Use 120s").count(), 0, "what is refused is not offered");
  });

  it("counts a display name in code points", async () => {
    await displayName().fill("🔥".repeat(63));
    assert.equal(await displayName().getAttribute("aria-invalid"), "false");
    assert.equal(await message("display-name").textContent(), "");
    await displayName().pressSequentially("🔥");
    await becomes(message("display-name"), "63");
    assert.equal(await displayName().getAttribute("aria-invalid"), "true");
  });

  it("treats an empty field as absent", async () => {
    await scaleToZero().fill("x");
    await becomes(message("window"), /./);
    await scaleToZero().fill("");
    assert.equal(await message("window").textContent(), "");
    assert.equal(await page.getByLabel("An update would send").textContent(), "{}");
  });

  it("moves nothing when a message appears", async () => {
    const below = () => page.getByLabel("An update would send").boundingBox();
    const before = await below();
    await scaleToZero().fill("120s");
    await becomes(message("window"), /./);
    assert.deepEqual(await below(), before);
  });

  it("runs under a Content-Security-Policy without unsafe-eval", async () => {
    const policy = await page.locator("meta[http-equiv=Content-Security-Policy]").getAttribute("content");
    assert.match(policy, /script-src 'self' 'wasm-unsafe-eval'(;|$)/);
    assert.doesNotMatch(policy, /'unsafe-/);
    const evaluated = page.evaluate(() => {
      const script = document.createElement("script");
      script.textContent = "window.inlineRan = true";
      document.head.append(script);
      return window.inlineRan === true;
    });
    assert.equal(await evaluated, false, "the browser enforces it");
    complaints = complaints.filter((complaint) => !/inline script/.test(complaint));
  });

  it("fits on a phone", async () => {
    await page.setViewportSize({ width: 360, height: 740 });
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    assert.ok(overflow <= 0, `${overflow} px too wide`);
  });
});
