// Services that misbehave, and the end of the console's server.
import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:net";
import { describe, it } from "node:test";
import { JSON_TYPE, LIST, raw, rawService, start } from "./serving.mjs";

const UNDELETE = `POST ${LIST}/x:undelete`;

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
