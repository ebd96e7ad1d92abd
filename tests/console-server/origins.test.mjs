// Only the console's own page, on this machine, may use the server.
import assert from "node:assert/strict";
import { connect } from "node:net";
import { networkInterfaces } from "node:os";
import { describe, it } from "node:test";
import { JSON_TYPE, LIST, raw, rawService, start } from "./serving.mjs";

const UNDELETE = `POST ${LIST}/x:undelete`;

/** A live server, and the service behind it, which answers whatever comes. */
async function live(t) {
  const service = await rawService(t, raw(200));
  return { ...(await start(t, service)), received: service.received };
}

describe("a Host", () => {
  it("is a name of this machine, with the port", async (t) => {
    const { ask, port } = await live(t);
    for (const name of ["127.0.0.1", "localhost", "[::1]"])
      for (const line of ["GET /", `GET ${LIST}`])
        assert.equal((await ask(line, { host: `${name}:${port}` })).status, 200, name);
  });

  it("of any other name or port is refused, for the page as well", async (t) => {
    const { ask, port, host, received } = await live(t);
    const forged = [
      `evil.example:${port}`,
      `127.0.0.1.nip.io:${port}`,
      `localhost.evil.example:${port}`,
      `localhost:${port}.evil.example`,
      `localhost:${port}@evil.example`,
      `evil.example#@localhost:${port}`,
      `0.0.0.0:${port}`,
      `127.0.0.2:${port}`,
      `127.1:${port}`,
      `2130706433:${port}`,
      `[::ffff:127.0.0.1]:${port}`,
      `localhost.:${port}`,
      `LOCALHOST:${port}`,
      "127.0.0.1",
      "localhost",
      `localhost:${port + 1}`,
      `localhost:0${port}`,
      "",
      [host, `evil.example:${port}`],
      [host, host],
    ];
    for (const line of ["GET /", "GET /icon.svg", `GET ${LIST}`, UNDELETE])
      for (const host of forged) {
        const { status, body } = await ask(line, { ...JSON_TYPE, host });
        assert.equal(status, 421, `${line} ${host}`);
        assert.match(JSON.parse(body).message, /^the Host must be 127\.0\.0\.1:\d+ or localhost:\d+$/);
      }
    assert.deepEqual(received, []);
  });

  it("must be there", async (t) => {
    const { ask, received } = await live(t);
    assert.equal((await ask(`GET ${LIST}`, { host: [] })).status, 400);
    const old = await ask(`GET ${LIST} HTTP/1.0\r\nx:`, { host: [] });
    assert.ok([400, 421].includes(old.status));
    assert.deepEqual(received, []);
  });
});

describe("an Origin", () => {
  it("is the page's own", async (t) => {
    const { ask, port } = await live(t);
    for (const host of [`127.0.0.1:${port}`, `localhost:${port}`]) {
      const own = { ...JSON_TYPE, host, origin: `http://${host}`, "sec-fetch-site": "same-origin" };
      assert.equal((await ask(UNDELETE, own, "{}")).status, 200);
    }
  });

  it("of any other page is refused", async (t) => {
    const { ask, port, host, received } = await live(t);
    const forged = [
      "https://evil.example",
      "null",
      "",
      `https://${host}`,
      `http://localhost:${port}`,
      "http://127.0.0.1",
      `http://127.0.0.1:${port + 1}`,
      `http://${host}.evil.example`,
      `http://${host}/`,
      [`http://${host}`, "https://evil.example"],
    ];
    for (const line of ["GET /", `GET ${LIST}`, UNDELETE])
      for (const origin of forged) {
        const { status, body } = await ask(line, { ...JSON_TYPE, origin });
        assert.equal(status, 403, `${line} ${origin}`);
        assert.equal(JSON.parse(body).message, "only the console's own page may send this");
      }
    assert.deepEqual(received, []);
  });

  it("of another page gets no permission from a preflight", async (t) => {
    const { ask } = await live(t);
    const asked = { "access-control-request-method": "POST", "access-control-request-headers": "content-type" };
    const preflights = [{ origin: "https://evil.example" }, {}];
    for (const origin of preflights) {
      const { status, headers } = await ask(`OPTIONS ${LIST}`, { ...asked, ...origin });
      assert.ok([403, 405].includes(status));
      assert.ok(!Object.keys(headers).some((name) => name.startsWith("access-control-")));
    }
  });
});

describe("what a browser says of the sender", () => {
  it("must be the page itself, for a call", async (t) => {
    const { ask, received } = await live(t);
    const forged = [
      { "sec-fetch-site": "cross-site" },
      { "sec-fetch-site": "same-site" },
      { "sec-fetch-site": "none" },
      { "sec-fetch-site": ["same-origin", "cross-site"] },
      { "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document" },
      { "sec-fetch-site": "same-origin", "sec-fetch-dest": "document" },
      { "sec-fetch-site": "same-origin", "sec-fetch-dest": "script" },
      { "sec-fetch-site": "same-origin", "sec-fetch-dest": "image" },
      { "sec-fetch-site": "same-origin", "sec-fetch-dest": "iframe" },
    ];
    for (const line of [`GET ${LIST}`, UNDELETE])
      for (const headers of forged)
        assert.equal((await ask(line, { ...JSON_TYPE, ...headers })).status, 403, JSON.stringify(headers));
    assert.deepEqual(received, []);
    const own = { "sec-fetch-site": "same-origin", "sec-fetch-mode": "cors", "sec-fetch-dest": "empty" };
    assert.equal((await ask(`GET ${LIST}`, own)).status, 200);
  });

  it("may be a link to the page, or the address bar", async (t) => {
    const { ask } = await live(t);
    const link = { "sec-fetch-mode": "navigate", "sec-fetch-dest": "document" };
    for (const site of ["cross-site", "same-site", "same-origin", "none"])
      assert.equal((await ask("GET /deployments/x/undelete", { ...link, "sec-fetch-site": site })).status, 200, site);
  });

  it("is refused for a frame, and for a file that another page embeds", async (t) => {
    const { ask } = await live(t);
    const frame = { "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "iframe" };
    assert.equal((await ask("GET /", frame)).status, 403);
    const script = { "sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors", "sec-fetch-dest": "script" };
    assert.equal((await ask("GET /assets/main-BxK3f9_a.js", script)).status, 403);
  });
});

it("a form can't write: its types of body are refused", async (t) => {
  const { ask, received } = await live(t);
  const types = [
    "text/plain",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "text/plain;application/json",
    "application/jsonx",
  ];
  for (const type of types) assert.equal((await ask(UNDELETE, { "content-type": type }, "{}")).status, 415, type);
  assert.equal((await ask(UNDELETE, {}, "{}")).status, 415);
  assert.deepEqual(received, []);
  assert.equal((await ask(UNDELETE, { "content-type": "application/json; charset=utf-8" }, "{}")).status, 200);
});

it("other machines can't connect", async (t) => {
  const { port } = await live(t);
  const addresses = Object.values(networkInterfaces())
    .flat()
    .map(({ address }) => address);
  const foreign = ["127.0.0.2", "::1", ...addresses].filter((address) => address !== "127.0.0.1");
  for (const host of foreign) {
    const ended = await new Promise((resolve) => {
      const socket = connect({ port, host }, () => resolve("connected"));
      socket.on("error", ({ code }) => resolve(code));
      socket.on("connect", () => socket.destroy());
    });
    assert.notEqual(ended, "connected", host);
  }
});
