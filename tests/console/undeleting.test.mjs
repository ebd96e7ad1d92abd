import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { deployments } from "./seeds.mjs";
import { useConsole } from "./suite.mjs";
import { button, focused, rowOf } from "./support.mjs";

describe("undeleting in the console", () => {
  const use = useConsole();
  const open = (path, options) => use.live(path, { clock: true, emulator: { deployments: deployments(), ...options } });
  const undeletes = (requests) => requests.filter((request) => /:undelete/.test(request)).length;
  const step = (name) => use.page.getByRole("listitem").filter({ hasText: name });
  const ask = async (path = "/deployments/search-ranking/undelete") => {
    const opened = await open(path);
    await button(use.page, "Undelete on LIVE").waitFor();
    return opened;
  };

  it("says before anything is sent what comes back, until when, and what it starts", async () => {
    const { page } = use;
    const { requests } = await ask();
    const dialog = page.getByRole("dialog");
    const text = await dialog.innerText();
    assert.match(text, /comes back with its ID, settings and tags/);
    assert.match(text, /Possible for (4 days 23 hours|5 days) more, until \w+ \d+ \w+, \d\d:\d\d/);
    assert.match(text, /Starts 1 replica × 8 × H100 80GB = 8 GPUs/);
    assert.match(text, /no traffic for seven days the service deletes it again/);
    assert.match(text, /npx fireworks-deployments undelete search-ranking --wait --account-id acme/);
    assert.equal(await focused(page), "Undelete on LIVE");
    assert.equal(undeletes(requests), 0, "the link for a pager sends nothing by itself");
  });

  it("shows the steps as they come, until it is READY", async () => {
    const { page } = use;
    const { emulator, requests } = await ask();
    await button(page, "Undelete on LIVE").click();
    await page.getByRole("heading", { name: /Undeleting Search ranking/ }).waitFor();
    await step("Asked").waitFor();
    await use.pass(emulator, 40);
    await page.getByRole("heading", { name: /Search ranking is READY after \d+ s, 1 of 1 replicas/ }).waitFor();
    await button(page, "Copy curl").waitFor();
    assert.equal(undeletes(requests), 1);
    assert.equal(emulator.deployments().find(({ name }) => name.endsWith("ranking")).state, "READY");
  });

  it("goes on where it was after a reload, without a second undelete", async () => {
    const { page } = use;
    const { emulator, requests } = await ask();
    await button(page, "Undelete on LIVE").click();
    await page.getByRole("heading", { name: /Undeleting/ }).waitFor();
    await use.pass(emulator, 10);
    await page.reload();
    await page.getByRole("heading", { name: /Undeleting Search ranking/ }).waitFor();
    await use.pass(emulator, 40);
    await page.getByRole("heading", { name: /is READY/ }).waitFor();
    assert.equal(undeletes(requests), 1);
  });

  it("is left alone after a reload if somebody deleted it again", async () => {
    const { page } = use;
    const { emulator, requests } = await ask();
    await button(page, "Undelete on LIVE").click();
    await use.pass(emulator, 10);
    await page.getByRole("heading", { name: /Undeleting/ }).waitFor();
    await page.goto("about:blank");
    emulator.advance("1m");
    emulator.edit("search-ranking", { state: "DELETED" });
    await page.goto(`${use.url}/operations`);
    await page.getByRole("heading", { name: /It is deleted, and nothing is undeleting it/ }).waitFor();
    assert.equal(undeletes(requests), 1);
  });

  it("stops, and says so, when somebody deletes it meanwhile", async () => {
    const { page } = use;
    const { emulator, requests } = await ask();
    await button(page, "Undelete on LIVE").click();
    await use.pass(emulator, 10);
    emulator.edit("search-ranking", { state: "DELETED" });
    await use.pass(emulator, 10);
    await page.getByRole("heading", { name: /Somebody deleted it again since/ }).waitFor();
    assert.equal(undeletes(requests), 1);
  });

  it("is asked for once, however often one presses", async () => {
    const { page } = use;
    const { emulator, requests } = await ask();
    for (let times = 0; times < 2; times++) {
      await page.goto(`${use.url}/deployments/search-ranking/undelete`);
      await button(page, "Undelete on LIVE")
        .click({ timeout: 3_000 })
        .catch(() => {});
    }
    await use.pass(emulator, 60);
    assert.equal(undeletes(requests), 1);
  });

  it("tells the ending wherever one is", async () => {
    const { page } = use;
    const { emulator } = await open("/deleted");
    await button(page, "Undelete Search ranking").click();
    emulator.fail({ status: 403, message: "not yours", times: Infinity, match: ":undelete" });
    await button(page, "Undelete on LIVE").click();
    await page
      .getByRole("region", { name: /notice/i })
      .getByText(/not yours/)
      .waitFor();
  });

  it("says why it waits for GPUs, and can be left", async () => {
    const { page } = use;
    const { emulator } = await ask();
    emulator.failStart({ message: "no capacity for 8 accelerators", lasts: "20m" });
    await button(page, "Undelete on LIVE").click();
    await page.getByRole("heading", { name: /Undeleting/ }).waitFor();
    await use.pass(emulator, 10);
    await step("Waiting for GPUs").waitFor();
    await page.getByText("no capacity for 8 accelerators").first().waitFor();
    await button(page, "Delete again…").click();
    await page.getByRole("alertdialog", { name: "Delete Search ranking?" }).waitFor();
    await page.keyboard.press("Escape");
    await button(page, "Stop watching").click();
    await page.getByRole("heading", { name: /Stopped watching after .*The service goes on/ }).waitFor();
    await button(page, "Watch again").click();
    await page.getByRole("heading", { name: /Undeleting/ }).waitFor();
  });

  it("tells the truth about a lost answer: it took effect", async () => {
    const { page } = use;
    const { emulator, requests } = await ask();
    emulator.fail({ dropConnection: true, takesEffect: true, match: ":undelete" });
    await button(page, "Undelete on LIVE").click();
    await use.pass(emulator, 60);
    await page.getByRole("heading", { name: /is READY/ }).waitFor();
    await page.getByText("The answer was lost; looked it up: it took effect.").waitFor();
    assert.ok(undeletes(requests) >= 1);
  });

  for (const { ending, fault, words, buttons } of [
    {
      ending: "a purge",
      fault: (emulator) => emulator.advance("6d"),
      words: /There is no Search ranking\. It was purged/,
      buttons: ["Create one like it…", "Back to deleted"],
    },
    {
      ending: "somebody who was faster",
      fault: (emulator) => emulator.edit("search-ranking", { state: "CREATING" }),
      words: /It isn't deleted any more: somebody was faster/,
      buttons: ["Watch again", "Open"],
    },
    {
      ending: "a start that failed",
      fault: (emulator) => emulator.failStart({ state: "FAILED", message: "exited with status 1", times: 2 }),
      words: /Search ranking failed to start: exited with status 1/,
      buttons: ["Undelete again…", "Edit…", "Create one like it…"],
    },
    {
      ending: "a key that isn't accepted",
      fault: (emulator) => emulator.fail({ status: 401, times: Infinity, message: "invalid key" }),
      words: /invalid key/,
      buttons: ["Undelete again…", "Open"],
    },
  ]) {
    it(`has words and buttons for ${ending}`, async () => {
      const { page } = use;
      const { emulator } = await ask();
      fault(emulator);
      await button(page, "Undelete on LIVE").click();
      await use.pass(emulator, 40);
      const heading = page.getByRole("heading", { name: words });
      await heading.waitFor();
      const progress = page.getByRole("region").filter({ has: heading });
      for (const name of buttons) await progress.getByRole("button", { name, exact: true }).waitFor();
    });
  }

  const severalOf = async (count, options) => {
    const { page } = use;
    const seeds = Array.from({ length: count }, (_, index) => ({
      ...deployments()[1],
      name: `worker-${index}`,
      displayName: `Worker ${index}`,
    }));
    const opened = await open("/deleted", { deployments: seeds, ...options });
    await rowOf(page, "Worker 0").focus();
    await page.keyboard.press("Control+a");
    await page.keyboard.press("u");
    await button(page, `Undelete ${count} on LIVE`).waitFor();
    return opened;
  };

  it("sends each of twenty undeletes, however long they take to be READY", async () => {
    const { page } = use;
    const { emulator, requests } = await severalOf(20, { readyAfter: "20m" });
    await button(page, "Undelete 20 on LIVE").click();
    await use.pass(emulator, 10);
    assert.equal(undeletes(requests), 20);

    await page.goto(`${use.url}/operations`);
    await page
      .getByRole("heading", { name: /Undeleting/ })
      .nth(19)
      .waitFor();
    await use.pass(emulator, 10);
    assert.equal(await page.getByText("Not sent yet").count(), 0, "after a reload, too");
    assert.equal(undeletes(requests), 20, "and none is sent again");
  });

  it("says of those that aren't sent yet that they aren't", async () => {
    const { page } = use;
    const { emulator, requests } = await severalOf(6, {});
    emulator.fail({ dropConnection: true, match: ":undelete", times: Infinity });
    await button(page, "Undelete 6 on LIVE").click();
    await rowOf(page, "Worker 5").getByText("Queued").waitFor();
    const isDisabled = await button(page, "Undelete Worker 5").getAttribute("aria-disabled");
    assert.equal(isDisabled, "true", "it can't be undeleted twice");
    await page.getByRole("link", { name: /Operations/ }).click();
    const unsent = page.getByText("Not sent yet. Keep this tab open until its turn has come.");
    await unsent.first().waitFor();
    assert.equal(await unsent.count(), 2);
    emulator.clearFaults();
    await use.pass(emulator, 20);
    await unsent.first().waitFor({ state: "detached" });
    const sent = requests
      .filter((request) => request.includes(":undelete"))
      .map((request) => request.split("/").at(-1));
    assert.equal(new Set(sent).size, 6);
  });

  it("says since when the service doesn't answer, and goes on by itself", async () => {
    const { page } = use;
    const { emulator, requests } = await ask();
    await button(page, "Undelete on LIVE").click();
    await use.pass(emulator, 5);
    emulator.fail({ status: 503, match: "GET", times: Infinity });
    await use.pass(emulator, 30);
    await page.getByText(/No answer since \d\d:\d\d:\d\d; the page goes on trying/).waitFor();
    emulator.clearFaults();
    await use.pass(emulator, 120);
    await page.getByRole("heading", { name: /is READY/ }).waitFor();
    assert.equal(undeletes(requests), 1);
  });

  it("undeletes several at once, with a result for each", async () => {
    const { page } = use;
    const many = Array.from({ length: 8 }, (_, index) => ({
      ...deployments()[1],
      name: `worker-${index}`,
      displayName: `Worker ${index}`,
    }));
    const { emulator, requests } = await open("/deleted", { deployments: many });
    emulator.failStart({ state: "FAILED", message: "exited with status 1", match: "worker-3" });
    await rowOf(page, "Worker 0").focus();
    await page.keyboard.press("Control+a");
    await page.keyboard.press("u");
    await button(page, "Undelete 8 on LIVE").click();
    await page.getByRole("link", { name: /Operations/ }).click();
    await use.pass(emulator, 120);
    await page.getByRole("heading", { name: /failed to start/ }).waitFor();
    const ready = page.getByRole("heading", { name: /is READY/ });
    await ready.nth(6).waitFor();
    assert.equal(await ready.count(), 7);
    assert.equal(undeletes(requests), 8);
    await button(page, "Undelete the 1 that failed…").click();
    await button(page, "Undelete on LIVE").click();
    await use.pass(emulator, 60);
    await ready.nth(7).waitFor();
  });
});
