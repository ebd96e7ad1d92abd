import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { deployments } from "./seeds.mjs";
import { useConsole } from "./suite.mjs";
import { rowOf } from "./support.mjs";

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
    const count = await minute(emulator, requests);
    assert.ok(count >= 1 && count <= 2, `${count} requests`);
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
    const hide = (hidden) =>
      page.evaluate((hidden) => {
        Object.defineProperty(document, "visibilityState", {
          value: hidden ? "hidden" : "visible",
          configurable: true,
        });
        document.dispatchEvent(new Event("visibilitychange"));
      }, hidden);
    await hide(true);
    await minute(emulator, requests);
    assert.equal(await minute(emulator, requests), 0);
    const before = requests.length;
    await hide(false);
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

  it("never ask for two lists at once", async () => {
    const { emulator, most } = await open();
    emulator.fail({ delayMs: 200, times: Infinity });
    await use.pass(emulator, 120);
    assert.equal(most(), 1);
  });
});
