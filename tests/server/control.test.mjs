// The emulator's own methods and its faults, over HTTP.
import assert from "node:assert/strict";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, it } from "node:test";
import { createEmulator } from "fireworks-deployments/emulator";
import { say, start, statuses, tell } from "./serving.mjs";

const body = async (reply) => (await reply).json();
const refused = async (reply, part) => {
  const { status } = await reply;
  const { code, message, details } = await body(reply);
  assert.deepEqual({ status, code, details }, { status: 400, code: 3, details: [] });
  assert.match(message, part);
};
const JSON_TYPE = { "content-type": "application/json" };
const create = { baseModel: "accounts/fireworks/models/x", acceleratorType: "NVIDIA_H100_80GB" };

/** A server with one deployment, `x`. */
async function serving(t) {
  const server = await start(t, "--account-id", "acme");
  const made = await fetch(`${server.list}?deploymentId=x`, { method: "POST", body: JSON.stringify(create) });
  assert.equal(made.status, 200);
  return { ...server, get: (id = "x", init) => fetch(`${server.list}/${id}`, init) };
}

describe("over HTTP the emulator", () => {
  it("advances its clock", async (t) => {
    const { url, get } = await serving(t);
    assert.equal((await body(get())).state, "CREATING");
    assert.deepEqual(await body(tell(url, "advance", { time: "30s" })), {});
    assert.equal((await body(get())).state, "READY");
    await tell(url, "advance", { time: 8 * 86_400_000 });
    assert.equal((await body(get())).state, "DELETED");
    await refused(tell(url, "advance", { time: "-1s" }), /only moves forward/);
    await refused(tell(url, "advance", {}), /only moves forward/);
    await tell(url, "advance", { time: 1e300 });
    assert.equal((await get()).status, 404);
  });

  it("tells its time, which dates the replies", async (t) => {
    const { url, port } = await serving(t);
    const now = async () => body(fetch(`${url}/emulator/now`));
    const before = await now();
    await tell(url, "advance", { time: "1h" });
    const after = await now();
    assert.ok(after - before >= 3_600_000 && after - before < 7_200_000, `${after - before} ms`);
    for (const fault of ["{}", '{"status":503}']) {
      const head = `GET /v1/accounts/acme/deployments HTTP/1.1\r\nhost: localhost\r\nconnection: close`;
      const raw = await say(port, `${head}\r\nx-emulator-fault: ${fault}\r\n\r\n`);
      const dates = [...raw.matchAll(/^date: (.*)\r$/gim)].map(([, date]) => date);
      assert.equal(dates.length, 1, raw);
      const told = Date.parse(dates[0]);
      assert.equal(new Date(told).toUTCString(), dates[0]);
      assert.ok(told >= after - 1_000 && told <= (await now()), dates[0]);
    }
  });

  it("injects faults of requests and starts, and clears them", async (t) => {
    const { url, get, list } = await serving(t);
    await tell(url, "fail", { status: 503, times: null, headers: { "retry-after": "1" } });
    const reply = await get();
    assert.deepEqual([reply.status, reply.headers.get("retry-after")], [503, "1"]);
    await tell(url, "failStart", { state: "FAILED", message: "no GPU" });
    await tell(url, "clearFaults");
    assert.equal((await get()).status, 200);

    await tell(url, "failStart", { message: "no GPU" });
    const made = await body(fetch(list, { method: "POST", body: JSON.stringify(create) }));
    assert.deepEqual(made.status, { code: "RESOURCE_EXHAUSTED", message: "no GPU" });
    const id = made.name.split("/").at(-1);
    await tell(url, "clearFaults");
    assert.equal((await body(get(id))).status.code, "OK");
    await refused(tell(url, "fail", { delay: 1 }), /unknown field `delay`/);
    await refused(tell(url, "fail", { headers: { "a\nb": "c" } }), /headers/);
    await refused(tell(url, "failStart", { state: "READY" }), /state/);
  });

  it("records traffic", async (t) => {
    const { url, get } = await serving(t);
    await tell(url, "advance", { time: "1m" });
    assert.deepEqual(await body(tell(url, "traffic", { deployment: "x" })), {});
    assert.equal((await get("x", { method: "DELETE" })).status, 400);
    assert.equal((await get("x?ignoreChecks=true", { method: "DELETE" })).status, 200);
    await refused(tell(url, "traffic", { deployment: "none" }), /there is no deployment/);
    await refused(tell(url, "traffic", {}), /deployment must be a string/);
  });

  it("lets replicas follow a load", async (t) => {
    const { url, get } = await serving(t);
    await tell(url, "advance", { time: "1m" });
    const patch = { method: "PATCH", body: JSON.stringify({ maxReplicaCount: 4 }) };
    assert.equal((await get("x", patch)).status, 200);
    assert.deepEqual(await body(tell(url, "load", { deployment: "x", load: [{ at: "10m", load: 2.4 }] })), {});
    // a minute for the scale-up window and the start, and some to spare: the server's clock runs
    await tell(url, "advance", { time: "12m" });
    const { replicaCount, desiredReplicaCount } = await body(get());
    assert.deepEqual([replicaCount, desiredReplicaCount], [3, 3]);
    assert.deepEqual(await body(tell(url, "load", { deployment: "x", load: null })), {});
    await refused(tell(url, "load", { deployment: "none", load: [] }), /there is no deployment/);
    await refused(tell(url, "load", { load: [] }), /deployment must be a string/);
    await refused(tell(url, "load", { deployment: "x" }), /the load must be a list/);
  });

  it("lists its deployments, deleted ones included", async (t) => {
    const { url, get } = await serving(t);
    await get("x", { method: "DELETE" });
    await tell(url, "advance", { time: "5s" });
    const [{ name, state }] = await body(fetch(`${url}/emulator/deployments`));
    assert.deepEqual([name, state], ["accounts/acme/deployments/x", "DELETED"]);
  });

  it("shows what was asked, and edits a deployment", async (t) => {
    const { url, get } = await serving(t);
    await get("x?readMask=state", { headers: { authorization: "Bearer fw_secret" } });
    const requests = await body(fetch(`${url}/emulator/requests`));
    assert.deepEqual(
      requests.map(({ method, path, body, status }) => [method, path, body, status]),
      [
        ["POST", "/v1/accounts/acme/deployments?deploymentId=x", JSON.stringify(create), 200],
        ["GET", "/v1/accounts/acme/deployments/x?readMask=state", "", 200],
      ],
    );
    assert.equal(requests[1].headers.authorization, "[redacted]");
    assert.deepEqual(await body(tell(url, "edit", { deployment: "x", fields: { state: "FAILED" } })), {});
    assert.equal((await body(get())).state, "FAILED");
    await refused(tell(url, "edit", { deployment: "x", fields: { name: "y" } }), /`name` .* can't be edited/);
    await refused(tell(url, "edit", { deployment: "none", fields: {} }), /there is no deployment/);
    await refused(tell(url, "edit", { deployment: "x" }), /must be an object/);
  });

  it("returns its journal, which another server takes as its seed file", async (t) => {
    const { url, list } = await start(t, "--account-id", "acme", "--api-key", "fw_secret");
    const headers = { authorization: "Bearer fw_secret" };
    await fetch(`${list}?deploymentId=x`, { method: "POST", headers, body: JSON.stringify(create) });
    await tell(url, "advance", { time: "10s" }, "fw_secret");
    const journal = await body(fetch(`${url}/emulator/journal`, { headers }));
    assert.ok(!JSON.stringify(journal).includes("fw_secret"));
    const file = join(await mkdtemp(join(tmpdir(), "journal-")), "journal.json");
    await writeFile(file, JSON.stringify({ journal, until: journal.now }));
    const again = await start(t, "--seed-file", file, "--api-key", "fw_secret");
    assert.equal((await fetch(again.list)).status, 401);
    assert.equal((await body(fetch(`${again.list}/x`, { headers }))).state, "CREATING");
    assert.equal(await body(fetch(`${again.url}/emulator/now`, { headers })), Date.parse(journal.now));
    await tell(again.url, "advance", { time: "30s" }, "fw_secret");
    assert.equal((await body(fetch(`${again.list}/x`, { headers }))).state, "READY");
  });

  it("starts over", async (t) => {
    const { url, get } = await serving(t);
    await tell(url, "fail", { status: 503, times: null });
    assert.deepEqual(await body(tell(url, "reset")), {});
    assert.deepEqual(await body(fetch(`${url}/emulator/requests`)), []);
    assert.equal((await get()).status, 404);
  });

  it("describes its methods, a line each", async (t) => {
    const { url } = await serving(t);
    const lines = await body(fetch(`${url}/emulator/`));
    for (const method of Object.keys(createEmulator()).filter((name) => name !== "fetch"))
      assert.ok(
        Object.entries(lines).some(([name, does]) => name.endsWith(`/emulator/${method}`) && does),
        method,
      );
  });

  it("has every method of the JavaScript API", async (t) => {
    const { url } = await serving(t);
    const message = (await body(fetch(`${url}/emulator/none`))).message;
    for (const method of Object.keys(createEmulator()).filter((name) => name !== "fetch"))
      assert.ok(message.includes(`/emulator/${method}\``), method);
  });

  it("lists its methods when asked for an unknown one", async (t) => {
    const { url } = await serving(t);
    for (const [method, path] of [
      ["GET", "advance"],
      ["POST", "deployments"],
      ["POST", "toString"],
      ["POST", ""],
    ]) {
      const reply = await fetch(`${url}/emulator/${path}`, { method });
      assert.equal(reply.status, 404);
      assert.match((await reply.json()).message, /known methods: `POST \/emulator\/advance`/);
    }
    for (const text of ["[]", "{", "3", "null"])
      await refused(
        fetch(`${url}/emulator/advance`, { method: "POST", headers: JSON_TYPE, body: text }),
        /must be a JSON object/,
      );
  });
});

describe("a fault over HTTP", () => {
  it("can come in the request's header", async (t) => {
    const { get } = await serving(t);
    const brings = (fault) => ({ headers: { "x-emulator-fault": JSON.stringify(fault) } });
    const reply = await get("x", brings({ status: 429, headers: { "retry-after-ms": "5" } }));
    assert.deepEqual([reply.status, reply.headers.get("retry-after-ms")], [429, "5"]);
    assert.equal((await get()).status, 200);
    assert.equal((await get("x", brings({ headers: { "a\nb": "c" } }))).status, 400);
    assert.equal((await get("x", { headers: { "x-emulator-fault": "{" } })).status, 400);
  });

  it("can drop the connection, before or in the middle of a reply", async (t) => {
    const { url, port, get } = await serving(t);
    await tell(url, "fail", { dropConnection: true });
    await assert.rejects(get(), TypeError);
    for (const truncateBody of [0, 10]) {
      await tell(url, "fail", { truncateBody });
      const whole = await (await get("none", { headers: { "x-emulator-fault": "{}" } })).text();
      const reply = await get();
      assert.equal(reply.status, 200);
      await assert.rejects(reply.text(), TypeError);
      await tell(url, "fail", { truncateBody });
      const raw = await say(port, "GET /v1/accounts/acme/deployments/none HTTP/1.1\r\nhost: localhost\r\n\r\n");
      const [head, rest] = raw.split("\r\n\r\n");
      assert.match(head, new RegExp(`content-length: ${whole.length}`));
      assert.equal(rest, whole.slice(0, truncateBody));
    }
    await tell(url, "fail", { truncateBody: 100_000 });
    assert.equal((await body(get())).state, "CREATING");
  });

  it("can delay a reply, unless the client disconnects", async (t) => {
    const { child, url, get } = await serving(t);
    await tell(url, "fail", { delayMs: 100 });
    const begun = performance.now();
    assert.equal((await get()).status, 200);
    assert.ok(performance.now() - begun >= 95);
    await tell(url, "fail", { delayMs: 200, times: 2 });
    await assert.rejects(get("x", { signal: AbortSignal.timeout(20) }), { name: "TimeoutError" });
    await assert.rejects(get("x", { signal: AbortSignal.timeout(20) }), { name: "TimeoutError" });
    await new Promise((done) => setTimeout(done, 250));
    assert.deepEqual([(await get()).status, child.exitCode], [200, null]);
  });

  it("can have any status, body and headers", async (t) => {
    const { url, port, get } = await serving(t);
    for (const status of [204, 205, 304]) {
      await tell(url, "fail", { status, body: "x" });
      assert.equal((await get()).status, status);
    }
    await tell(url, "fail", { status: 502, body: "<é>", headers: { "content-type": "text/html", "x-a": "b" } });
    const page = await get();
    assert.deepEqual([page.status, page.headers.get("x-a"), await page.text()], [502, "b", "<é>"]);
    await tell(url, "fail", { body: "ab", headers: { "content-length": "9" } });
    const raw = await say(port, "GET /v1/ HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n");
    assert.deepEqual([statuses(raw), raw.match(/content-length/gi).length], [[200], 1]);
    assert.equal((await get()).status, 200);
  });
});
