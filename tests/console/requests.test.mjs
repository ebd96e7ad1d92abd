import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { deployments } from "./seeds.mjs";
import { useConsole } from "./suite.mjs";
import { button, hide, rowOf } from "./support.mjs";

describe("the requests of the console", () => {
  const use = useConsole();
  const open = async (options) => {
    const opened = await use.live("/deployments", {
      clock: true,
      emulator: { deployments: deployments(), ...options },
    });
    await rowOf(use.page, "Support chat").waitFor();
    return opened;
  };
  /** Counts the requests of a minute. */
  const minute = async (emulator, requests) => {
    const before = requests.length;
    await use.pass(emulator, 60);
    return requests.length - before;
  };

  it("are two a minute while nothing moves", async () => {
    const { emulator, requests } = await open();
    await minute(emulator, requests);
    const counts = [await minute(emulator, requests), await minute(emulator, requests)];
    // on a busy machine an answer may come a moment after its minute
    assert.ok(Math.max(...counts) <= 2 && counts[0] + counts[1] >= 2, `${counts} requests`);
  });

  it("are 22 at most in the minute in which something begins to move", async () => {
    const { emulator, requests } = await open({ readyAfter: "10m" });
    emulator.edit("support-chat", { state: "CREATING" });
    await use.pass(emulator, 65);
    const count = await minute(emulator, requests);
    assert.ok(count <= 22, `${count} requests`);
    const later = await minute(emulator, requests);
    assert.ok(later <= 2, `what is stuck doesn't hurry for ever: ${later} requests`);
  });

  it("are none while the page is hidden, and one list when it is back", async () => {
    const { page } = use;
    const { emulator, requests } = await open();
    await hide(page, true);
    await minute(emulator, requests);
    assert.equal(await minute(emulator, requests), 0);
    const before = requests.length;
    await hide(page, false);
    await page.clock.runFor(1_000);
    await page.waitForTimeout(300);
    assert.ok(requests.length - before <= 2, requests.slice(before).join("\n"));
  });

  it("stop for as long as the service asks", async () => {
    const { emulator, requests } = await open();
    emulator.fail({ status: 429, headers: { "retry-after": "30" }, times: Infinity });
    const before = requests.length;
    while (requests.length === before) await use.pass(emulator, 5);
    const asked = requests.length;
    await use.pass(emulator, 25);
    assert.equal(requests.length, asked, requests.slice(asked).join("\n"));
    emulator.clearFaults();
    await use.pass(emulator, 120);
    assert.ok(requests.length > asked, "and go on afterwards");
  });

  it("wait without a stir for as long as no timer can", async () => {
    const { page } = use;
    const { emulator, requests } = await open();
    await page.evaluate(() => {
      const { setTimeout } = window;
      window.timers = 0;
      window.setTimeout = (...given) => {
        window.timers++;
        return setTimeout(...given);
      };
    });
    emulator.fail({ status: 429, headers: { "retry-after": String(30 * 86_400) }, times: Infinity });
    const before = requests.length;
    while (requests.length === before) await use.pass(emulator, 5);
    const [asked, timers] = [requests.length, await page.evaluate(() => window.timers)];
    await use.pass(emulator, 60);
    assert.equal(requests.length, asked, requests.slice(asked).join("\n"));
    const set = (await page.evaluate(() => window.timers)) - timers;
    assert.ok(set < 500, `${set} timers`);
  });

  it("leave no limit of time behind once they are over", async () => {
    const { page } = use;
    const { requests } = await open();
    await page.evaluate(() => {
      const { setTimeout, clearTimeout } = window;
      window.set = 0;
      window.left = new Set();
      window.setTimeout = (call, ms, ...given) => {
        const timer = setTimeout(call, ms, ...given);
        if (ms !== 60_000) return timer;
        window.set++;
        window.left.add(timer);
        return timer;
      };
      window.clearTimeout = (timer) => {
        window.left.delete(timer);
        clearTimeout(timer);
      };
    });
    const before = requests.length;
    await button(page, "Refresh").click();
    await page.waitForFunction(() => window.set > 0 && window.left.size === 0);
    assert.ok(requests.length > before);
  });

  it("never ask for two lists at once", async () => {
    const { emulator, most } = await open();
    emulator.fail({ delayMs: 200, times: Infinity });
    await use.pass(emulator, 120);
    assert.equal(most(), 1);
  });

  describe("while deployments are undeleted", () => {
    const names = Array.from({ length: 6 }, (_, index) => `worker-${index}`);
    /** Undeletes several deployments, which stay in CREATING. */
    const undelete = async (count) => {
      const { page } = use;
      const many = names.slice(0, count).map((name) => ({ ...deployments()[1], name, displayName: name }));
      const emulator = { deployments: [deployments()[0], ...many], readyAfter: "10h" };
      const opened = await use.live("/deleted", { clock: true, emulator });
      await rowOf(page, "worker-0").focus();
      await page.keyboard.press("Control+a");
      await page.keyboard.press("u");
      await button(page, count > 1 ? `Undelete ${count} on LIVE` : "Undelete on LIVE").click();
      await page.getByRole("link", { name: /Operations/ }).click();
      await use.pass(opened.emulator, 15);
      await page.getByRole("heading", { name: /Undeleting worker-0/ }).waitFor();
      return opened;
    };
    const gets = (requests, name) => requests.filter((request) => request.startsWith("GET") && request.endsWith(name));

    it("are 22 at most, lists and all, and none of four is forgotten", async () => {
      const { page } = use;
      const { emulator, requests } = await undelete(6);
      await page.getByRole("link", { name: "Deployments" }).click();
      await rowOf(page, "Support chat").waitFor();
      emulator.edit("support-chat", { state: "UPDATING" });
      await use.pass(emulator, 60);
      emulator.edit("support-chat", { state: "CREATING" });
      const before = requests.length;
      await use.pass(emulator, 60);
      const asked = requests.slice(before);
      assert.ok(asked.length <= 22, `${asked.length} requests:\n${asked.join("\n")}`);
      for (const name of names.slice(0, 4)) assert.ok(gets(asked, name).length >= 2, asked.join("\n"));
    });

    it("are none while the page is hidden, and one poll when it is back", async () => {
      const { page } = use;
      const { emulator, requests } = await undelete(1);
      await hide(page, true);
      await use.pass(emulator, 10);
      const before = requests.length;
      await use.pass(emulator, 120);
      assert.deepEqual(requests.slice(before), []);
      await hide(page, false);
      // the next one may come after five seconds
      await page.clock.runFor(4_000);
      await page.waitForTimeout(500);
      assert.equal(gets(requests.slice(before), "worker-0").length, 1, requests.slice(before).join("\n"));
    });

    it("go on when the page was hidden for longer than a wait takes", async () => {
      const { page } = use;
      const { emulator, requests } = await undelete(1);
      await hide(page, true);
      await page.clock.fastForward(2 * 3_600_000);
      emulator.advance("11h");
      const before = requests.length;
      await hide(page, false);
      await use.pass(emulator, 15);
      await page.getByRole("heading", { name: /worker-0 is READY/ }).waitFor();
      assert.ok(gets(requests.slice(before), "worker-0").length >= 1);
    });

    it("stop, all of them, for as long as the service asks one of them to wait", async () => {
      const { page } = use;
      const { emulator, requests } = await undelete(4);
      emulator.fail({ status: 503, headers: { "retry-after": "40" } });
      const before = requests.length;
      while (requests.length === before) await use.pass(emulator, 5);
      await page.getByText(/The service asks to wait \d\d s/).waitFor();
      const asked = requests.length;
      await page.getByRole("link", { name: "Deployments" }).click();
      await use.pass(emulator, 30);
      assert.deepEqual(requests.slice(asked), []);
      // on a busy machine a turn comes a moment after its time
      for (let more = 24; more > 0 && requests.length === asked; more--) await use.pass(emulator, 5);
      assert.ok(requests.length > asked, "and go on afterwards");
    });
  });
});
