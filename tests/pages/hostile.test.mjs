// The cases of tests/hostile in a real page: the platform's own fetch, Response and signals are not Node's.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { assertOutcomes } from "../hostile/assert.mjs";
import { fetches } from "../hostile/fetches.mjs";
import { values } from "../hostile/values.mjs";
import { serveBench } from "./bench.mjs";
import { launch } from "./support.mjs";

const READY = { name: "accounts/acme/deployments/x", state: "READY" };

describe("in a page", () => {
  const requests = [];
  const uncaught = [];
  let bench;
  let other;
  let browser;
  let page;

  const service = async (request, response) => {
    const { method, url, headers } = request;
    requests.push({ method, url, headers });
    const { pathname } = new URL(url, "http://x");
    if (pathname.includes("/redirect/")) return response.writeHead(302, { location: `${other.url}/stolen` }).end();
    if (pathname.includes("/silent/")) return;
    if (pathname.includes("/large/")) return response.end(JSON.stringify({ description: "é".repeat(15_000_000) }));
    if (pathname.includes("/page/")) return response.end("<!doctype html><title>Welcome</title>");
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(READY));
  };

  before(async () => {
    [bench, other, browser] = await Promise.all([serveBench(service), serveBench(service), launch()]);
    page = await browser.newPage();
    page.on("pageerror", (error) => uncaught.push(String(error)));
    await page.goto(bench.url);
  });
  after(async () => {
    await browser?.close();
    bench?.close();
    other?.close();
  });

  /** Runs code in the page, with the package. */
  const inPage = (run, argument) => page.evaluate(run, argument);

  test("the validators answer without init, and init may fail first", async () => {
    const said = await inPage(async () => {
      const { init, validateField } = await import("/dist/web.js");
      const issues = () => validateField("displayName", "x".repeat(64)).length;
      const early = issues();
      const failed = await init("/missing.wasm").catch((error) => error.kind);
      await Promise.all([init(), init()]);
      return [early, failed, issues()];
    });
    assert.deepEqual(said, [1, "config", 1]);
  });

  test("a fetch may misbehave in every way", async (t) => {
    const outcomes = await inPage(async () => {
      const library = await import("/dist/web.js");
      const { fetches } = await import("/hostile/fetches.mjs");
      const { outcomesWith } = await import("/hostile/outcome.mjs");
      return Promise.all(fetches.map(({ fetch }) => outcomesWith(library, fetch)));
    });
    for (const [index, { name, comesTo }] of fetches.entries()) {
      await t.test(`one that ${name} comes to: ${comesTo}`, () => assertOutcomes(outcomes[index], comesTo));
    }
  });

  test("the validators return issues for any value", async (t) => {
    for (const name of Object.keys(values)) {
      await t.test(name, async () => {
        const fault = await inPage(async (name) => {
          const library = await import("/dist/web.js");
          const { values } = await import("/hostile/values.mjs");
          const { faultOf, issuesOf } = await import("/hostile/validators.mjs");
          await library.init();
          return faultOf(issuesOf(library, values[name]()));
        }, name);
        assert.equal(fault, undefined);
      });
    }
  });

  test("a call is sent to the page's own origin, without a key", async () => {
    requests.length = 0;
    const deployment = await inPage(async () => {
      const { DeploymentsClient } = await import("/dist/web.js");
      return new DeploymentsClient({ accountId: "acme", baseUrl: "/proxy/" }).undelete("x", { wait: true });
    });
    assert.deepEqual(deployment, READY);
    const [{ method, url, headers }] = requests;
    assert.deepEqual([method, url], ["POST", "/proxy/v1/accounts/acme/deployments/x:undelete"]);
    assert.equal(headers["content-type"], "application/json");
    assert.equal(headers.authorization, undefined);
  });

  test("a key for another origin is refused, unless it is allowed", async () => {
    const outcomes = await inPage(async (otherUrl) => {
      const { DeploymentsClient } = await import("/dist/web.js");
      const kindOf = (options) => {
        try {
          return new DeploymentsClient({ apiKey: "fw_s3cr3t", accountId: "acme", ...options }) && "constructed";
        } catch ({ kind, message }) {
          return `${kind}: ${message}`;
        }
      };
      return [{}, { baseUrl: otherUrl }, { baseUrl: otherUrl, allowKeyInBrowser: true }, { baseUrl: "/" }].map(kindOf);
    }, other.url);
    for (const refused of outcomes.slice(0, 2)) assert.match(refused, /^config: .*proxy/);
    assert.deepEqual(outcomes.slice(2), ["constructed", "constructed"]);
  });

  /** The outcome of a call by a client with this base URL. */
  const outcomeOf = (baseUrl, options = {}) =>
    inPage(
      async ({ baseUrl, method = "get", opaque, ...options }) => {
        const library = await import("/dist/web.js");
        const { outcomeOf } = await import("/hostile/outcome.mjs");
        const fetch = opaque ? (url) => window.fetch(url, { mode: "no-cors" }) : undefined;
        const client = new library.DeploymentsClient({ accountId: "acme", maxRetries: 0, baseUrl, ...options, fetch });
        return outcomeOf(library, client[method]("x"));
      },
      { baseUrl, ...options },
    );

  test("a refusal by CORS names it, and the proxy as the cure", async () => {
    const { comesTo, message } = await outcomeOf(other.url);
    assert.equal(comesTo, "network");
    assert.match(message, /CORS.*proxy.*`baseUrl`/);
  });

  test("a redirect is not followed", async () => {
    requests.length = 0;
    const options = { apiKey: "fw_s3cr3t", method: "undelete" };
    const { comesTo, message } = await outcomeOf(`${bench.url}/redirect`, options);
    assert.equal(comesTo, "api");
    assert.match(message, /redirects are not followed: check `baseUrl`/);
    assert.deepEqual(
      requests.map(({ url }) => url),
      ["/redirect/v1/accounts/acme/deployments/x:undelete"],
    );
  });

  test("an opaque reply is a failed connection, and a write's outcome unknown", async () => {
    const { comesTo, outcomeUnknown } = await outcomeOf(other.url, { opaque: true, method: "undelete" });
    assert.deepEqual([comesTo, outcomeUnknown], ["network", true]);
  });

  test("silence ends in a timeout", async () => {
    const { comesTo } = await outcomeOf(`${bench.url}/silent`, { timeoutMs: 100 });
    assert.equal(comesTo, "timeout");
  });

  test("a timeout without end leaves time to load the module", async () => {
    const state = await inPage(async () => {
      const { DeploymentsClient } = await import("/dist/web.js?without-end");
      const fetch = async () => Response.json({ state: "READY" });
      const client = new DeploymentsClient({ accountId: "acme", baseUrl: "/", fetch });
      return (await client.get("x", { timeoutMs: Number.POSITIVE_INFINITY })).state;
    });
    assert.equal(state, "READY");
  });

  test("an HTML reply is reported as HTML", async () => {
    const { comesTo, message } = await outcomeOf(`${bench.url}/page`);
    assert.equal(comesTo, "protocol");
    assert.match(message, /an HTML page/);
  });

  test("30 MB arrive complete", async () => {
    const length = await inPage(async () => {
      const { DeploymentsClient } = await import("/dist/web.js");
      return (await new DeploymentsClient({ accountId: "acme", baseUrl: "/large" }).get("x")).description.length;
    });
    assert.equal(length, 15_000_000);
  });

  test("an abort ends a call with its reason", async () => {
    const outcome = await inPage(async () => {
      const { DeploymentsClient } = await import("/dist/web.js");
      const client = new DeploymentsClient({ accountId: "acme", baseUrl: "/silent" });
      const controller = new AbortController();
      setTimeout(() => controller.abort("enough"), 50);
      const read = await client.get("x", { signal: controller.signal }).catch((error) => error);
      const write = await client.undelete("x", { signal: AbortSignal.timeout(50) }).catch((error) => error);
      return [read.kind, read.cause, read.outcomeUnknown, write.kind, write.cause.name, write.outcomeUnknown];
    });
    assert.deepEqual(outcome, ["aborted", "enough", false, "aborted", "TimeoutError", true]);
  });

  test("a forged signal is refused before anything is sent", async () => {
    const kinds = await inPage(async () => {
      const { DeploymentsClient } = await import("/dist/web.js");
      const client = new DeploymentsClient({ accountId: "acme", baseUrl: "/" });
      const { signal } = new AbortController();
      const forged = [
        Object.create(AbortSignal.prototype),
        new Proxy(signal, {}),
        { aborted: false },
        new EventTarget(),
      ];
      return Promise.all(forged.map((signal) => client.get("x", { signal }).catch(({ kind }) => kind)));
    });
    assert.deepEqual(kinds, ["config", "config", "config", "config"]);
  });

  test("no error was left uncaught", () => assert.deepEqual(uncaught, []));
});
