// A page downloads each WebAssembly file when something first needs it, and no sooner.
import assert from "node:assert/strict";
import { test } from "node:test";
import { serveBench } from "./bench.mjs";
import { launch } from "./support.mjs";

test("a page that imports the emulator downloads its WebAssembly only when it is used", async (t) => {
  const [bench, browser] = await Promise.all([serveBench(), launch()]);
  t.after(async () => {
    await browser.close();
    bench.close();
  });
  const page = await browser.newPage();
  const modules = [];
  page.on("request", (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.endsWith(".wasm")) modules.push(pathname);
  });
  await page.goto(bench.url);

  await page.evaluate(async () => {
    globalThis.client = await import("/dist/web.js");
    globalThis.emulator = await import("/dist/emulator.web.js");
    await fetch("/");
  });
  assert.deepEqual(modules, []);

  await page.evaluate(() => globalThis.client.init());
  assert.deepEqual(modules, ["/dist/deployments.wasm"]);

  const state = await page.evaluate(async () => {
    await globalThis.emulator.init();
    const { fetch } = globalThis.emulator.createEmulator({ accountId: "acme", deployments: [{ name: "x" }] });
    return (await new globalThis.client.DeploymentsClient({ accountId: "acme", baseUrl: "/", fetch }).get("x")).state;
  });
  assert.equal(state, "READY");
  assert.deepEqual(modules, ["/dist/deployments.wasm", "/dist/emulator.wasm"]);
});
