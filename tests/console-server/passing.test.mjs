// Calls are passed on to the service with the key, and replies come back without it.
import assert from "node:assert/strict";
import { once } from "node:events";
import { connect, createServer } from "node:net";
import { describe, it } from "node:test";
import { DeploymentsClient } from "fireworks-deployments";
import { serve } from "fireworks-deployments-console";
import { start as startEmulator, tell } from "../server/serving.mjs";
import { folderOf, JSON_TYPE, KEY, LIST, raw, rawService, start } from "./serving.mjs";

const UNDELETE = `POST ${LIST}/x:undelete`;
const headersIn = (text) => text.split("\r\n\r\n")[0].toLowerCase().split("\r\n").slice(1);

describe("the page's client", () => {
  /** The emulator's server, which wants the key, the console's server before it, and a client as in the page. */
  async function setUp(t) {
    const emulator = await startEmulator(t, "--account-id", "acme", "--api-key", KEY, "--speed", "1000");
    const server = await start(t, { baseUrl: emulator.url });
    const options = { accountId: "acme", baseUrl: server.url, logLevel: "off" };
    return { emulator, server, client: new DeploymentsClient(options) };
  }

  it("does everything that it does with the service", async (t) => {
    const { client, emulator } = await setUp(t);
    const model = { baseModel: "accounts/acme/models/m", acceleratorType: "NVIDIA_H100_80GB" };
    await client.create(model, { deploymentId: "x", wait: { pollMs: 1 } });
    await client.update("x", { displayName: "🔥" });
    await client.scale("x", 1);
    await client.setTags("x", { "custom/a": "b" });
    await client.deleteTags("x", ["custom/a"]);
    await client.shards("x");
    await client.metrics("x");
    await client.terminationMessage("x");
    await client.delete("x", { wait: { pollMs: 1 }, ignoreChecks: true });
    const { state, displayName } = await client.recover("x", { pollMs: 1 });
    assert.deepEqual([state, displayName], ["READY", "🔥"]);
    for await (const { name } of client.list({ showDeleted: true })) assert.equal(name, "accounts/acme/deployments/x");
    const requests = await (
      await fetch(`${emulator.url}/emulator/requests`, { headers: { authorization: `Bearer ${KEY}` } })
    ).json();
    assert.ok(requests.length > 10);
    assert.ok(requests.every(({ status }) => status === 200));
  });

  it("reads the service's refusals, with the request's ID and the delay", async (t) => {
    const { client, emulator } = await setUp(t);
    const error = await client.get("absent").catch((error) => error);
    assert.deepEqual([error.kind, error.status, error.code], ["api", 404, "NOT_FOUND"]);
    assert.ok(error.requestId);
    await tell(emulator.url, "fail", { status: 429, headers: { "retry-after": "7" } }, KEY);
    const late = await client.get("absent", { maxRetries: 0 }).catch((error) => error);
    assert.deepEqual([late.status, late.retryAfterMs], [429, 7000]);
  });

  it("retries when the service can't be reached", async (t) => {
    const server = await start(t, { baseUrl: "http://127.0.0.1:1" });
    const retries = [];
    const onEvent = ({ type }) => type === "retry" && retries.push(type);
    const client = new DeploymentsClient({ accountId: "acme", baseUrl: server.url, logLevel: "off", onEvent });
    const error = await client.get("x", { maxRetries: 1 }).catch((error) => error);
    assert.deepEqual([error.status, error.code, retries.length], [502, "UNAVAILABLE", 1]);
    assert.match(error.message, /the service can't be reached \(ECONNREFUSED\)/);
  });
});

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

describe("a service that misbehaves:", () => {
  const rows = {
    "hangs up at once": [(socket) => socket.destroy(), 502, /can't be reached \(ECONNRESET\)/],
    "hangs up within its headers": [(socket) => socket.end("HTTP/1.1 200 OK\r\ncontent-"), 502, /can't be reached/],
    "speaks no HTTP": ["SSH-2.0-OpenSSH_9.2\r\n", 502, /can't be reached \(HPE_\w+\)/],
    "has a broken header": ["HTTP/1.1 200 OK\r\nx a: b\r\n\r\n", 502, /can't be reached \(HPE_\w+\)/],
    "has endless headers": [
      `HTTP/1.1 200 OK\r\nx: ${"y".repeat(200_000)}\r\n\r\n`,
      502,
      /can't be reached \(HPE_\w+\)/,
    ],
    "has two lengths": ["HTTP/1.1 200 OK\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\n{}", 502, /can't be reached/],
    "switches protocols": ["HTTP/1.1 101 Switching\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n", 502, /can't be read/],
    "redirects to itself": [raw(307, { location: LIST }), 502, /redirects \(307\), which is not followed/],
    "redirects elsewhere": [raw(302, { location: "http://evil.example" }), 502, /redirects \(302\)/],
    "says that nothing changed": [raw(304, {}, ""), 502, /redirects \(304\)/],
    "compresses unasked": [raw(200, { "content-encoding": "gzip" }, "x"), 502, /compressed/],
  };
  for (const [name, [answer, status, message]] of Object.entries(rows))
    it(name, async (t) => {
      const { ask } = await start(t, await rawService(t, answer));
      const reply = await ask(`GET ${LIST}`);
      assert.equal(reply.status, status, reply.text);
      const { code, message: said, details } = JSON.parse(reply.body);
      assert.deepEqual([code, details], [14, []]);
      assert.match(said, message);
      assert.equal((await ask("GET /")).status, 200);
    });

  it("never answers", async (t) => {
    const service = await rawService(t, () => {});
    const { ask } = await start(t, { ...service, timeoutMs: 50 });
    const { status, body } = await ask(`GET ${LIST}`);
    assert.deepEqual([status, JSON.parse(body).code], [504, 4]);
    await service.received[0].ended;
  });

  it("never accepts", async (t) => {
    const full = createServer().listen({ port: 0, host: "127.0.0.1" });
    await once(full, "listening");
    const { port } = full.address();
    full.close();
    const { ask } = await start(t, { baseUrl: `http://127.0.0.1:${port}` });
    assert.equal((await ask(`GET ${LIST}`)).status, 502);
  });

  for (const [name, end] of Object.entries({
    "hangs up": (socket) => socket.destroySoon(),
    "falls silent": () => {},
  }))
    it(`${name} within its body: the reply is broken off, too`, async (t) => {
      const service = await rawService(t, (socket) => {
        socket.write('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{"deployments":[');
        end(socket);
      });
      const { url } = await start(t, { ...service, timeoutMs: 200 });
      const reply = await fetch(url + LIST);
      assert.equal(reply.status, 200);
      await assert.rejects(reply.text());
    });

  it("answers before it has read the body", async (t) => {
    const service = await rawService(t, (socket, connection) => {
      if (!connection.begun) socket.write(raw(401, {}, '{"code":16}'));
      connection.begun = true;
    });
    const { ask } = await start(t, service);
    const { status, body } = await ask(UNDELETE, JSON_TYPE, `{"a":"${"x".repeat(2 ** 19)}"}`);
    assert.equal(status, 401);
    assert.equal(body, '{"code":16}');
  });
});

it("closing ends what is under way", async (t) => {
  const service = await rawService(t, () => {});
  const { url, close } = await start(t, service);
  const call = assert.rejects(fetch(url + LIST));
  while (service.received.length === 0) await new Promise(setImmediate);
  await close();
  await call;
  await service.received[0].ended;
});
