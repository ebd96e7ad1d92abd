// The guides' code for pages, run in Chromium with the proxy that it calls.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { blocksOf, run, service } from "../node/code.mjs";
import { launch } from "../pages/support.mjs";
import { siteOf } from "./site.mjs";

const of = (guide) => blocksOf(`docs/guides/${guide}.md`).map(({ code }) => code);

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

describe("a form", () => {
  const [body, script] = of("a-form");

  it("draws itself, and shows an issue while typing", async (t) => {
    const page = await browser.newPage();
    await page.goto(await siteOf(t, { body, script }));
    const window = page.locator('[name="autoscalingPolicy.scaleToZeroWindow"]');
    assert.equal(await window.getAttribute("placeholder"), "3600s");
    const fault = page.locator("label", { has: window }).locator("small");
    await window.pressSequentially("120s");
    assert.equal(await fault.textContent(), "must be at least 5 minutes (300s), got `120s`");
    await window.fill("300s");
    assert.equal(await fault.textContent(), "");
  });

  it("checks all fields on submit", async (t) => {
    const page = await browser.newPage();
    await page.goto(await siteOf(t, { body, script }));
    await page.locator('[name="baseModel"]').fill("accounts/acme/models/m");
    await page.locator('[name="minReplicaCount"]').fill("-1");
    await page.locator("form").evaluate((form) => form.dispatchEvent(new SubmitEvent("submit", { cancelable: true })));
    assert.equal(await page.locator("output").textContent(), "minReplicaCount must be at least 0, got `-1`");
  });
});

describe("a proxy for pages", () => {
  const [PROXY, PAGE] = of("a-proxy-for-pages");

  /** Runs the proxy while `use` has its address. */
  async function withProxy(t, upstream, use) {
    const env = { PORT: "0" };
    const whileRunning = async (child) => {
      const [line] = await new Promise((resolve) => child.stdout.once("data", (data) => resolve([String(data)])));
      try {
        await use(`http://127.0.0.1:${line.match(/\d+/)[0]}`);
      } finally {
        child.kill();
      }
    };
    await run(t, { "proxy.mjs": PROXY }, { url: upstream.url, env, whileRunning });
  }

  it("forwards a page's calls, and keeps the key", async (t) => {
    const upstream = await service(t, [{ name: "accounts/acme/deployments/mine", state: "DELETED" }]);
    await withProxy(t, upstream, async (proxy) => {
      const forward = async (request, response) => {
        const reply = await fetch(proxy + request.url, { headers: { ...request.headers, cookie: "session=1" } });
        response.writeHead(reply.status, { "content-type": "application/json" }).end(await reply.text());
      };
      const page = await browser.newPage();
      await page.goto(await siteOf(t, { script: PAGE }, forward));
      await page.waitForFunction(() => document.body.textContent.includes("mine"));
      assert.equal(await page.evaluate(() => document.body.textContent), "accounts/acme/deployments/mine DELETED");
    });
    const [{ headers }] = upstream.requests;
    assert.deepEqual([headers.authorization, headers.cookie], ["Bearer fw_local", undefined]);
  });

  it("forwards only requests of the API", async (t) => {
    const upstream = await service(t, [{ name: "accounts/acme/deployments/mine", state: "DELETED" }]);
    const headers = { "x-requested-with": "console" };
    await withProxy(t, upstream, async (proxy) => {
      const asked = (path, init) => fetch(`${proxy}/fireworks${path}`, { headers, ...init });
      const mine = "/v1/accounts/acme/deployments/mine";
      assert.equal((await asked(mine, { headers: {} })).status, 401);
      assert.equal((await asked(`${mine}:undelete`, { method: "POST", body: "{}" })).status, 200);
      for (const path of [
        "/v1/accounts/other/deployments/mine",
        "/v1/accounts/acme/users",
        "/v1/accounts/acme/deploymentsx",
        `${mine}/../../users`,
        `${mine}%2F..%2F..%2Fusers`,
        "//elsewhere.example/v1/accounts/acme/deployments",
        "@elsewhere.example/v1/accounts/acme/deployments",
      ]) {
        assert.ok([403, 404].includes((await asked(path)).status), path);
      }
    });
    assert.deepEqual(
      upstream.requests.map(({ method, url }) => `${method} ${url}`),
      ["POST /v1/accounts/acme/deployments/mine:undelete"],
    );
  });
});

it("TanStack Query: lists deployments, and shows one that is undeleted", async (t) => {
  const [script] = of("tanstack-query");
  const upstream = await service(t, [{ name: "accounts/acme/deployments/mine", state: "DELETED" }]);
  const forward = async ({ method, url, headers }, response) => {
    const path = url.replace("/fireworks", "");
    const reply = await fetch(upstream.url + path, { method, headers, ...(method === "POST" && { body: "{}" }) });
    response.writeHead(reply.status, { "content-type": "application/json" }).end(await reply.text());
  };
  const page = await browser.newPage();
  await page.goto(await siteOf(t, { body: "<main></main>", script }, forward));
  await page.getByRole("button", { name: "Undelete" }).click();
  await page.getByText("accounts/acme/deployments/mine CREATING").or(page.getByText("READY")).waitFor();
  assert.equal(await page.getByRole("button").count(), 0);
  const asked = upstream.requests.map(({ method, url }) => `${method} ${url.split("/").at(-1)}`);
  const list = "GET deployments?showDeleted=true";
  assert.deepEqual(asked, [list, "POST mine:undelete", list]);
});
