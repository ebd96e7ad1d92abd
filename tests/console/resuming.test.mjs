import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { deployments } from "./seeds.mjs";
import { useConsole } from "./suite.mjs";
import { button } from "./support.mjs";

/** The steps in which the page is reloaded: how to get there from the press, and what stands there before and after. */
const STEPS = [
  {
    step: "asked, and nothing has taken effect",
    before: (emulator) => emulator.fail({ dropConnection: true, match: ":undelete", times: Infinity }),
    shows: "Asked",
    after: (emulator) => emulator.clearFaults(),
    sendsAfter: 1,
  },
  {
    step: "asked, and the answer was lost",
    before: (emulator) => {
      emulator.fail({ dropConnection: true, takesEffect: true, match: ":undelete" });
      emulator.fail({ status: 503, match: "GET", times: Infinity });
    },
    shows: "Asked",
    after: (emulator) => emulator.clearFaults(),
  },
  { step: "creating", shows: /Creating|Scheduling/ },
  {
    step: "waiting for GPUs",
    before: (emulator) => emulator.failStart({ message: "no capacity for 8 accelerators", lasts: "40s" }),
    shows: "Waiting for GPUs",
  },
  { step: "downloading the model", shows: "Downloading the model" },
  { step: "starting", shows: "Starting" },
];

/** The endings in which the page is reloaded, and the way on. */
const ENDINGS = [
  { ending: "READY", says: /is READY after .*1 of 1 replicas/ },
  {
    ending: "409",
    before: (emulator) => emulator.edit("search-ranking", { state: "CREATING", purgeTime: undefined }),
    says: /somebody was faster\. It is CREATING/,
    press: "Watch again",
    undeletes: 1,
  },
  {
    ending: "400 while it is still being deleted",
    before: (emulator) => emulator.edit("search-ranking", { state: "DELETING" }),
    says: /It is still being deleted/,
    press: "Undelete as soon as it can be",
    undeletes: 2,
  },
];

describe("an undelete in the console, reloaded", () => {
  const use = useConsole();
  const start = async (before = () => {}) => {
    const { page } = use;
    const opened = await use.live("/deployments/search-ranking/undelete", {
      clock: true,
      emulator: { deployments: deployments(), readyAfter: "90s", deletedAfter: "1m" },
    });
    await button(page, "Undelete on LIVE").waitFor();
    before(opened.emulator);
    await button(page, "Undelete on LIVE").click();
    await page.waitForURL(/deployments\/search-ranking$/);
    return opened;
  };
  const undeletes = (requests) => requests.filter((request) => request.includes(":undelete")).length;
  /** Lets time pass until something shows, for the emulator sooner than for the page if it hurries. */
  const passUntil = async (emulator, locator, hurry = "0s") => {
    for (let times = 0; times < 40 && !(await locator.isVisible()); times++) {
      emulator.advance(hurry);
      await use.pass(emulator, 5);
    }
    await locator.waitFor();
  };
  const heading = (name) => use.page.getByRole("heading", { name });

  for (const { step, before, shows, after, sendsAfter = 0 } of STEPS) {
    it(`goes on when it is ${step}`, async () => {
      const { page } = use;
      const { emulator, requests } = await start(before);
      const current = page.locator("[data-current]").getByText(shows);
      await passUntil(emulator, current);
      await page.goto("about:blank");
      const sent = undeletes(requests);
      after?.(emulator);
      await page.goto(`${use.url}/deployments/search-ranking`);
      await heading(/Undeleting Search ranking/).waitFor();
      await page.getByRole("listitem").filter({ hasText: shows }).waitFor();
      await passUntil(emulator, heading(/is READY after/), "30s");
      assert.equal(undeletes(requests) - sent, sendsAfter, "undeletes after the reload");
    });
  }

  it("goes on after an outage in which it was reloaded", async () => {
    const { page } = use;
    const { emulator, requests } = await start();
    await passUntil(emulator, page.locator("[data-current]").getByText(/Creating|Scheduling/));
    await page.goto("about:blank");
    emulator.fail({ status: 503, match: "GET", times: Infinity });
    await page.goto(`${use.url}/operations`);
    await passUntil(emulator, page.getByText(/No answer since/));
    await heading(/Undeleting Search ranking/).waitFor();
    emulator.clearFaults();
    await passUntil(emulator, heading(/is READY after/), "30s");
    assert.equal(undeletes(requests), 1);
  });

  for (const { ending, before, says, press, undeletes: count = 1 } of ENDINGS) {
    it(`still tells ${ending}, and the way on from there`, async () => {
      const { page } = use;
      const { emulator, requests } = await start(before);
      await passUntil(emulator, heading(says));
      const sent = undeletes(requests);
      await page.reload();
      await heading(says).waitFor();
      assert.equal(undeletes(requests), sent, "a reload asks for nothing");
      if (press === undefined) return;
      await button(page, press).click();
      await passUntil(emulator, heading(/is READY after/), "30s");
      assert.equal(undeletes(requests), count);
    });
  }
});
