// The chief journey over HTTP: the page, its server in live mode, and the emulator's server as the service.
import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, it } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { serve } from "fireworks-deployments-console";
import { start } from "../server/serving.mjs";
import { engines } from "../verdicts/browsers.mjs";
import { deployments } from "./seeds.mjs";

const KEY = "fw_s3cr3t_of_the_journey";
const PATIENCE_MS = 60_000;

describe("the chief journey", () => {
  for (const { name, open } of engines) {
    it(`works over HTTP in ${name}`, async (t) => {
      const service = await serviceOf(t);
      const live = { accountId: "acme", apiKey: KEY, baseUrl: service.url };
      const server = await serve({ port: 0, live });
      t.after(() => server.close());
      const page = driverOf(await open(`${server.url}/deleted`));
      t.after(() => page.close());

      const account = `accounts/acme of ${new URL(service.url).host}`;
      await page.sees(`LIVE ${account}`);
      await page.sees("Search ranking");
      await page.clicks("Undelete Search ranking");
      await page.sees("Possible for");
      await page.clicks("Undelete on LIVE");
      await page.clicks("Operations");
      await page.sees("Search ranking is READY");
      assert.equal((await service.get("search-ranking")).state, "READY");

      await page.clicks("Deployments");
      await page.clicks("Support chat");
      await page.clicks("Edit…");
      await page.types("Scale to zero window", "2m");
      await page.sees("must be at least 5 minutes");
      await page.types("Scale to zero window", "20m");
      await page.clicks("Review…");
      await page.sees("scaleToZeroWindow");
      await page.clicks("Save on LIVE");
      await page.sees("Support chat was saved");
      assert.equal((await service.get("support-chat")).autoscalingPolicy.scaleToZeroWindow, "1200s");

      await page.clicks("Settings");
      await page.clicks("Check the connection");
      await page.sees(`LIVE: ${account} answers.`);

      assert.ok(
        !(await page.run(() => document.documentElement.outerHTML)).includes(KEY),
        "the page never has the key",
      );
    });
  }
});

/** The emulator as a process of its own, whose starts take a second. */
async function serviceOf(t) {
  const folder = await mkdtemp(join(tmpdir(), "journey-"));
  t.after(() => rm(folder, { recursive: true }));
  const file = join(folder, "seeds.json");
  await writeFile(file, JSON.stringify({ deployments: deployments(), readyAfter: "1s" }));
  const { url, list } = await start(t, "--account-id", "acme", "--api-key", KEY, "--seed-file", file);
  const headers = { authorization: `Bearer ${KEY}` };
  return { url, get: async (id) => (await fetch(`${list}/${id}`, { headers })).json() };
}

/** Three verbs on the names that a person sees, the same in each engine. */
function driverOf({ run, close }) {
  /** Runs a function in the page with arguments. */
  const call = (action, ...given) => run(new Function(`return (${action})(...${JSON.stringify(given)})`));
  const until = async (action, ...given) => {
    const end = Date.now() + PATIENCE_MS;
    while (!(await call(action, ...given))) {
      if (Date.now() > end)
        assert.fail(`${given} never came; the page says: ${await run(() => document.body.innerText)}`);
      await sleep(100);
    }
  };
  return {
    run,
    close,
    sees: (text) => until((text) => document.body.innerText.includes(text), text),
    clicks: (name) =>
      until((name) => {
        const named = (element) => (element.getAttribute("aria-label") ?? element.innerText).trim();
        const found = [...document.querySelectorAll("button, a")].filter(
          (element) =>
            named(element).split("\n")[0].startsWith(name) && !element.closest("[inert], [aria-hidden=true]"),
        );
        const exact = found.find((element) => named(element) === name) ?? found[0];
        if (exact === undefined || exact.getAttribute("aria-disabled") === "true") return false;
        exact.click();
        return true;
      }, name),
    types: (label, text) =>
      until(
        (label, text) => {
          const labels = [...document.querySelectorAll("label")];
          const input = labels.find((one) => one.innerText.trim().startsWith(label))?.control;
          if (!input) return false;
          Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set.call(input, text);
          input.dispatchEvent(new Event("input", { bubbles: true }));
          return true;
        },
        label,
        text,
      ),
  };
}
