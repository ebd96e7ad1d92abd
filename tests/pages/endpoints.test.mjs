// The golden exchanges in a real page, whose fetch, Request and URL are not Node's.
import assert from "node:assert/strict";
import { text } from "node:stream/consumers";
import { after, before, describe, test } from "node:test";
import { exchanges } from "../golden/exchanges.mjs";
import { serveBench } from "./bench.mjs";
import { launch } from "./support.mjs";

describe("in a page, a method sends its request, and returns the reply:", () => {
  /** The requests of each exchange, by its number. */
  const asked = exchanges.map(() => []);
  let bench;
  let browser;
  let results;

  const service = async (request, response) => {
    const { method, url, headers } = request;
    const [, number, address] = /^\/exchange\/(\d+)(.*)$/.exec(url);
    asked[number].push({ asks: `${method} ${address}`, headers, body: await text(request) });
    const { answer } = exchanges[number];
    response.writeHead(200, { "content-type": "application/json" });
    response.end(answer === "" ? "" : JSON.stringify(answer));
  };

  before(async () => {
    [bench, browser] = await Promise.all([serveBench(service), launch()]);
    const page = await browser.newPage();
    await page.goto(bench.url);
    results = await page.evaluate(async () => {
      const { DeploymentsClient } = await import("/dist/web.js");
      const { exchanges, resultOf } = await import("/golden/exchanges.mjs");
      const calls = exchanges.map(({ call }, number) =>
        resultOf(new DeploymentsClient({ accountId: "acme", baseUrl: `/exchange/${number}` }), call),
      );
      return Promise.allSettled(calls);
    });
  });
  after(async () => {
    await browser?.close();
    bench?.close();
  });

  for (const [number, { words, asks, sends, gives }] of exchanges.entries()) {
    test(words, () => {
      assert.deepEqual(results[number], { status: "fulfilled", value: gives });
      const [{ body, headers, ...request }] = asked[number];
      assert.deepEqual(request, { asks });
      assert.deepEqual(body === "" ? undefined : JSON.parse(body), sends);
      assert.equal(headers["content-type"], sends && "application/json");
      assert.deepEqual([headers.accept, headers.authorization], ["application/json", undefined]);
      assert.equal(asked[number].length, 1);
    });
  }
});
