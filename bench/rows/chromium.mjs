// The time from the start of the import to the first verdict in Chromium, including download and
// compilation, with an empty cache.
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { bundle } from "../bundle.mjs";
import { valid } from "../deployments.mjs";
import { candidates, ofEach } from "../first.mjs";
import { medians } from "../measure.mjs";

const ROUNDS = 21;
const ARGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"];

/** Serves an empty page, the candidates' scripts by path, and the WebAssembly. */
async function serve(scripts) {
  const wasm = readFileSync(fileURLToPath(import.meta.resolve("fireworks-deployments/deployments.wasm")));
  const server = createServer(({ url }, response) => {
    if (url === "/") return response.writeHead(200, { "content-type": "text/html" }).end("<!doctype html>");
    const [type, body] = url.endsWith(".wasm") ? ["application/wasm", wasm] : ["text/javascript", scripts.get(url)];
    response.writeHead(200, { "content-type": type, "cache-control": "no-store" }).end(body);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return { url: `http://127.0.0.1:${server.address().port}`, stop: () => server.close() };
}

/**
 * Measures nanoseconds in a page of a fresh profile, without a cache or process of an earlier one.
 */
async function inFreshPage(browser, address, path) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(address);
  const { ms, issues } = await page.evaluate(
    async ([path, value]) => {
      const begun = performance.now();
      const { check } = await import(path);
      const issues = await check(value);
      return { ms: performance.now() - begun, issues };
    },
    [path, valid],
  );
  await context.close();
  if (issues > 0) throw new Error(`${path} finds ${issues} issues`);
  return ms * 1e6;
}

export default {
  name: "import to first check, Chromium, cold",
  unit: "ns",
  goals: [{ against: "Stainless SDK and zod 4", most: 0.7 }],
  measure: async () => {
    const scripts = new Map();
    for (const path of Object.values(candidates)) scripts.set(path.slice(1), await bundle(`export * from "${path}"`));
    const server = await serve(scripts);
    const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ARGS });
    const measured = await medians(
      ofEach((path) => () => inFreshPage(browser, server.url, path)),
      ROUNDS,
    );
    await browser.close();
    server.stop();
    return measured;
  },
};
