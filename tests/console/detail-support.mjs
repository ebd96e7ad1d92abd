// The page of one deployment, in live mode: its requests are answered by an emulator that the test controls.
import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach } from "node:test";
import { createEmulator } from "fireworks-deployments/emulator";
import { launch, serveConsole } from "./support.mjs";

/** A key that no page may show. */
export const SECRET = "route-key-s3cr3t";
const DAY_MS = 86_400_000;
const TIME = "2026-03-01T12:00:00Z";
const ago = (days) => new Date(Date.parse(TIME) - days * DAY_MS).toISOString();

const chat = {
  name: "chat",
  displayName: "Support chat",
  description: "Answers customers.",
  baseModel: "accounts/fireworks/models/llama-v3p3-70b-instruct",
  state: "READY",
  acceleratorType: "NVIDIA_H100_80GB",
  acceleratorCount: 8,
  minReplicaCount: 2,
  maxReplicaCount: 6,
  desiredReplicaCount: 4,
  replicaCount: 3,
  replicaStats: { readyReplicaCount: 2, downloadingModelReplicaCount: 1, pendingSchedulingReplicaCount: 1 },
  placement: { multiRegion: "EUROPE" },
  region: "EU_FRANKFURT_1",
  annotations: { "custom/team": "support" },
  createTime: ago(90),
  updateTime: ago(3),
  directRouteType: "INTERNET",
  directRouteApiKeys: [SECRET, `${SECRET}-too`],
  newlyInvented: { knob: 7 },
  autoscalingPolicy: {
    scaleToZeroWindow: "300s",
    loadTargets: { default: 0.7 },
    scalingSchedules: {
      office: { minReplicaCount: 4, schedule: "0 8 * * 1-5", duration: "36000s", timezone: "Europe/Berlin" },
    },
  },
};
const deleted = {
  name: "ranking",
  displayName: "Search ranking",
  baseModel: "accounts/fireworks/models/qwen3-8b",
  acceleratorType: "NVIDIA_H100_80GB",
  state: "DELETED",
  createTime: ago(40),
  deleteTime: ago(2),
  purgeTime: ago(-5.5),
};
const failed = {
  name: "captions",
  displayName: "Image captions",
  state: "FAILED",
  status: { code: "INTERNAL", message: "the model server exited with status 1" },
};

/**
 * Sets up the tests of a `describe`: an account with a deployment that serves, one that was deleted and one that failed, and a
 * new page for each test, whose console must stay clean. Faults make the browser complain of a status, which is no fault of
 * the page: `use.isFaulty` allows for it.
 */
export function useDetail() {
  const use = { page: undefined, emulator: undefined, requests: undefined, url: undefined };
  let server;
  let browser;
  let context;
  let complaints;

  before(async () => {
    [server, browser] = await Promise.all([serveConsole(), launch()]);
    use.url = server.url;
  });
  after(() => Promise.all([browser?.close(), server?.close()]));

  beforeEach(async () => {
    complaints = [];
    Object.assign(use, { requests: [], isFaulty: false });
    use.emulator = createEmulator({ accountId: "acme", now: TIME, deployments: [chat, deleted, failed] });
    context = await browser.newContext({
      locale: "en",
      permissions: ["clipboard-read", "clipboard-write"],
      viewport: { width: 1024, height: 800 },
    });
    const page = await context.newPage();
    use.page = page;
    page.setDefaultTimeout(15_000);
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) complaints.push(message.text());
    });
    page.on("pageerror", (error) => complaints.push(`uncaught: ${error.message}`));
    await page.route("**/*", (route) => {
      const url = new URL(route.request().url());
      if (url.pathname.startsWith("/v1/")) return answer(route, url);
      return route.request().resourceType() === "document" ? asLive(route) : route.continue();
    });
  });
  afterEach(async () => {
    await context.close();
    const faults = complaints.filter((text) => use.isFaulty && text.startsWith("Failed to load resource"));
    assert.deepEqual(
      complaints.filter((text) => !faults.includes(text)),
      [],
    );
  });

  /** The page as the console's server sends it. */
  async function asLive(route) {
    const response = await route.fetch({ url: server.url });
    const body = (await response.text()).replace('data-mode="emulator"', 'data-mode="live" data-account="acme"');
    await route.fulfill({ response, body });
  }

  async function answer(route, { pathname, search }) {
    const request = route.request();
    const [method, body] = [request.method(), request.postData()];
    use.requests.push(`${method} ${pathname}`);
    const url = `http://emulator${pathname}${search}`;
    const reply = await use.emulator.fetch(url, { method, headers: request.headers(), ...(body && { body }) });
    await route.fulfill({
      status: reply.status,
      headers: { ...Object.fromEntries(reply.headers), date: new Date(use.emulator.now()).toUTCString() },
      body: await reply.text(),
    });
  }

  use.open = async (path) => {
    await use.page.goto(new URL(`/deployments/${path}`, server.url).href);
    // the page's own heading: index.html has one too
    await use.page.locator("#main h1").waitFor();
  };
  use.button = (name) => use.page.getByRole("button", { name, exact: true });
  use.card = (name) => use.page.getByRole("region", { name, exact: true });
  use.field = (term) =>
    use.page
      .getByRole("term")
      .filter({ hasText: new RegExp(`^${term}$`) })
      .locator("xpath=following-sibling::dd[1]");
  use.view = (name) => use.page.getByRole("navigation", { name: "Views" }).getByRole("link", { name, exact: true });
  use.document = (id) => use.emulator.deployments().find(({ name }) => name.endsWith(`/${id}`));
  use.copied = () => use.page.evaluate(() => navigator.clipboard.readText());
  use.refresh = () => use.button("Refresh").click();
  return use;
}
