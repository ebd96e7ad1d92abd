// The part of a service's reply that the console's server passes on, which is never the key.
import assert from "node:assert/strict";
import { once } from "node:events";
import { connect } from "node:net";
import { describe, it } from "node:test";
import { serve } from "fireworks-deployments-console";
import { folderOf, KEY, LIST, raw, rawService, start } from "./serving.mjs";

const UNDELETE = `POST ${LIST}/x:undelete`;

describe("a reply", () => {
  it("has only the headers that the page's client reads", async (t) => {
    const told = {
      "content-type": "application/json; charset=utf-8",
      date: "Fri, 27 Nov 2026 12:00:00 GMT",
      "retry-after": "3",
      "retry-after-ms": "3000",
      "x-should-retry": "true",
      "x-request-id": "r1",
      "request-id": "r2",
    };
    const kept = {
      "set-cookie": "a=b",
      "access-control-allow-origin": "*",
      "access-control-allow-credentials": "true",
      "content-security-policy": "default-src *",
      "x-frame-options": "ALLOWALL",
      location: "https://evil.example",
      "clear-site-data": '"*"',
      "service-worker-allowed": "/",
      "strict-transport-security": "max-age=1",
      "cache-control": "public",
      refresh: "0;url=https://evil.example",
      link: "<https://evil.example>; rel=preload",
      server: "x",
    };
    const service = await rawService(t, raw(503, { ...kept, ...told }));
    const { ask } = await start(t, service);
    const { status, headers, body } = await ask(`GET ${LIST}`);
    assert.deepEqual([status, body], [503, "{}"]);
    for (const [name, value] of Object.entries(told)) assert.equal(headers[name], value, name);
    for (const name of Object.keys(kept)) assert.notEqual(headers[name], kept[name], name);
    assert.equal(headers["cache-control"], "no-store");
    assert.match(headers["content-security-policy"], /^default-src 'none'/);
  });

  it("without a date has none: the page would take this machine's for the service's", async (t) => {
    const { ask } = await start(t, await rawService(t, raw(200)));
    assert.equal((await ask(`GET ${LIST}`)).headers.date, undefined);
  });

  it("comes as it is sent, piece by piece", async (t) => {
    let more;
    const service = await rawService(t, (socket) => {
      socket.write('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n6\r\n{"a":1\r\n');
      more = () => socket.end("1\r\n}\r\n0\r\n\r\n");
    });
    const { url } = await start(t, service);
    const reply = await fetch(url + LIST);
    const reader = reply.body.getReader();
    assert.equal(new TextDecoder().decode((await reader.read()).value), '{"a":1');
    more();
    assert.equal(new TextDecoder().decode((await reader.read()).value), "}");
    assert.ok((await reader.read()).done);
  });

  it("waits for a page that reads slowly", async (t) => {
    const size = 64 * 2 ** 20;
    let service;
    const written = new Promise((resolve) => {
      service = rawService(t, (socket, connection) => {
        if (connection.begun) return;
        connection.begun = true;
        socket.write(`HTTP/1.1 200 OK\r\ncontent-length: ${size}\r\n\r\n`);
        const chunk = Buffer.alloc(2 ** 16, "x");
        const write = () => {
          for (; connection.sent < size; connection.sent += chunk.length) if (!socket.write(chunk)) break;
          if (connection.sent < size) socket.once("drain", write);
          // nothing more fits: every buffer on the way is full
          clearTimeout(connection.timer);
          connection.timer = setTimeout(() => resolve(connection.sent), 500);
        };
        connection.sent = 0;
        write();
      });
    });
    const { port, host } = await start(t, await service);
    const page = connect(port, "127.0.0.1");
    t.after(() => page.destroy());
    page.pause();
    page.write(`GET ${LIST} HTTP/1.1\r\nhost: ${host}\r\nconnection: close\r\n\r\n`);
    assert.ok((await written) < size);
    let read = 0;
    page.on("data", ({ length }) => {
      read += length;
    });
    page.resume();
    await once(page, "close");
    assert.ok(read > size);
  });
});

describe("the key", () => {
  const repeated = { "x-request-id": `r ${KEY}`, "content-type": "text/plain", "retry-after": KEY };

  it("is taken out of a reply that repeats it, wherever it is cut in two", async (t) => {
    const said = `bad key ${KEY.slice(0, 4)}${KEY}!`;
    for (let at = 0; at <= KEY.length; at += 5) {
      const cut = said.indexOf(KEY) + at;
      let more;
      const service = await rawService(t, (socket) => {
        socket.write(raw(401, { ...repeated, "content-length": said.length }, said.slice(0, cut)));
        more = () => socket.end(said.slice(cut));
      });
      const { url } = await start(t, service);
      const { headers, body } = await fetch(url + LIST);
      assert.deepEqual([headers.get("x-request-id"), headers.get("retry-after")], ["r [key]", "[key]"]);
      let shown = "";
      for await (const chunk of body.pipeThrough(new TextDecoderStream())) {
        // the first part has gone through before the service sends the second
        if (shown === "") more();
        shown += chunk;
      }
      assert.equal(shown, "bad key fw_s[key]!");
    }
  });

  it("isn't in a reply that only ends as it begins", async (t) => {
    const { ask } = await start(t, await rawService(t, raw(200, {}, '{"a":"fw_s3c')));
    assert.equal((await ask(`GET ${LIST}`)).body, '{"a":"fw_s3c');
  });

  it("isn't in any refusal, nor in an error of the server's own start", async (t) => {
    const root = await folderOf(t);
    const bad = [
      { apiKey: `${KEY}\n`, baseUrl: "http://127.0.0.1:1", accountId: "acme" },
      { apiKey: KEY, baseUrl: "nowhere", accountId: "acme" },
      { apiKey: KEY, baseUrl: "http://127.0.0.1:1", accountId: "../other" },
      { apiKey: KEY, baseUrl: "http://127.0.0.1:1", accountId: "a|b" },
      { apiKey: KEY, baseUrl: "http://127.0.0.1:1", accountId: "acme", headers: { "x-a": `${KEY}\n` } },
    ];
    for (const live of bad)
      await assert.rejects(serve({ port: 0, root, live }), (error) => !/s3cr3t/.test(`${error.stack}${error.message}`));
    const { ask } = await start(t, { baseUrl: "http://127.0.0.1:1" });
    for (const line of [`GET ${LIST}`, UNDELETE, "GET /v1", "GET /..", "PUT /"])
      assert.doesNotMatch((await ask(line)).text, /s3cr3t/);
  });
});
