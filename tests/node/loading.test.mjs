// Loading the WebAssembly, and the errors when it isn't loaded.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { describe, test } from "node:test";
import { promisify } from "node:util";
import { runInNewContext } from "node:vm";
import * as esm from "fireworks-deployments";
import * as inline from "fireworks-deployments/inline";
import { failure, KEY } from "./service.mjs";

const require = createRequire(import.meta.url);
const cjs = require("fireworks-deployments");
const wasm = require.resolve("fireworks-deployments/deployments.wasm");
const bytes = readFileSync(wasm);

/** Values from another realm, for which `instanceof` is false here. */
const foreign = (script) => runInNewContext(script, { bytes: [...bytes] });

/** A copy of /slim into which nothing has been loaded. */
let copies = 0;
const slim = () => import(`${import.meta.resolve("fireworks-deployments/slim")}?${++copies}`);

const isConfig = (part) => (error) =>
  esm.isFireworksError(error) && error instanceof Error && error.kind === "config" && part.test(error.message);

describe("/slim", () => {
  test("validates before loading", async () => {
    const { validateDeployment, validateField, validateDeploymentId, createSchema, parseDuration } = await slim();
    assert.equal(validateDeployment({}).length, 2);
    assert.equal(validateField("autoscalingPolicy.scaleToZeroWindow", "120s")[0].code, "too_small");
    assert.equal(validateDeploymentId("A")[0].code, "format");
    assert.equal(createSchema["~standard"].validate({}).issues.length, 1);
    assert.equal(parseDuration("5m"), 300);
  });

  test("names init if the client is used too early", async () => {
    const { DeploymentsClient } = await slim();
    const client = new DeploymentsClient({ apiKey: KEY, accountId: "acme", fetch: () => assert.fail("sent") });
    assert.ok(isConfig(/call `init` or `initSync` with it/)(await failure(client.undelete("x"))));
    assert.ok(isConfig(/call `init` or `initSync` with it/)(await failure(client.list().next())));
  });

  test("has fieldRules and JSON Schemas before loading", async () => {
    const { fieldRules, createSchema } = await slim();
    assert.equal(fieldRules()[0].path, "name");
    assert.equal(createSchema["~standard"].jsonSchema.input({ target: "draft-2020-12" }).title, "Deployment");
  });

  for (const [words, source] of [
    ["bytes", () => bytes],
    ["a part of a buffer", () => new Uint8Array(Buffer.concat([Buffer.alloc(8), bytes]).buffer, 8).subarray(0)],
    ["an ArrayBuffer", () => new Uint8Array(bytes).buffer],
    ["a module", () => new WebAssembly.Module(bytes)],
    ["bytes of another realm", () => foreign("Uint8Array.from(bytes)")],
    ["an ArrayBuffer of another realm", () => foreign("Uint8Array.from(bytes).buffer")],
    ["a module of another realm", () => foreign("new WebAssembly.Module(Uint8Array.from(bytes))")],
  ]) {
    test(`is loaded by init from ${words}`, async () => {
      const { init, DeploymentsClient } = await slim();
      assert.equal(await init(source()), undefined);
      await assertCalls(DeploymentsClient);
    });

    test(`is loaded by initSync from ${words}`, async () => {
      const { initSync, DeploymentsClient } = await slim();
      assert.equal(initSync(source()), undefined);
      await assertCalls(DeploymentsClient);
    });
  }

  test("is loaded by init from a Response, also one of the wrong type", async (t) => {
    t.mock.method(console, "warn", () => {});
    for (const type of ["application/wasm", "text/plain"]) {
      const { init, DeploymentsClient } = await slim();
      await init(new Response(bytes, { headers: { "content-type": type } }));
      await assertCalls(DeploymentsClient);
    }
  });

  test("is loaded by init from an address and from a Response of another realm", async () => {
    const address = `data:application/wasm;base64,${bytes.toString("base64")}`;
    for (const source of [address, new URL(address), new Request(address), another(new URL(address))]) {
      const { init, DeploymentsClient } = await slim();
      await init(source);
      await assertCalls(DeploymentsClient);
    }
    const { init, DeploymentsClient } = await slim();
    await init(another(new Response(bytes)));
    await assertCalls(DeploymentsClient);
  });

  test("names /inline where the address has no WebAssembly, and says what it has", async () => {
    const page = "<!doctype html><title>an app</title>";
    for (const [response, found] of [
      [new Response("not found", { status: 404 }), /its address returned 404/],
      [new Response(page, { headers: { "content-type": "text/html" } }), /its address is an HTML page/],
      [new Response(page), /its address is an HTML page/],
    ]) {
      const { message } = await failure((await slim()).init(response));
      assert.match(message, found);
      assert.match(message, /import `fireworks-deployments\/inline`/);
    }
    const emulator = await import(`../../pkg/dist/emulator.web.js`);
    const { message } = await failure(emulator.init(new Response("not found", { status: 404 })));
    assert.match(message, /import `fireworks-deployments\/emulator\/inline`/);
  });

  test("can be initialized again after a failure", async (t) => {
    t.mock.method(console, "warn", () => {});
    const { init, initSync, DeploymentsClient } = await slim();
    const client = new DeploymentsClient({ apiKey: KEY, accountId: "acme", fetch: async () => Response.json({}) });
    const nonsense = [
      Buffer.from("nonsense"),
      "nowhere://x",
      new URL("file:///nowhere.wasm"),
      new Response("x"),
      1,
      {},
      Symbol("x"),
      null,
      undefined,
    ];
    for (const source of nonsense) {
      assert.ok(isConfig(/WebAssembly/)(await failure(init(source))), String(source));
      assert.throws(() => initSync(source), isConfig(/WebAssembly/), String(source));
    }
    assert.ok(isConfig(/init/)(await failure(client.get("x"))));
    await init(bytes);
    assert.deepEqual(await client.get("x"), {});
  });

  test("shares one promise among concurrent inits", async () => {
    const { init } = await slim();
    const first = init(bytes);
    assert.equal(init(bytes), first);
    assert.equal(init(), first);
    await first;
    await init("nowhere://x");
  });

  test("shares a failure as well, and then forgets it", async (t) => {
    t.mock.method(console, "warn", () => {});
    const { init } = await slim();
    const calls = [init(new Response("x")), init(bytes), init()];
    for (const { status } of await Promise.allSettled(calls)) assert.equal(status, "rejected");
    await init(bytes);
  });

  test("keeps its module for calls in flight when another init ends later", async () => {
    const { init, initSync, DeploymentsClient } = await slim();
    const loading = init(new Response(slowly(bytes)));
    initSync(bytes);
    const fetch = () => new Promise((resolve) => setTimeout(() => resolve(Response.json({ state: "READY" })), 60));
    const call = new DeploymentsClient({ apiKey: KEY, accountId: "acme", fetch }).get("x");
    await loading;
    assert.deepEqual(await call, { state: "READY" });
  });

  test("may be initialized in both ways at once", async () => {
    const { init, initSync, DeploymentsClient } = await slim();
    const loading = init(bytes);
    initSync(bytes);
    await loading;
    await assertCalls(DeploymentsClient);
  });
});

