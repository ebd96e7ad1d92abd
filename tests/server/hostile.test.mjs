// Malformed requests over a socket: the server replies or disconnects, and never crashes.
import assert from "node:assert/strict";
import { once } from "node:events";
import { connect } from "node:net";
import { describe, it } from "node:test";
import { say, start, statuses, tell } from "./serving.mjs";

const PATH = "/v1/accounts/acme/deployments";
const MB = 2 ** 20;
const request = (line, headers = "", body = "") =>
  `${line} HTTP/1.1\r\nhost: localhost\r\n${headers}connection: close\r\n\r\n${body}`;
const post = (bytes) =>
  Buffer.concat([
    Buffer.from(
      `POST ${PATH} HTTP/1.1\r\nhost: localhost\r\ncontent-length: ${bytes.length}\r\nconnection: close\r\n\r\n`,
    ),
    bytes,
  ]);

/** A test after which the server must still work. */
const outlived = (name, test) =>
  it(name, async (t) => {
    const server = await start(t);
    await test(server);
    assert.equal((await fetch(server.list)).status, 200);
    assert.equal(server.child.exitCode, null);
  });

describe("over a socket", () => {
  outlived("a method that there isn't is not emulated", async ({ port }) => {
    for (const method of ["OPTIONS", "PUT", "TRACE", "PROPFIND", "M-SEARCH", "HEAD"]) {
      const reply = await say(port, request(`${method} ${PATH}`));
      assert.deepEqual(statuses(reply), [501], method);
    }
    const head = await say(port, request(`HEAD ${PATH}`));
    assert.ok(head.endsWith("\r\n\r\n") && /content-length: [1-9]/.test(head), head);
    assert.deepEqual(statuses(await say(port, request(`BREW ${PATH}`))), [400]);
    await say(port, request("CONNECT example.com:443"));
  });

  outlived("a filter may be as long as the service takes it", async ({ list }) => {
    const filtered = (filter) => fetch(`${list}?filter=${encodeURIComponent(filter)}`);
    assert.equal((await filtered("\u{1f525}".repeat(10_000))).status, 200);
    assert.equal((await filtered("\u{1f525}".repeat(10_001))).status, 400);
  });

  outlived("a target may be an address in full, and anything else that isn't there is not found", async ({ port }) => {
    const answer = async (target, method = "GET") => statuses(await say(port, request(`${method} ${target}`)));
    for (const target of [PATH, `http://api.fireworks.ai${PATH}`, `HTTPS://[::1]:1${PATH}?pageSize=1`])
      assert.deepEqual(await answer(target), [200], target);
    const absent = ["/", "//", `//evil${PATH}`, "http://x", "http://x?a", "/%", "/%ff", "/emulator", "/..//v1", "/#"];
    for (const target of absent) assert.deepEqual(await answer(target), [404], target);
    assert.deepEqual(await answer("*", "OPTIONS"), [404]);
    for (const target of [`${PATH}/%ff`, `${PATH}/a%2fb`, "/v1/", "/v1/accounts/%00/x", `${PATH}//`, `/v1/../x`])
      assert.deepEqual(await answer(target), [501], target);
    for (const target of [`${PATH}?pageSize=%`, `${PATH}?pageSize=1&pageSize=2`])
      assert.deepEqual(await answer(target), [400], target);
    for (const target of [`${PATH}?%ff`, `${PATH}?&&=`, `${PATH}?__proto__=1&__proto__=2`])
      assert.deepEqual(await answer(target), [200], target);
    assert.deepEqual(await answer(`${PATH}/${"x".repeat(200_000)}`), [431]);
  });

  outlived("a fault or an order that can't be followed is refused", async ({ port, url }) => {
    const fault = (json) => request(`GET ${PATH}`, `x-emulator-fault: ${json}\r\n`);
    for (const json of ['{"headers":{"trailer":"x"}}', '{"headers":{"a b":"c"}}', "[]", "{"])
      assert.deepEqual(statuses(await say(port, fault(json))), [400], json);
    for (const [method, given] of [
      ["advance", { time: { toString: 1, valueOf: 1 } }],
      ["advance", { time: null }],
      ["fail", { headers: { trailer: "x" } }],
      ["failStart", { lasts: { toString: 1 } }],
      ["traffic", { deployment: { toString: 1 } }],
    ])
      assert.equal((await tell(url, method, given)).status, 400, method);
  });

  outlived("a long filter goes on to its next page", async ({ list, url }) => {
    for (const id of ["a", "b"]) {
      const body = JSON.stringify({ baseModel: "accounts/a/models/m", acceleratorType: "NVIDIA_H100_80GB" });
      assert.equal((await fetch(`${list}?deploymentId=${id}`, { method: "POST", body })).status, 200);
    }
    const query = new URLSearchParams({ pageSize: 1, filter: Array(700).fill('name:"/d"').join(" AND ") });
    const { nextPageToken } = await (await fetch(`${list}?${query}`)).json();
    query.set("pageToken", nextPageToken);
    const { deployments } = await (await fetch(`${list}?${query}`)).json();
    assert.deepEqual(
      deployments.map(({ name }) => name),
      ["accounts/acme/deployments/b"],
    );
    assert.equal((await fetch(`${url}/emulator/deployments`)).status, 200);
  });

  it("a repeated header has its first value", async (t) => {
    const { port } = await start(t, "--api-key", "fw_local");
    const keys = (...given) => given.map((key) => `authorization: Bearer ${key}\r\n`).join("");
    const answer = async (headers) => statuses(await say(port, request(`GET ${PATH}`, headers)));
    assert.deepEqual(await answer(keys("fw_local", "fw_other")), [200]);
    assert.deepEqual(await answer(keys("fw_other", "fw_local")), [401]);
  });

  outlived("a body is at most 4 MB, however it comes", async ({ port, list }) => {
    const create = (description, more) => ({
      method: "POST",
      body: JSON.stringify({ baseModel: "accounts/fireworks/models/x", description }),
      ...more,
    });
    const over = await fetch(list, create("x".repeat(4 * MB)));
    assert.equal(over.status, 413);
    assert.deepEqual(await over.json(), { code: 8, message: "the body must be at most 4 MB", details: [] });
    assert.equal((await fetch(list, create("x".repeat(3 * MB)))).status, 400);
    const body = new Blob([Buffer.alloc(9 * MB)]).stream();
    assert.equal((await fetch(list, { method: "POST", body, duplex: "half" })).status, 413);
    // memory isn't allocated by the announced length
    const announced = `POST ${PATH} HTTP/1.1\r\nhost: localhost\r\ncontent-length: 99999999999\r\n\r\n{}`;
    assert.deepEqual(statuses(await say(port, announced)), [400]);
  });

  outlived("a body that is no UTF-8 is refused, wherever that shows", async ({ port }) => {
    const [before, after] = JSON.stringify({
      baseModel: "accounts/fireworks/models/x",
      acceleratorType: "NVIDIA_H100_80GB",
      description: "|",
    }).split("|");
    const create = async (bytes) => {
      const reply = await say(port, post(Buffer.concat([Buffer.from(before), Buffer.from(bytes), Buffer.from(after)])));
      return [...statuses(reply), reply.includes("the body must be UTF-8")];
    };
    for (const bytes of [
      [0xff],
      [0xc3, 0x28],
      [0xc3],
      [0xed, 0xa0, 0x80],
      [0xc0, 0xaf],
      [0xf8, 0x88, 0x80, 0x80, 0x80],
    ])
      assert.deepEqual(await create(bytes), [400, true]);
    assert.deepEqual(await create(Buffer.from("🔥")), [200, false]);
  });

  outlived("a body that is no JSON is refused, whatever its depth", async ({ port }) => {
    const hostile = [
      [0],
      [...Buffer.from('{"baseModel":"\\ud800"}')],
      [...Buffer.from("[".repeat(100_000))],
      [...Buffer.from('{"a":'.repeat(100_000))],
      [...Buffer.from(`{"baseModel":${"9".repeat(10_000)}}`)],
    ];
    for (const bytes of hostile) assert.deepEqual(statuses(await say(port, post(Buffer.from(bytes)))), [400]);
  });

  outlived("a request may go on for several packets, and several may come in one", async ({ port }) => {
    const replies = await say(
      port,
      `GET ${PATH} HTTP/1.1\r\nhost: localhost\r\n\r\n`.repeat(3) + request(`GET ${PATH}/x`),
    );
    assert.deepEqual(statuses(replies), [200, 200, 200, 404]);

    const socket = connect(port, "127.0.0.1");
    const body = JSON.stringify({ baseModel: "accounts/fireworks/models/é", acceleratorType: "NVIDIA_H100_80GB" });
    for (const byte of post(Buffer.from(body))) {
      socket.write(Buffer.of(byte));
      await new Promise(setImmediate);
    }
    const [reply] = await once(socket, "data");
    assert.deepEqual(statuses(reply.toString()), [200]);
    socket.destroy();
  });

  outlived("what is no HTTP is refused or hung up on", async ({ port }) => {
    const nonsense = [
      "\0\0\0\0",
      "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
      "GET / HTTP/9.9\r\n\r\n",
      `GET ${PATH} HTTP/1.1\r\n\r\n`,
      `GET ${PATH} HTTP/1.1\r\nhost: localhost\r\nbad header: x\r\n\r\n`,
      `GET ${PATH} HTTP/1.1\r\nhost: localhost\r\na: ${"x".repeat(200_000)}\r\n\r\n`,
      `POST ${PATH} HTTP/1.1\r\nhost: localhost\r\ncontent-length: 1\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n`,
      `POST ${PATH} HTTP/1.1\r\nhost: localhost\r\ncontent-length: -1\r\n\r\n`,
      `POST ${PATH} HTTP/1.1\r\nhost: localhost\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n`,
      "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    ];
    for (const bytes of nonsense) {
      const replies = statuses(await say(port, bytes));
      assert.ok(
        replies.every((status) => status >= 400 && status < 500),
        `${bytes}: ${replies}`,
      );
    }
  });

  outlived("a client that goes away in the middle leaves nothing behind", async ({ port }) => {
    for (const part of ["GET /", `POST ${PATH} HTTP/1.1\r\nhost: localhost\r\ncontent-length: 9\r\n\r\n{"`]) {
      const socket = connect(port, "127.0.0.1");
      socket.write(part);
      await once(socket, "connect");
      socket.resetAndDestroy();
    }
    await new Promise((done) => setTimeout(done, 20));
  });

  outlived("a protocol to change to is not taken up", async ({ port }) => {
    const upgrade = `GET ${PATH} HTTP/1.1\r\nhost: localhost\r\nconnection: upgrade, close\r\nupgrade: websocket\r\n\r\n`;
    assert.deepEqual(statuses(await say(port, upgrade)), [200]);
  });
});
