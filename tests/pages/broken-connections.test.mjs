// Connections that break: browsers take a reply that is cut off for a whole one, and send a request again by themselves.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { serveBench } from "./bench.mjs";
import { launch } from "./support.mjs";

const READY = JSON.stringify({ baseModel: "accounts/a/models/m", name: "accounts/acme/deployments/x", state: "READY" });
const refusal = (response, status, code) =>
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify({ code, message: "no" }));

describe("in a page", () => {
  let [bench, browser, page, answers, received] = [];

  before(async () => {
    const service = (request, response) => {
      received.push(request.method);
      const answer = answers.length > 1 ? answers.shift() : answers[0];
      answer(response, request.socket);
    };
    [bench, browser] = await Promise.all([serveBench(service), launch()]);
    page = await browser.newPage();
    await page.goto(bench.url);
  });
  after(async () => {
    await browser?.close();
    bench?.close();
  });

  /** Makes a call with a client of its own, and returns its outcome in words. */
  function outcomeOf(call, ...given) {
    [answers, received] = [given, []];
    return page.evaluate(async ([method, ...rest]) => {
      const { DeploymentsClient } = await import("/dist/web.js");
      const client = new DeploymentsClient({ accountId: "acme", baseUrl: "/", maxRetries: 0 });
      return client[method](...rest).then(
        () => "done",
        ({ kind, outcomeUnknown }) => `${kind}${outcomeUnknown ? ", in doubt" : ""}`,
      );
    }, call);
  }

  for (const call of [
    ["delete", "x"],
    ["scale", "x", 1],
    ["undelete", "x"],
  ])
    test(`a ${call[0]} whose reply ends within its headers is in doubt`, async () => {
      for (const head of ["HTTP/1.1 200 OK\r\n", "HTTP/1.1 200 OK\r\ncontent-ty", "HTTP/1.1 200 OK\r\nx-more: 1\r\n"])
        assert.equal(await outcomeOf(call, (_, socket) => socket.end(head)), "network, in doubt");
    });

  test("a reply may be empty", async () => {
    for (const empty of [
      (response) => response.writeHead(204).end(),
      (response) => response.writeHead(200, { "content-length": 0 }).end(),
      (response) => response.writeHead(200).end(),
    ])
      assert.equal(await outcomeOf(["delete", "x"], empty), "done");
  });

  describe("a write that the browser sent twice, since its connection broke, is in doubt", () => {
    const ok = (response) => response.end(READY);
    const broken = (_, socket) => socket.destroy();
    for (const [call, ...refused] of [
      [["undelete", "x"], (response) => refusal(response, 409, 6)],
      [["delete", "x"], (response) => refusal(response, 404, 5)],
      [
        ["create", { baseModel: "accounts/a/models/m" }, { deploymentId: "x" }],
        (response) => refusal(response, 409, 6),
        ok,
      ],
    ])
      test(call[0], async () => {
        // the connection that is reused
        await outcomeOf(["get", "x"], ok);
        assert.equal(await outcomeOf(call, broken, ...refused), "api, in doubt");
        assert.equal(received.filter((method) => method !== "GET").length, 2);
      });
  });
});
