// The page of one deployment, in live mode: its requests are answered by an emulator that the test controls.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { after, afterEach, before, beforeEach, describe, it } from "node:test";
import { createEmulator } from "fireworks-deployments/emulator";
import { launch, serveConsole } from "./support.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"];
const SECRET = "route-key-s3cr3t";
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

describe("the page of a deployment", () => {
  let server;
  let browser;
  let context;
  let page;
  let emulator;
  let requests;
  let complaints;
  /** Faults make the browser complain of a status, which is no fault of the page. */
  let isFaulty;

  before(async () => {
    [server, browser] = await Promise.all([serveConsole(), launch()]);
  });
  after(() => Promise.all([browser?.close(), server?.close()]));

  beforeEach(async () => {
    [requests, complaints, isFaulty] = [[], [], false];
    emulator = createEmulator({ accountId: "acme", now: TIME, deployments: [chat, deleted, failed] });
    context = await browser.newContext({
      locale: "en",
      permissions: ["clipboard-read", "clipboard-write"],
      viewport: { width: 1024, height: 800 },
    });
    page = await context.newPage();
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
    const faults = complaints.filter((text) => isFaulty && text.startsWith("Failed to load resource"));
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
    requests.push(`${method} ${pathname}`);
    const url = `http://emulator${pathname}${search}`;
    const reply = await emulator.fetch(url, { method, headers: request.headers(), ...(body && { body }) });
    await route.fulfill({
      status: reply.status,
      headers: { ...Object.fromEntries(reply.headers), date: new Date(emulator.now()).toUTCString() },
      body: await reply.text(),
    });
  }

  const open = async (path) => {
    await page.goto(new URL(`/deployments/${path}`, server.url).href);
    // the page's own heading: index.html has one too
    await page.locator("#main h1").waitFor();
  };
  const button = (name) => page.getByRole("button", { name, exact: true });
  const card = (name) => page.getByRole("region", { name, exact: true });
  const field = (term) =>
    page
      .getByRole("term")
      .filter({ hasText: new RegExp(`^${term}$`) })
      .locator("xpath=following-sibling::dd[1]");
  const view = (name) => page.getByRole("navigation", { name: "Views" }).getByRole("link", { name, exact: true });
  const document = (id) => emulator.deployments().find(({ name }) => name.endsWith(`/${id}`));
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  const refresh = () => button("Refresh").click();

  it("shows its state, its replicas by phase, when things happened, and every field, known or not", async () => {
    await open("chat");
    await page.getByRole("heading", { level: 1, name: "Support chat" }).waitFor();
    await page.getByText("Ready, scaling up").waitFor();
    await page.getByText("downloading the model", { exact: true }).waitFor();
    const replicas = await card("Replicas").textContent();
    assert.match(replicas, /2 of 4 ready, 2–6 by autoscaling/);
    assert.match(replicas, /Ready2Starting0Downloading the model1Waiting to be scheduled1Wanted4/);
    assert.match(replicas, /GPUs32 \(4 × 8 × H100 80GB\)/);
    assert.match(replicas, /READY isn't serving/);
    assert.match(await card("Timeline").textContent(), /Created.*90 days ago.*Updated.*3 days ago/);
    assert.equal(await field("Current region").textContent(), "EU_FRANKFURT_1");
    assert.equal(await field("Allowed regions").textContent(), "EUROPE");
    assert.equal(await field("Scales to zero after").textContent(), "5m");
    assert.equal(await field("Load targets").textContent(), "default: 0.7");
    assert.equal(await field("Direct route API keys").textContent(), "2 keys, not shown");
    assert.match(await card("Scaling schedules").textContent(), /office.*0 8 \* \* 1-5 Europe\/Berlin.*10h4 replicas/);
    assert.match(await card("Not known to this console").textContent(), /"knob": 7/);
    assert.match(await page.title(), /^Support chat · LIVE$/);
  });

  it("says why an action isn't possible, and undeletes in place with the focus on the steps", async () => {
    await open("chat");
    await button("Undelete…").focus();
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Tab");
    await page.getByRole("tooltip", { name: "Only deleted and failed deployments can be undeleted" }).waitFor();

    await open("ranking");
    assert.match(await card("Timeline").textContent(), /Purged not before .*5 days/);
    await button("Undelete…").click();
    await page.getByRole("dialog").getByRole("button", { name: "Undelete on LIVE" }).click();
    await page.getByRole("heading", { name: /^Undeleting Search ranking/ }).waitFor();
    await page.waitForFunction(() => globalThis.document.activeElement?.textContent.startsWith("Undeleting"));
    emulator.advance("10m");
    await page.getByRole("heading", { name: /^Search ranking is READY/ }).waitFor();
    await page.getByText("1 of 1", { exact: true }).waitFor();
    assert.equal(await page.getByText("Purged").count(), 0);
  });

  it("reads why it failed by itself, and the shards only when one asks for them", async () => {
    await open("captions");
    await card("Why it failed").getByText("INTERNAL").waitFor();
    await card("Why it failed")
      .getByText(/Termination message: ?the model server exited/)
      .waitFor();
    assert.ok(!requests.some((request) => request.endsWith("/shards")));
    await button("Show the shards").click();
    await page.getByRole("row").filter({ hasText: "FAILED" }).waitFor();
    assert.equal(requests.filter((request) => request.endsWith("/shards")).length, 1);
  });

  it("sets and removes tags, keeps what was removed at hand, and says what is wrong with a tag at its input", async () => {
    await open("chat");
    await page.getByLabel("Key", { exact: true }).fill("tier");
    await page.getByLabel("Value").fill("1");
    await page.keyboard.press("Enter");
    await button("Remove the tag tier").waitFor();
    assert.deepEqual(document("chat").annotations, { "custom/team": "support", "custom/tier": "1" });

    await button("Remove the tag team").click();
    await button("Remove the tag team").waitFor({ state: "detached" });
    assert.deepEqual(document("chat").annotations, { "custom/tier": "1" });
    assert.equal(await page.getByLabel("Key", { exact: true }).inputValue(), "team");
    assert.equal(await page.getByLabel("Value").inputValue(), "support");
    assert.equal(await page.evaluate(() => globalThis.document.activeElement.value), "team", "the focus is not lost");

    await page.getByLabel("Key", { exact: true }).fill("two words");
    await button("Set tag").click();
    await card("Tags")
      .getByRole("alert")
      .getByText(/custom\/two words/)
      .waitFor();
    const described = await page.getByLabel("Key", { exact: true }).getAttribute("aria-describedby");
    const alert = await card("Tags").getByRole("alert").getAttribute("id");
    assert.ok(described.split(" ").includes(alert));
    assert.equal(await page.getByLabel("Key", { exact: true }).inputValue(), "two words");
  });

  it("shows, copies and downloads the JSON as the API sent it, but for the keys", async () => {
    await open("chat?tab=json");
    const expected = { ...document("chat"), directRouteApiKeys: ["••••••••", "••••••••"] };
    assert.deepEqual(JSON.parse(await page.locator("pre").textContent()), expected);
    await button("Copy JSON").click();
    await page.getByRole("status").getByText("Copied").waitFor();
    assert.deepEqual(JSON.parse(await copied()), expected);
    const [download] = await Promise.all([page.waitForEvent("download"), button("Download").click()]);
    assert.equal(download.suggestedFilename(), "chat.json");
    assert.deepEqual(JSON.parse(await readFile(await download.path(), "utf8")), expected);
  });

  it("shows the same as code: each call in each language, by keyboard too", async () => {
    await open("ranking?tab=code");
    const code = page.getByRole("tabpanel").locator("pre").first();
    await page.getByRole("tab", { name: "JavaScript" }).waitFor();
    assert.match(await code.textContent(), /client\.undelete\("ranking", \{ wait: true \}\)/);
    await page.getByRole("tab", { name: "JavaScript" }).focus();
    await page.keyboard.press("ArrowRight");
    await page.getByRole("tab", { name: "curl", selected: true }).waitFor();
    assert.match(await code.textContent(), /-X POST https:.*accounts\/acme\/deployments\/ranking:undelete/);
    await button("Copy curl").click();
    await page.waitForFunction(async () => (await navigator.clipboard.readText()).startsWith("curl"));
    assert.equal(await copied(), await code.textContent());

    await page.getByLabel("Call").selectOption("Create one like it");
    assert.match(await code.textContent(), /deploymentId=ranking-copy/, "the language stays");
    await page.getByRole("tab", { name: "CI check" }).click();
    assert.match(await code.textContent(), /run: npx fireworks-deployments validate deployment\.json/);
  });

  it("compares with another deployment, without what only the service sets unless it is asked for", async () => {
    await open("chat?tab=diff");
    await page.getByLabel("Compare with the deployment").fill("ranking");
    await button("Compare").click();
    const row = (path) =>
      page.getByRole("row").filter({ has: page.getByRole("rowheader", { name: path, exact: true }) });
    await row("displayName").waitFor();
    assert.equal(new URL(page.url()).searchParams.get("with"), "ranking");
    assert.match(await row("displayName").textContent(), /"Support chat""Search ranking"/);
    assert.match(await row("acceleratorCount").textContent(), /8absent/);
    assert.match(await page.locator("del").first().textContent(), /^- /);
    assert.equal(await row("state").count(), 0);
    await page.getByLabel("Show read-only fields").check();
    await row("state").waitFor();

    await page.reload();
    await row("displayName").waitFor();
    isFaulty = true;
    await page.getByLabel("Compare with the deployment").fill("nobody");
    await page.keyboard.press("Enter");
    await page.getByRole("alert").getByText("Not found (404).").waitFor();
    await page.getByRole("heading", { name: "Support chat" }).waitFor();
  });

  it("keeps the last copy of one that is purged while one looks at it, and offers to create one like it", async () => {
    await open("ranking");
    await card("Replicas").waitFor();
    isFaulty = true;
    emulator.advance("6d");
    await refresh();
    const gone = page.getByRole("alert").filter({ hasText: "Not found: purged, or in another account." });
    await gone.waitFor();
    assert.match(await gone.textContent(), /Its time ended/);
    assert.equal(await button("Undelete…").count(), 0);
    assert.equal(await field("Base model").textContent(), "accounts/fireworks/models/qwen3-8b");
    await view("JSON").click();
    await page.locator("pre").getByText("Search ranking").waitFor();
    await button("Create one like it…").click();
    await page.waitForURL(/\/deployments\/new\?from=ranking/);
  });

  it("says that there is no copy of one that was never seen", async () => {
    isFaulty = true;
    await open("nobody");
    await page.getByRole("alert").getByText("No copy of it was seen here.").waitFor();
    assert.equal(await button("Create one like it…").count(), 0);
  });

  it("keeps what is on the screen when a poll fails, and gets well without a reload", async () => {
    await open("chat");
    await card("Replicas").waitFor();
    isFaulty = true;
    emulator.fail({ status: 403, times: 1 });
    await refresh();
    await page.getByRole("alert").getByText("This key may not do that (403).").waitFor();
    await page
      .getByRole("region", { name: "Trouble" })
      .getByText(/What you see is as of/)
      .waitFor();
    assert.match(await card("Replicas").textContent(), /2 of 4/);
    await button("Try again").click();
    await page.getByRole("alert").filter({ hasText: "403" }).waitFor({ state: "detached" });
  });

  it("shows a key of a direct route nowhere: not in the page, its URLs, its storage or what it copies", async () => {
    const seen = [];
    const look = async () =>
      seen.push(
        page.url(),
        await page.content(),
        await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, history.state])),
      );
    await page.goto(new URL("/deployments", server.url).href);
    await page.getByRole("link", { name: "Support chat" }).click();
    await card("Routing").waitFor();
    await look();
    await view("JSON").click();
    await button("Copy JSON").click();
    await page.getByRole("status").getByText("Copied").waitFor();
    seen.push(await copied());
    await look();
    await view("Code").click();
    for (const call of ["Update its scaling", "Create one like it"]) {
      await page.getByLabel("Call").selectOption(call);
      for (const tab of await page.getByRole("tab").all()) {
        await tab.click();
        await page.getByRole("tabpanel").getByRole("button", { name: /^Copy/ }).first().click();
        seen.push(await copied());
        await look();
      }
    }
    await view("Compare").click();
    await page.getByLabel("Compare with the deployment").fill("ranking");
    await button("Compare").click();
    await page.getByLabel("Show read-only fields").check();
    await look();
    await view("Overview").click();
    await button("Delete…").click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Delete on LIVE" }).click();
    await page.getByRole("heading", { name: /^Deleting Support chat/ }).waitFor();
    await look();
    assert.ok(
      requests.some((request) => request.endsWith("deployments/chat")),
      "the key did come",
    );
    assert.equal(document("chat").directRouteApiKeys[0], SECRET);
    for (const text of seen) assert.ok(!text.includes(SECRET));
  });

  it("has nothing that axe finds, and never scrolls sideways", async () => {
    for (const [colorScheme, width] of [
      ["light", 360],
      ["dark", 1_600],
    ]) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      for (const path of [
        "chat",
        "captions",
        "ranking",
        "chat?tab=json",
        "chat?tab=code",
        "chat?tab=diff&with=ranking",
      ]) {
        await open(path);
        const content = path.includes("with") ? "ins" : path.includes("tab") ? "pre" : "#main dl";
        await page.locator(content).first().waitFor();
        if (path === "captions") await button("Show the shards").click();
        await page.evaluate(axe);
        const { violations } = await page.evaluate(
          (values) => axe.run("main", { runOnly: { type: "tag", values } }),
          TAGS,
        );
        const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html)}`);
        assert.deepEqual(found, [], `${path}, ${colorScheme}, ${width}`);
        const [wide, room] = await page.evaluate(() => {
          const main = globalThis.document.querySelector("main");
          return [main.scrollWidth, main.clientWidth];
        });
        assert.ok(wide <= room, `${path} at ${width}: ${wide} > ${room}`);
      }
    }
  });
});
