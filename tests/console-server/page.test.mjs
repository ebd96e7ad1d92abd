// The page and its files.
import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:net";
import { join } from "node:path";
import { describe, it } from "node:test";
import { serve } from "fireworks-deployments-console";
import { folderOf, KEY, LIST, start } from "./serving.mjs";

const ROUTES = [
  "/",
  "/index.html",
  "/deployments",
  "/deployments/x/undelete",
  "/deployments/",
  "/simulate?policy=a%2Fb&load=office",
];

describe("the page", () => {
  it("is sent for each of its routes", async (t) => {
    const { ask } = await start(t);
    for (const route of ROUTES) {
      const { status, headers, body } = await ask(`GET ${route}`);
      assert.deepEqual([status, headers["content-type"]], [200, "text/html; charset=utf-8"], route);
      assert.match(body, /<title>Console/);
      assert.equal(headers["cache-control"], "no-cache");
    }
  });

  it("is told that it uses the emulator", async (t) => {
    const { ask } = await start(t);
    assert.match((await ask("GET /")).body, /<html lang="en" data-mode="emulator">/);
  });

  it("is told that it is live, the account, and another host than Fireworks AI's", async (t) => {
    const { ask } = await start(t, { baseUrl: "http://127.0.0.1:1" });
    for (const route of ["/", "/index.html", "/deployments/x"]) {
      const { body, text } = await ask(`GET ${route}`);
      assert.match(body, /<html lang="en" data-mode="live" data-account="acme" data-service="127.0.0.1:1">/);
      assert.doesNotMatch(text, /s3cr3t/);
    }
  });

  it("isn't told the host of Fireworks AI, and of no other more than the host", async (t) => {
    const pageOf = async (baseUrl) => (await (await start(t, { baseUrl })).ask("GET /")).body;
    assert.doesNotMatch(await pageOf("https://api.fireworks.ai"), /data-service/);
    assert.match(await pageOf("https://me:s3cr3t@gateway.test/fireworks"), /data-service="gateway\.test">/);
  });

  it("must be built, and be able to tell that it is live", async (t) => {
    const live = { accountId: "acme", baseUrl: "http://127.0.0.1:1", apiKey: KEY };
    await assert.rejects(serve({ port: 0, root: "/nowhere" }), /page is missing: it isn't built/);
    await assert.rejects(serve({ port: 0, root: await folderOf(t, { "icon.svg": "" }) }), /page is missing/);
    const root = await folderOf(t, { "index.html": "<!doctype html>" });
    await assert.rejects(serve({ port: 0, root, live }), /has no data-mode/);
  });
});

describe("a file", () => {
  it("has its type, and may be kept for ever if its name has a hash", async (t) => {
    const { ask } = await start(t);
    const types = {
      "/assets/main-BxK3f9_a.js": "text/javascript; charset=utf-8",
      "/assets/main-DkL0pQ2z.css": "text/css; charset=utf-8",
      "/assets/client-C0ffee12.wasm": "application/wasm",
    };
    for (const [path, type] of Object.entries(types)) {
      const { status, headers } = await ask(`GET ${path}`);
      assert.deepEqual([status, headers["content-type"]], [200, type]);
      assert.equal(headers["cache-control"], "public, max-age=31536000, immutable");
    }
    const { headers } = await ask("GET /icon.svg");
    assert.deepEqual([headers["content-type"], headers["cache-control"]], ["image/svg+xml", "no-cache"]);
  });

  it("that there isn't is not found", async (t) => {
    const { ask } = await start(t);
    for (const path of ["/main.js", "/assets/old-BxK3f9_a.js", "/favicon.ico"])
      assert.equal((await ask(`GET ${path}`)).status, 404, path);
  });

  it("is only read", async (t) => {
    const { ask } = await start(t);
    for (const method of ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"]) {
      const { status, headers } = await ask(`${method} /`);
      assert.deepEqual([status, headers.allow], [405, "GET, HEAD"], method);
    }
    const { status, headers, body } = await ask("HEAD /");
    assert.deepEqual([status, body], [200, ""]);
    assert.ok(Number(headers["content-length"]) > 0);
  });
});

it("every reply forbids foreign code, frames, and types that aren't its own", async (t) => {
  const { ask } = await start(t, { baseUrl: "http://127.0.0.1:1" });
  const lines = [
    "GET /",
    "GET /icon.svg",
    "GET /none.js",
    "POST /",
    `GET ${LIST}`,
    `PUT ${LIST}`,
    "GET /..",
    "GET /v1/models",
  ];
  for (const line of lines) {
    const { headers } = await ask(line);
    assert.equal(
      headers["content-security-policy"],
      "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; font-src 'self'; " +
        "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; " +
        "require-trusted-types-for 'script'; trusted-types 'none'",
      line,
    );
    assert.equal(headers["x-content-type-options"], "nosniff");
    assert.equal(headers["referrer-policy"], "no-referrer");
    assert.equal(headers["cross-origin-opener-policy"], "same-origin");
    assert.equal(headers["cross-origin-resource-policy"], "same-origin");
    assert.match(headers["permissions-policy"], /camera=\(\)/);
    assert.ok(!Object.keys(headers).some((name) => name.startsWith("access-control-")), line);
  }
});

it("without --live nothing is passed on", async (t) => {
  const { ask } = await start(t);
  for (const line of [`GET ${LIST}`, `POST ${LIST}/x:undelete`, "GET /v1", "GET /v1/"]) {
    const { status, body } = await ask(line);
    assert.equal(status, 404, line);
    assert.match(JSON.parse(body).message, /uses its emulator/);
  }
});

it("a port that is in use is named", async (t) => {
  const other = createServer().listen(0, "127.0.0.1");
  await once(other, "listening");
  t.after(() => other.close());
  const { port } = other.address();
  const said = new RegExp(`can't listen on port ${port} of 127\\.0\\.0\\.1: already in use; port 0 picks a free one`);
  await assert.rejects(serve({ port, root: await folderOf(t) }), said);
});

const BUILT = join(import.meta.dirname, "../../www/dist");

it("serves the built console, and each file that it names", async (t) => {
  const { ask } = await start(t, undefined, { root: BUILT });
  const { status, body } = await ask("GET /");
  assert.equal(status, 200);
  const names = [...body.matchAll(/(?:src|href)="\.?(\/[^"]+)"/g)].map(([, name]) => name);
  assert.ok(names.length > 1);
  for (const name of names) assert.equal((await ask(`GET ${name}`)).status, 200, name);
});
