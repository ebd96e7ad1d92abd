import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { gzipSync } from "node:zlib";
import { useConsole } from "./suite.mjs";
import { rowOf } from "./support.mjs";

const KB = 1_024;

describe("the first load of the console", () => {
  const use = useConsole();
  /** Opens a path, and returns the size of what was loaded, by type of file, compressed. */
  const load = async (open) => {
    const { page } = use;
    const loaded = new Set();
    page.on("response", (response) => {
      if (/\.(js|css|wasm)$/.test(response.url())) loaded.add(response.url());
    });
    await open();
    await rowOf(page, /./).first().waitFor();
    await page.waitForTimeout(500);
    const size = async (type) => {
      let sum = 0;
      for (const url of loaded)
        if (url.endsWith(type)) {
          const file = await (await fetch(url)).arrayBuffer();
          sum += gzipSync(new Uint8Array(file), { level: 9 }).length;
        }
      return sum;
    };
    return { paths: [...loaded], js: await size(".js"), css: await size(".css") };
  };

  it("is at most 240 KB of JavaScript and 14 KB of styles, compressed", async () => {
    const { js, css } = await load(() => use.open("/deployments"));
    assert.ok(js <= 240 * KB, `${js} bytes of JavaScript`);
    assert.ok(css <= 14 * KB, `${css} bytes of styles`);
  });

  it("asks for nothing of the emulator in live mode", async () => {
    const { paths } = await load(() => use.live("/deployments", { emulator: { deployments: [{ name: "one" }] } }));
    assert.deepEqual(
      paths.filter((path) => /emulat/.test(path)),
      [],
    );
    assert.ok(
      paths.some((path) => /deployments.*\.wasm$/.test(path)),
      "the client's module was loaded",
    );
  });

  it("paints bar, heading and grey rows while scripts are held back, and shifts nothing afterwards", async () => {
    const { page } = use;
    let release;
    const held = new Promise((resolve) => {
      release = resolve;
    });
    await page.route(/\.(js|wasm)$/, async (route) => {
      await held;
      await route.continue();
    });
    await page.addInitScript(() => {
      window.shifts = 0;
      new PerformanceObserver((list) => {
        for (const { value } of list.getEntries()) window.shifts += value;
      }).observe({ type: "layout-shift", buffered: true });
    });
    await page.goto(`${use.url}/deployments`, { waitUntil: "commit" });
    await page.getByRole("heading", { name: "Deployments" }).waitFor();
    const rows = await page.locator(".rows").boundingBox();
    assert.ok(rows.height > 200, "grey rows are visible");
    const heading = await page.getByRole("heading", { name: "Deployments" }).boundingBox();
    release();
    await rowOf(page, "Support chat").waitFor();
    await page.waitForTimeout(300);
    assert.deepEqual(await page.getByRole("heading", { name: "Deployments" }).boundingBox(), heading);
    assert.equal(await page.evaluate(() => window.shifts), 0);
  });
});
