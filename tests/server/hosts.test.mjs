// Only who knows this machine may use the server: a foreign name that leads here (DNS rebinding) may not.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { launch } from "../pages/support.mjs";
import { say, start, statuses, tell } from "./serving.mjs";

const PATHS = ["/v1/accounts/acme/deployments", "/emulator/deployments", "/emulator/", "/"];
const OURS = ["localhost", "LOCALHOST:1", "127.0.0.1", "127.0.0.1:8787", "[::1]", "[::1]:80"];
const FOREIGN = [
  "evil.test",
  "evil.test:8787",
  "localhost.evil.test",
  "127.0.0.1.evil.test",
  "localhost:80:80",
  "localhost@evil.test",
  "0.0.0.0",
  "10.0.0.7",
  "[::2]",
  "::1",
  "",
];

/** The status of a request with this Host, and its message if it was refused. */
async function ask(port, path, host) {
  const reply = await say(port, `GET ${path} HTTP/1.1\r\nhost: ${host}\r\nconnection: close\r\n\r\n`);
  const [status] = statuses(reply);
  return { status, message: reply.split("\r\n\r\n")[1] };
}

describe("the Host of a request", () => {
  it("is one of this machine's names, whatever the port", async (t) => {
    const { port } = await start(t);
    for (const host of OURS) assert.equal((await ask(port, PATHS[0], host)).status, 200, host);
  });

  it("is refused if it is foreign, and the refusal says what was given", async (t) => {
    const { port } = await start(t);
    for (const host of FOREIGN)
      for (const path of PATHS) assert.equal((await ask(port, path, host)).status, 421, `${host} ${path}`);
    const { message } = await ask(port, PATHS[0], "evil.test");
    assert.deepEqual(JSON.parse(message), {
      code: 7,
      message: 'the Host must be localhost, or the name given as --host; got "evil.test"',
      details: [],
    });
  });

  it("is refused if it is there twice", async (t) => {
    const { port } = await start(t);
    const twice = `GET ${PATHS[0]} HTTP/1.1\r\nhost: localhost\r\nhost: evil.test\r\nconnection: close\r\n\r\n`;
    assert.deepEqual(statuses(await say(port, twice)), [421]);
  });

  it("may be any address where the server listens on every one, and still no foreign name", async (t) => {
    const { port } = await start(t, "--host", "0.0.0.0");
    for (const host of ["10.0.0.7", "[::2]:80", "0.0.0.0", "localhost"])
      assert.equal((await ask(port, PATHS[0], host)).status, 200, host);
    assert.equal((await ask(port, PATHS[0], "evil.test")).status, 421);
  });

  it("may be the name given as --host", async (t) => {
    const { port } = await start(t, "--host", "localhost");
    assert.equal((await ask(port, PATHS[0], "localhost")).status, 200);
  });
});

describe("the emulator's own methods", () => {
  it("need the key if there is one", async (t) => {
    const { url } = await start(t, "--api-key", "fw_local");
    const status = async (authorization) =>
      (await fetch(`${url}/emulator/deployments`, { headers: authorization ? { authorization } : {} })).status;
    for (const given of [undefined, "Bearer fw_other", "fw_local", "Basic fw_local", "Bearer fw_local x"])
      assert.equal(await status(given), 401, given);
    for (const given of ["Bearer fw_local", "bearer fw_local"]) assert.equal(await status(given), 200, given);
    assert.equal((await tell(url, "advance", { time: "1s" })).status, 401);
    assert.equal((await tell(url, "advance", { time: "1s" }, "fw_local")).status, 200);
  });

  it("take no body that a form of another site can send", async (t) => {
    const { url } = await start(t);
    const advance = { method: "POST", body: '{"time":"1s"}' };
    for (const type of ["text/plain", "Text/Plain;charset=UTF-8"]) {
      const reply = await fetch(`${url}/emulator/advance`, { ...advance, headers: { "content-type": type } });
      assert.deepEqual([reply.status, (await reply.json()).code], [415, 3], type);
    }
  });
});

it("a page whose name was rebound to this machine reads nothing", async (t) => {
  const { url, port } = await start(t, "--host", "127.0.0.1");
  const browser = await launch("--host-resolver-rules=MAP evil.test 127.0.0.1");
  t.after(() => browser.close());
  const page = await browser.newPage();
  const reply = await page.goto(`http://evil.test:${port}/emulator/deployments`);
  assert.equal(reply.status(), 421);
  const read = await page.evaluate(async () => (await fetch("/v1/accounts/acme/deployments")).status);
  assert.equal(read, 421);
  assert.equal((await page.goto(`${url}/emulator/deployments`)).status(), 200);
});
