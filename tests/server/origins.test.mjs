// Pages on this machine may use the server, others may not.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { start } from "./serving.mjs";

const LOCAL = ["http://localhost", "http://localhost:5173", "https://127.0.0.1:8443", "http://[::1]:3000"];
const FOREIGN = [
  "https://example.com",
  "null",
  "http://localhost.example.com",
  "http://example.com:80",
  "http://127.0.0.1.example.com",
  "http://localhost:5173.example.com",
  "http://127.0.0.2",
  "ftp://localhost",
  "http://localhost:",
  "",
];
const sharing = ({ headers }) =>
  [...headers.keys()].filter((name) => name.startsWith("access-control-") || name === "vary");

describe("a page", () => {
  it("of this machine may call, and read the relevant headers", async (t) => {
    const { list } = await start(t);
    for (const origin of LOCAL) {
      const { headers, status } = await fetch(list, { headers: { origin } });
      assert.deepEqual([status, headers.get("access-control-allow-origin")], [200, origin]);
      assert.equal(headers.get("vary"), "origin");
      for (const name of ["date", "x-request-id", "retry-after", "retry-after-ms", "x-should-retry"])
        assert.ok(headers.get("access-control-expose-headers").split(", ").includes(name), name);
    }
  });

  it("of this machine passes the preflight", async (t) => {
    const { list } = await start(t, "--api-key", "fw_local");
    const asked = "authorization, content-type, x-stainless-lang, x-emulator-fault";
    for (const method of ["GET", "POST", "PATCH", "DELETE"]) {
      const { status, headers } = await fetch(list, {
        method: "OPTIONS",
        headers: {
          origin: LOCAL[1],
          "access-control-request-method": method,
          "access-control-request-headers": asked,
        },
      });
      assert.equal(status, 204);
      assert.equal(headers.get("access-control-allow-origin"), LOCAL[1]);
      assert.equal(headers.get("access-control-allow-headers"), asked);
      assert.ok(headers.get("access-control-allow-methods").split(", ").includes(method));
    }
  });

  it("reads refusals and faults as well", async (t) => {
    const { list } = await start(t, "--api-key", "fw_local");
    for (const more of [{}, { "x-emulator-fault": '{"status":503,"delayMs":1}' }]) {
      const { headers, status } = await fetch(list, { headers: { origin: LOCAL[0], ...more } });
      assert.ok([401, 503].includes(status));
      assert.equal(headers.get("access-control-allow-origin"), LOCAL[0]);
    }
  });

  it("of another site fails the preflight, and can't call anything", async (t) => {
    const { url, list } = await start(t);
    for (const origin of FOREIGN) {
      const reply = await fetch(list, { headers: { origin } });
      assert.deepEqual([reply.status, sharing(reply)], [403, []], origin);
      const preflight = { origin, "access-control-request-method": "POST", "access-control-request-headers": "x-a" };
      assert.deepEqual(sharing(await fetch(list, { method: "OPTIONS", headers: preflight })), [], origin);

      for (const init of [{ method: "POST", body: '{"time":"10m"}' }, { method: "POST" }, {}]) {
        const path = init.body ? "advance" : init.method ? "clearFaults" : "deployments";
        const control = await fetch(`${url}/emulator/${path}`, { ...init, headers: { origin } });
        assert.deepEqual([control.status, sharing(control)], [403, []], origin);
        assert.equal((await control.json()).code, 7);
      }
    }
  });
});
