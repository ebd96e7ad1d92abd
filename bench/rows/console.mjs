// The console with 10,000 deployments, live on the emulator's server: what a person waits for, in Chromium.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { serve } from "fireworks-deployments-console";
import { launch } from "../../tests/pages/support.mjs";
import { medians } from "../measure.mjs";

const ROUNDS = 7;
const COUNT = 10_000;
const SCROLLED_MS = 2_000;
const cli = join(import.meta.dirname, "../../pkg/dist/cli.js");

/** Starts the emulator's server, as the service. */
async function startService() {
  const deployments = Array.from({ length: COUNT }, (_, index) => ({
    name: `worker-${String(index).padStart(5, "0")}`,
    state: "READY",
    ...{ minReplicaCount: 1, maxReplicaCount: 1, desiredReplicaCount: 1, replicaCount: 1 },
    createTime: new Date(Date.UTC(2026, 0, 1) - index * 60_000).toISOString(),
  }));
  const seed = join(mkdtempSync(join(tmpdir(), "bench-")), "seed.json");
  writeFileSync(seed, JSON.stringify(deployments));
  const args = [cli, "emulator", "--port", "0", "--account-id", "acme", "--seed-file", seed];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  const [line] = await once(createInterface(child.stdout), "line");
  const url = line.match(/http:\S+/)[0];
  const edit = (deployment, fields) =>
    fetch(`${url}/emulator/edit`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ deployment, fields }),
    });
  return { url, edit, stop: () => child.kill() };
}

const FIRST_ROW = '[role=row][data-index="0"]';

/** Keeps the time of the frame in which the first row is there, or has changed, in `window.seen`. */
function watch(selector) {
  let before;
  const look = () => {
    const text = document.querySelector(selector)?.textContent;
    if (text !== undefined && text !== before) {
      before = text;
      window.seen = performance.now();
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** The milliseconds between the end of the latest list of a page and the frame that shows it. */
const sinceTheList = () => {
  const lists = performance.getEntriesByType("resource").filter(({ name }) => /\/deployments\?.*orderBy/.test(name));
  return window.seen - lists.at(-1).responseEnd;
};

/** Scrolls an element, or the page, by a row and a half in each frame: the milliseconds of a frame. */
const scroll = ([selector, ms]) =>
  new Promise((done) => {
    const element = selector ? document.querySelector(selector) : document.scrollingElement;
    let [frames, begun] = [0, undefined];
    const step = (now) => {
      begun ??= now;
      if (now - begun >= ms) return done((now - begun) / frames);
      frames++;
      element.scrollBy(0, 60);
      requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
  });

/** Notes the longest time between two turns of the event loop: the longest task. */
function noteTasks() {
  const { port1, port2 } = new MessageChannel();
  let latest = performance.now();
  window.longest = 0;
  port1.onmessage = () => {
    const now = performance.now();
    window.longest = Math.max(window.longest, now - latest);
    latest = now;
    port2.postMessage(0);
  };
  port2.postMessage(0);
}

export default {
  name: `the console with ${COUNT.toLocaleString("en")} deployments, Chromium`,
  unit: "ns",
  goals: [
    { of: "first row", limit: 250e6 },
    { of: "refetch", limit: 100e6 },
    { of: "longest task while typing", limit: 100e6 },
    { of: "frame while scrolling", against: "frame of an empty page", most: 1.67 },
  ],
  measure: async () => {
    const service = await startService();
    const console = await serve({ port: 0, live: { accountId: "acme", baseUrl: service.url } });
    const browser = await launch();
    const opened = async (path) => {
      const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
      await page.addInitScript(watch, FIRST_ROW);
      await page.goto(console.url + path);
      return page;
    };
    let round = 0;
    const measured = await medians(
      {
        "first row": async () => {
          const page = await opened("/deployments");
          await page.waitForFunction(() => window.seen !== undefined);
          const ms = await page.evaluate(sinceTheList);
          await page.close();
          return ms * 1e6;
        },
        refetch: async () => {
          const page = await opened("/deployments");
          await page.waitForFunction(() => window.seen !== undefined);
          const before = await page.evaluate(() => window.seen);
          await service.edit("worker-00000", { displayName: `renamed ${round++}` });
          await page.getByRole("button", { name: /^Refresh/ }).click();
          await page.waitForFunction((before) => window.seen !== before, before);
          const ms = await page.evaluate(sinceTheList);
          await page.close();
          return ms * 1e6;
        },
        "longest task while typing": async () => {
          const page = await opened("/deployments/new");
          await page.getByRole("textbox", { name: "Display name" }).click();
          await page.evaluate(noteTasks);
          await page.keyboard.type("A deployment of many words, typed quickly", { delay: 20 });
          const ms = await page.evaluate(() => window.longest);
          await page.close();
          return ms * 1e6;
        },
        "frame while scrolling": async () => {
          const page = await opened("/deployments");
          await page.waitForFunction(() => window.seen !== undefined);
          const ms = await page.evaluate(scroll, ["[role=grid]", SCROLLED_MS]);
          await page.close();
          return ms * 1e6;
        },
        "frame of an empty page": async () => {
          const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
          await page.setContent(`<div style="height: ${COUNT * 40}px"></div>`);
          const ms = await page.evaluate(scroll, [null, SCROLLED_MS]);
          await page.close();
          return ms * 1e6;
        },
      },
      ROUNDS,
    );
    await browser.close();
    await console.close();
    service.stop();
    return measured;
  },
};
