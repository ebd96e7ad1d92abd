import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { deployments } from "./seeds.mjs";
import { useConsole } from "./suite.mjs";
import { button, rowOf } from "./support.mjs";

/** The words of each fault of a poll; true if the page tries again by itself. */
const FAULTS = [
  {
    fault: { status: 401, message: "invalid key" },
    says: /doesn't accept the key \(401\).*FIREWORKS_API_KEY or ~\/\.fireworks\/auth\.ini/,
    retries: false,
  },
  {
    fault: { status: 403, message: "not yours" },
    says: /This key may not do that \(403\).*not yours/s,
    retries: false,
  },
  {
    fault: { status: 412, message: "Account acme is suspended" },
    says: /account is suspended.*billing/s,
    retries: true,
  },
  { fault: { status: 429, message: "slow down" }, says: /asks to wait \(429\)/, retries: true },
  { fault: { status: 503, message: "overloaded" }, says: /The service has a problem.*overloaded/s, retries: true },
  { fault: { dropConnection: true }, says: /No answer from the service/, retries: true },
  {
    fault: { status: 200, body: "<html>captive portal</html>", headers: { "x-request-id": "req_17" } },
    says: /The answer can't be read.*req_17/s,
    retries: true,
  },
];

describe("a fault in the console", () => {
  const use = useConsole();
  const open = () => use.live("/deployments", { clock: true, emulator: { deployments: deployments() } });

  for (const { fault, says, retries } of FAULTS) {
    const name = fault.status ? `${fault.status}${fault.body ? " that isn't JSON" : ""}` : "a dropped connection";
    it(`of ${name} is told while the rows stay, and the page gets well without a reload`, async () => {
      const { page } = use;
      const { emulator, requests } = await open();
      await rowOf(page, "Support chat").waitFor();
      emulator.fail({ ...fault, times: Infinity });
      await use.pass(emulator, 75);
      const alert = page.getByRole("region", { name: "Trouble" }).filter({ hasText: says });
      await alert.waitFor();
      assert.match(await alert.innerText(), /What you see is as of \d\d:\d\d:\d\d/);
      assert.equal(await rowOf(page, "Support chat").count(), 1, "the rows stay");

      const told = requests.length;
      await use.pass(emulator, 65);
      if (!retries) assert.equal(requests.length, told, "polls stop until a person acts");
      emulator.clearFaults();
      if (retries) await use.pass(emulator, 90);
      else await alert.getByRole("button", { name: "Try again" }).click();
      await alert.waitFor({ state: "detached" });
    });
  }

  it("that asks to wait counts the seconds, outside of every live region, and so does the next try", async () => {
    const { page } = use;
    const { emulator, requests } = await open();
    await rowOf(page, "Support chat").waitFor();
    const trouble = page.getByRole("region", { name: "Trouble" });
    const seconds = async (words) => {
      const line = trouble.getByText(words);
      await line.waitFor();
      assert.equal(
        await line.evaluate((line) => line.closest("[role=alert], [role=status], [aria-live=polite]")),
        null,
      );
      return Number(/(\d+) s/.exec(await line.innerText())[1]);
    };
    emulator.fail({ dropConnection: true, times: Infinity });
    await use.pass(emulator, 75);
    const first = await seconds(/^Next try in \d+ s$/);
    await use.pass(emulator, 5);
    const second = await seconds(/^Next try in \d+ s$/);
    assert.notEqual(second, first);
    emulator.clearFaults();
    emulator.fail({ status: 503, headers: { "retry-after": "120", "x-should-retry": "false" }, times: Infinity });
    await trouble.getByRole("button", { name: "Try now" }).click();
    assert.ok((await seconds(/^The service asks to wait \d+ s$/)) > 100);
    const asked = requests.length;
    const button = trouble.getByRole("button", { name: "Try now" });
    assert.equal(await button.getAttribute("aria-disabled"), "true");
    await use.pass(emulator, 60);
    assert.ok((await seconds(/^The service asks to wait \d+ s$/)) < 65);
    assert.equal(requests.length, asked);
    emulator.clearFaults();
    await use.pass(emulator, 75);
    await trouble.waitFor({ state: "detached" });
  });

  it("at the first load says what to do, and recovers", async () => {
    const { page } = use;
    const { emulator } = await use.live("/deployments", { clock: true, emulator: { deployments: [] } });
    await page.getByText("No deployments yet").waitFor();
    emulator.fail({ status: 401, times: Infinity });
    await page.reload();
    await page.getByRole("alert").waitFor();
    emulator.clearFaults();
    await button(page, "Try again").click();
    await page.getByText("No deployments yet").waitFor();
  });
});