test("other entries need no init, but accept it", async () => {
  for (const library of [esm, cjs, inline, require("fireworks-deployments/inline")]) {
    assert.equal(library.parseDuration("5m"), 300);
    assert.equal(await library.init(), undefined);
    assert.equal(library.initSync(bytes), undefined);
    assert.deepEqual(
      Object.keys(library)
        .filter((name) => name !== "module.exports")
        .sort(),
      Object.keys(esm).sort(),
    );
  }
});

test("isFireworksError holds across copies", () => {
  const libraries = [esm, cjs, inline];
  for (const { FireworksError } of libraries) {
    const error = new FireworksError({ kind: "config", message: "x" });
    assert.ok(error instanceof Error);
    for (const { isFireworksError } of libraries) assert.ok(isFireworksError(error));
  }
  assert.notEqual(esm.FireworksError, cjs.FireworksError);
  for (const other of [new Error("x"), { name: "FireworksError", kind: "config" }, null, undefined, "x"])
    for (const { isFireworksError } of libraries) assert.equal(isFireworksError(other), false);
});

test("importing has no side effects: it compiles, fetches and reads nothing", async () => {
  for (const entry of ["fireworks-deployments", "fireworks-deployments/inline", "fireworks-deployments/slim"]) {
    const source = `
      for (const name of ["Module", "Instance", "compile", "instantiate"]) WebAssembly[name] = () => console.log(name);
      for (const name of ["TextEncoder", "TextDecoder", "FinalizationRegistry"]) delete globalThis[name];
      globalThis.fetch = () => console.log("fetch");
      globalThis.setTimeout = () => console.log("timer");
      process.env = new Proxy({}, { get: (_, name) => { if (/FIREWORKS/.test(String(name))) console.log(name); } });
      await import("${entry}");`;
    const process = promisify(execFile)("node", ["--input-type=module", "--eval", source], {
      cwd: import.meta.dirname,
    });
    assert.deepEqual(await process, { stdout: "", stderr: "" });
  }
});

describe("a page whose module never arrives", () => {
  for (const [kind, options] of [
    ["timeout", () => ({ timeoutMs: 50 })],
    ["aborted", () => ({ signal: AbortSignal.timeout(50) })],
  ]) {
    test(`ends a call with ${kind}`, async (t) => {
      t.mock.method(globalThis, "fetch", () => new Promise(() => {}));
      const { DeploymentsClient } = await import(`../../pkg/dist/web.js?${kind}`);
      const client = new DeploymentsClient({ apiKey: KEY, accountId: "acme" });
      assert.equal((await failure(client.get("x", options()))).kind, kind);
    });
  }
});

/** An object like one of another realm's class: it has the members and the tag, but not the prototype. */
function another(value) {
  const members = Object.getOwnPropertyNames(Object.getPrototypeOf(value)).map((name) => [
    name,
    typeof value[name] === "function" ? value[name].bind(value) : value[name],
  ]);
  const tag = { [Symbol.toStringTag]: value.constructor.name };
  return Object.assign(Object.create(null), Object.fromEntries(members), tag);
}

/** A body that arrives after a delay. */
function slowly(bytes) {
  return new ReadableStream({
    start(controller) {
      setTimeout(() => {
        controller.enqueue(new Uint8Array(bytes));
        controller.close();
      }, 30);
    },
  });
}

/** A client of this copy of the package makes a call, for which the file must be loaded. */
async function assertCalls(DeploymentsClient) {
  const client = new DeploymentsClient({ apiKey: KEY, accountId: "acme", fetch: async () => Response.json({}) });
  assert.deepEqual(await client.get("x"), {});
}
