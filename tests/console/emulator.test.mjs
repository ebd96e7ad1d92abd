import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { useConsole } from "./suite.mjs";
import { button, rowOf } from "./support.mjs";

describe("the emulator in the console", () => {
  const use = useConsole();
  const choice = (name) => use.page.getByRole("combobox", { name, exact: true });
  const link = (name) => use.page.getByRole("link", { name, exact: true });
  const undelete = async () => {
    await use.open("/deleted?speed=60");
    await button(use.page, "Undelete Search ranking").click();
    await button(use.page, "Undelete on EMULATOR").click();
    await link("Deployments").click();
    await rowOf(use.page, "Search ranking").getByText("Ready", { exact: true }).waitFor();
  };

  it("says on every page that nothing is real", async () => {
    const { page } = use;
    await use.open("/deployments");
    await page.getByText("EMULATOR. Nothing here is real").waitFor();
    assert.match(await page.title(), /EMULATOR/);
  });

  it("goes back to any moment of its history, and every view follows", async () => {
    const { page } = use;
    await undelete();
    await link("Emulator").click();
    await page.getByRole("button", { name: /search-ranking:undelete/ }).click();
    await link("Deployments").click();
    await rowOf(page, "Search ranking").getByText("Creating").waitFor();
    await link("Emulator").click();
    await page.getByText(/stands at .* before the end/).waitFor();
    await button(page, "To the end").click();
    await link("Deployments").click();
    await rowOf(page, "Search ranking").getByText("Ready", { exact: true }).waitFor();
  });

  it("goes on where it was after a reload", async () => {
    const { page } = use;
    await undelete();
    await page.reload();
    await rowOf(page, "Search ranking").getByText("Ready", { exact: true }).waitFor();
    await link("Emulator").click();
    await button(page, "Start over").click();
    await link("Deleted").click();
    await rowOf(page, "Search ranking").waitFor();
  });

  it("stands still after a reload if its clock was stopped, at an earlier moment too", async () => {
    const { page } = use;
    await undelete();
    await link("Emulator").click();
    const clock = () => page.getByRole("timer").first().innerText();
    await button(page, "Pause").click();
    const paused = await clock();
    await page.reload();
    await button(page, "Run").waitFor();
    assert.equal(await clock(), paused);

    await page.getByRole("button", { name: /search-ranking:undelete/ }).click();
    await page.getByText(/stands at .* before the end/).waitFor();
    const past = await clock();
    assert.notEqual(past, paused);
    await page.reload();
    await page.getByText(/stands at .* before the end/).waitFor();
    assert.equal(await clock(), past);
    await button(page, "To the end").click();
    await page.getByText(/since .*Every view follows/).waitFor();
  });

  it("starts over where the browser denies storage", async () => {
    const { page } = use;
    await page.addInitScript(() => {
      Object.defineProperty(window, "sessionStorage", {
        get() {
          throw new DOMException("denied", "SecurityError");
        },
      });
    });
    await use.open("/emulator");
    await button(page, "Pause").click();
    await button(page, "Start over").click();
    await button(page, "Pause").waitFor();
  });

  it("lets time pass: what is deleted is purged in the end", async () => {
    const { page } = use;
    await use.open("/emulator");
    await button(page, "To a minute before the next purge").click();
    await link("Deleted").click();
    await rowOf(page, "Checkout fraud")
      .getByText(/^(1|less than a) minute$/)
      .waitFor();
    await link("Emulator").click();
    await button(page, "5 minutes").click();
    await link("Deleted").click();
    await rowOf(page, "Search ranking").waitFor();
    assert.equal(await rowOf(page, "Checkout fraud").count(), 0);
  });

  it("plays faults that the page then diagnoses", async () => {
    const { page } = use;
    await use.open("/emulator");
    await page.getByRole("combobox", { name: /^Fault/ }).selectOption("401");
    // the list, and the counts above it
    await page.getByLabel("Times").fill("2");
    await button(page, "Inject").click();
    await link("Deployments").click();
    await page.getByText(/doesn't accept the key/).waitFor();
    await button(page, "Try again").click();
    await rowOf(page, "Support chat").waitFor();
  });

  it("plays a load that the replicas of a deployment follow", async () => {
    const { page } = use;
    await use.open("/emulator");
    await choice("Deployment").selectOption("Support chat");
    await choice("Load").selectOption("A burst of 10 minutes: 5 replicas");
    await button(page, "Play the load").click();
    await button(page, "5 minutes").click();
    await link("Deployments").click();
    await rowOf(page, "Support chat").getByText("8 of 8").waitFor();
  });

  it("starts over with a service that behaves as one chooses, which a reload keeps", async () => {
    const { page } = use;
    await use.open("/emulator");
    await choice("Account").selectOption("Suspended");
    await choice("Delays").selectOption("Realistic: READY after minutes");
    await button(page, "Start over with these").click();
    await page.reload();
    await link("Deleted").click();
    await button(page, "Undelete Search ranking").click();
    await button(page, "Undelete on EMULATOR").click();
    await page
      .getByText(/suspended/)
      .first()
      .waitFor();
  });

  for (const [action, ends] of [
    ["undelete", "Ready"],
    ["delete", "Deleted"],
  ]) {
    it(`rehearses ${action === "undelete" ? "an undelete" : "a delete"}, and sends nothing`, async () => {
      const { page } = use;
      const { requests } = await use.live(action === "undelete" ? "/deleted" : "/deployments", {
        emulator: {
          deployments: [
            {
              name: "mine",
              state: action === "undelete" ? "DELETED" : "READY",
              minReplicaCount: 1,
              displayName: "Mine",
            },
          ],
        },
      });
      await rowOf(page, "Mine").focus();
      await page.keyboard.press(action === "undelete" ? "u" : "d");
      await button(page, "Try on the emulator").click();
      const dialog = page.getByRole("dialog", { name: `Rehearsal: ${action} Mine` });
      await dialog.getByText(new RegExp(`It would end as.*${ends}`)).waitFor();
      const steps = await dialog.getByRole("listitem").allInnerTexts();
      if (action === "undelete") assert.match(steps.join(), /Asked.*Downloading the model.*Starting.*Ready 1 of 1/s);
      assert.deepEqual(
        requests.filter((request) => !request.startsWith("GET")),
        [],
      );
    });
  }
});
