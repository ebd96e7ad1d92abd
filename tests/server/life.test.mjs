// Starting and stopping the server, and its initial state.
import assert from "node:assert/strict";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { connect, createServer } from "node:net";
import { networkInterfaces, tmpdir } from "node:os";
import { join } from "node:path";
import { describe, it } from "node:test";
import { DeploymentsClient } from "fireworks-deployments";
import { ended, launch, start, tell } from "./serving.mjs";

/** A seed file, and a server started with it. */
async function seedFile(t, content) {
  const folder = await mkdtemp(join(tmpdir(), "seed-"));
  t.after(() => rm(folder, { recursive: true }));
  const file = join(folder, "seed.json");
  await writeFile(
    file,
    typeof content === "string" || content instanceof Uint8Array ? content : JSON.stringify(content),
  );
  return file;
}
const seeded = async (t, content, ...args) => start(t, "--seed-file", await seedFile(t, content), ...args);

describe("the server", () => {
  for (const signal of ["SIGINT", "SIGTERM"]) {
    it(`prints its URL on one line, and ends with ${signal} whatever is in flight`, async (t) => {
      const { child, line, url, port, list } = await start(t, "--api-key", "fw_s3cr3t");
      assert.equal(line, `Emulator listening on http://127.0.0.1:${port}`);
      await tell(url, "fail", { delayMs: 60_000 }, "fw_s3cr3t");
      const late = fetch(list).catch((error) => error);
      const idle = connect(port, "127.0.0.1");
      idle.on("error", () => {});
      const half = connect(port, "127.0.0.1");
      half.on("error", () => {});
      half.write("POST /v1/accounts/acme/deployments HTTP/1.1\r\nhost: localhost\r\ncontent-length: 10\r\n\r\n{");
      await Promise.all([once(idle, "connect"), once(half, "connect"), new Promise((done) => setTimeout(done, 50))]);

      child.kill(signal);
      // the line was read before
      assert.deepEqual(await ended(child), { stdout: "", stderr: "", status: 0, signal: null });
      assert.equal((await late).name, "TypeError", "it isn't waited for");
    });
  }

  it("names a port that is in use", async (t) => {
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    t.after(() => other.close());
    const { port } = other.address();
    const { stdout, stderr, status } = await ended(launch(t, ["--port", String(port)]));
    assert.deepEqual([stdout, status], ["", 1]);
    assert.equal(
      stderr,
      `error: can't listen on port ${port} of 127.0.0.1: already in use; --port 0 picks a free one\n`,
    );
  });

  it("rejects an unknown host", async (t) => {
    const { stderr, status } = await ended(launch(t, ["--port", "0", "--host", "host.invalid"]));
    assert.match(stderr, /^error: can't listen on port 0 of host\.invalid: /);
    assert.equal(status, 1);
    const nowhere = await ended(launch(t, ["--port", "0", "--host", ""]));
    assert.match(nowhere.stderr, /^error: host must be an address/);
    assert.equal(nowhere.status, 2);
  });

  const hasIpv6 = Object.values(networkInterfaces()).some((addresses) =>
    addresses.some(({ address }) => address === "::1"),
  );
  it("listens on an address of IPv6", { skip: !hasIpv6 && "this machine has none" }, async (t) => {
    const { url } = await start(t, "--host", "::1");
    assert.match(url, /^http:\/\/\[::1\]:\d+$/);
    assert.equal((await fetch(`${url}/v1/accounts/acme/deployments`)).status, 200);
  });

  it("accepts any account and key by default", async (t) => {
    const { list } = await start(t);
    for (const authorization of ["", "Bearer fw_anything"])
      assert.equal((await fetch(list, { headers: { authorization } })).status, 200);

    const own = await start(t, "--account-id", "acme", "--api-key", "fw_local");
    const status = async (address, key) =>
      (await fetch(address, { headers: { authorization: `Bearer ${key}` } })).status;
    assert.equal((await fetch(own.list)).status, 401);
    assert.equal(await status(own.list, "fw_other"), 401);
    assert.equal(await status(own.list.replace("acme", "other"), "fw_local"), 403);
    assert.equal(await status(own.list, "fw_local"), 200);
  });

  it("runs its clock at the given speed", async (t) => {
    const { list, url } = await seeded(t, [{ name: "x", state: "DELETED" }], "--account-id", "acme", "--speed", "100");
    const client = new DeploymentsClient({ accountId: "acme", apiKey: "fw_local", baseUrl: url });
    const seen = [];
    const onPoll = ({ state }) => seen.push(state);
    assert.equal((await client.undelete("x", { wait: { pollMs: 10, onPoll } })).state, "READY");
    assert.deepEqual([...new Set(seen)], ["CREATING", "READY"]);
    // thirty seconds on its own clock: three thousand polls on ours
    assert.ok(seen.length < 100, `it took ${seen.length} polls`);
    assert.equal((await fetch(list)).status, 200);
  });
});

describe("the seed file", () => {
  const names = async ({ url }) => (await (await fetch(`${url}/emulator/deployments`)).json()).map(({ name }) => name);

  it("is a list of deployments", async (t) => {
    const server = await seeded(t, [{ name: "x" }, { name: "accounts/acme/deployments/y" }]);
    assert.deepEqual(await names(server), ["accounts/acme/deployments/y", "accounts/local/deployments/x"]);
  });

  it("or emulator options, which flags override", async (t) => {
    const options = { accountId: "other", deployments: [{ name: "x", state: "DELETED" }], readyAfter: "1h" };
    const server = await seeded(
      t,
      { ...options, clock: "manual", now: "2026-03-01T12:00:00Z" },
      "--account-id",
      "acme",
    );
    assert.deepEqual(await names(server), ["accounts/acme/deployments/x"]);
    const reply = await fetch(`${server.list}/x:undelete`, { method: "POST", body: "{}" });
    assert.equal((await reply.json()).updateTime, "2026-03-01T12:00:00Z");
    await tell(server.url, "advance", { time: "59m" });
    assert.equal((await (await fetch(`${server.list}/x`)).json()).state, "CREATING");
    await tell(server.url, "advance", { time: "1m" });
    assert.equal((await (await fetch(`${server.list}/x`)).json()).state, "READY");
  });

  for (const [content, said] of [
    ["{", /must be JSON: expected a closing `}`, at 1:2/],
    ["3", /must contain a list of deployments, or `\{"deployments": \[…\]\}`/],
    [Uint8Array.of(0xff), /must be UTF-8/],
    [[3], /a deployment must be an object, got a number/],
    [[{ name: "x" }, { name: "x" }], /deployment `accounts\/local\/deployments\/x` was given twice/],
    [{ deployment: [] }, /unknown field `deployment` in the options/],
  ]) {
    it(`is an error if it is ${JSON.stringify(content)}`, async (t) => {
      const file = await seedFile(t, content);
      const { stdout, stderr, status } = await ended(launch(t, ["--port", "0", "--seed-file", file]));
      assert.deepEqual([stdout, status], ["", 2]);
      assert.match(stderr, said);
      assert.equal(stderr.split("\n").length, 2, stderr);
    });
  }

  it("is an error if it is missing", async (t) => {
    const { stderr, status } = await ended(launch(t, ["--port", "0", "--seed-file", "none.json"]));
    assert.match(stderr, /^error: `none\.json` can't be read: no such file/);
    assert.equal(status, 2);
  });
});
