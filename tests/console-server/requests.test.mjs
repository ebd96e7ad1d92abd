// The part of a page's request that the console's server passes on.
import assert from "node:assert/strict";
import { connect } from "node:net";
import { describe, it } from "node:test";
import { JSON_TYPE, KEY, LIST, raw, rawService, start } from "./serving.mjs";

const UNDELETE = `POST ${LIST}/x:undelete`;
const headersIn = (text) => text.split("\r\n\r\n")[0].toLowerCase().split("\r\n").slice(1);

describe("a request", () => {
  it("has the key, and of the page's headers only those that its client sends", async (t) => {
    const service = await rawService(t, raw(200));
    const { ask, host } = await start(t, { ...service, headers: { "x-team": "night" } });
    const page = {
      ...JSON_TYPE,
      accept: "application/json",
      "x-request-id": "r1",
      authorization: "Bearer of_the_page",
      cookie: "session=1",
      origin: `http://${host}`,
      "proxy-authorization": "Basic x",
      "x-forwarded-for": "1.2.3.4",
      "x-http-method-override": "DELETE",
      connection: "close, x-team, authorization",
      upgrade: "h2c",
      te: "trailers",
      "keep-alive": "timeout=5",
      "accept-encoding": "gzip",
      "user-agent": "page",
    };
    assert.equal((await ask(UNDELETE, page, "{}")).status, 200);
    const [{ text }] = service.received;
    const upstream = new URL(service.baseUrl).host;
    assert.deepEqual(headersIn(text).sort(), [
      "accept-encoding: identity",
      "accept: application/json",
      `authorization: bearer ${KEY}`,
      "connection: keep-alive",
      "content-length: 2",
      "content-type: application/json",
      `host: ${upstream}`,
      "x-request-id: r1",
      "x-team: night",
    ]);
    assert.ok(text.endsWith("\r\n\r\n{}"));
  });

  it("has no Authorization if the base URL is a proxy that adds the key, and keeps its path", async (t) => {
    const service = await rawService(t, raw(200));
    const { ask } = await start(t, { baseUrl: `${service.baseUrl}/fireworks/`, apiKey: undefined });
    assert.equal((await ask(`GET ${LIST}?pageSize=1`)).status, 200);
    const [{ text }] = service.received;
    assert.match(text, /^GET \/fireworks\/v1\/accounts\/acme\/deployments\?pageSize=1 HTTP/);
    assert.doesNotMatch(text, /authorization/i);
  });

  it("can't add a header, or a second request", async (t) => {
    const service = await rawService(t, raw(200));
    const { ask } = await start(t, service);
    const injected = "r1\r\nx-injected: 1";
    await ask(UNDELETE, { ...JSON_TYPE, "x-request-id": injected }, "{}");
    for (const value of ["r1\nx-injected: 1", "r1\rx-injected: 1", "r1\0x-injected: 1"])
      await ask(UNDELETE, { ...JSON_TYPE, "x-request-id": value, accept: value }, "{}");
    for (const { text } of service.received) assert.doesNotMatch(text, /^x-injected/im);

    const smuggled = `GET ${LIST}/smuggled HTTP/1.1\r\nhost: x\r\n\r\n`;
    const before = service.received.length;
    const both = { ...JSON_TYPE, "content-length": "0", "transfer-encoding": "chunked" };
    assert.equal((await ask(UNDELETE, both, `0\r\n\r\n${smuggled}`)).status, 400);
    const twice = { ...JSON_TYPE, "content-length": ["0", "5"] };
    assert.equal((await ask(UNDELETE, twice)).status, 400);
    const odd = { ...JSON_TYPE, "transfer-encoding": "xchunked" };
    assert.equal((await ask(UNDELETE, odd, "{}")).status, 400);
    assert.equal(service.received.length, before);
  });

  it("that reads has no body", async (t) => {
    const service = await rawService(t, raw(200));
    const { ask } = await start(t, service);
    for (const method of ["GET", "DELETE"]) {
      assert.equal((await ask(`${method} ${LIST}/x`, JSON_TYPE, "{}")).status, 400);
      const chunked = { ...JSON_TYPE, "transfer-encoding": "chunked" };
      assert.equal((await ask(`${method} ${LIST}/x`, chunked, "0\r\n\r\n")).status, 400);
    }
    assert.deepEqual(service.received, []);
  });

  it("has a body of at most 1 MiB, with and without a length", async (t) => {
    const service = await rawService(t, (socket, connection) => {
      const whole = /\r\n\r\n.*(?:}|0\r\n\r\n)$/s.test(connection.text);
      if (whole) socket.end(raw(200));
    });
    const { ask } = await start(t, service);
    const body = (size) => `{"a":"${"x".repeat(size - 8)}"}`;
    const chunked = { ...JSON_TYPE, "transfer-encoding": "chunked" };
    const chunks = (text) => `${text.length.toString(16)}\r\n${text}\r\n0\r\n\r\n`;
    assert.equal((await ask(UNDELETE, JSON_TYPE, body(2 ** 20))).status, 200);
    assert.equal((await ask(UNDELETE, chunked, chunks(body(2 ** 20)))).status, 200);
    const passed = service.received.length;
    assert.equal((await ask(UNDELETE, JSON_TYPE, body(2 ** 20 + 1))).status, 413);
    assert.equal(service.received.length, passed);
    assert.equal((await ask(UNDELETE, chunked, chunks(body(2 ** 20 + 1)))).status, 413);
    // what was passed on of it never looked complete
    await service.received.at(-1)?.ended;
    assert.doesNotMatch(service.received.at(-1).text.slice(-20), /0\r\n\r\n$/);
  });

  it("is aborted when the page goes away", async (t) => {
    const service = await rawService(t, () => {});
    const { port, host } = await start(t, service);
    const page = connect(port, "127.0.0.1");
    page.write(`GET ${LIST} HTTP/1.1\r\nhost: ${host}\r\n\r\n`);
    while (service.received.length === 0) await new Promise(setImmediate);
    page.destroy();
    await service.received[0].ended;
  });
});
