// The emulator's journal: it rebuilds an emulator to the byte, up to any moment, and holds no key.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { createEmulator } from "fireworks-deployments/emulator";
import { BASE, deleted, emulated, isConfig, START, state, undelete } from "./emulated.mjs";

const at = (after) => Date.parse(START) + after;
const copy = (value) => JSON.parse(JSON.stringify(value));

/** An emulator with an undelete at 12:01, ready at 12:02. */
async function undeleted(options) {
  const emulator = emulated({ ...deleted, ...options });
  emulator.advance("1m");
  await undelete(emulator);
  emulator.advance("1m");
  return emulator;
}

describe("a rebuilt emulator", () => {
  test("is as it was at any moment, and stands still there", async () => {
    const journal = copy((await undeleted()).journal());
    for (const [until, expected] of [
      [START, "DELETED"],
      [at(59_999), "DELETED"],
      [new Date(at(60_000)), "CREATING"],
      ["2026-03-01T12:01:29.999Z", "CREATING"],
      [at(90_000), "READY"],
      [undefined, "READY"],
      [at(10 * 86_400_000), "DELETED"],
    ]) {
      const then = createEmulator({ journal, until });
      assert.equal(then.now(), until === undefined ? at(120_000) : new Date(until).getTime());
      assert.equal(then.deployments()[0].state, expected, String(until));
      await new Promise((resolve) => setTimeout(resolve, 2));
      assert.equal(then.journal().now, new Date(then.now()).toISOString().replace(".000Z", "Z"));
    }
  });

  test("goes on as a branch of the history, with a journal of its own", async () => {
    const original = await undeleted();
    const branch = createEmulator({ journal: original.journal(), until: START });
    await branch.fetch(`${BASE}/x?hard=true`, { method: "DELETE" });
    branch.advance("1m");
    assert.equal((await undelete(branch)).status, 404);
    assert.equal(await state(original), "READY");
    const again = createEmulator({ journal: branch.journal() });
    assert.deepEqual(again.requests(), branch.requests());
    assert.deepEqual(
      again.journal().entries.map(({ method, status }) => [method, status]),
      [
        ["DELETE", 200],
        ["POST", 404],
      ],
    );
    again.reset();
    assert.deepEqual([again.now(), again.journal().entries, await state(again)], [at(0), [], "DELETED"]);
  });

  test("follows from the journal of a real clock", async () => {
    const original = emulated({ ...deleted, clock: "real", speed: 1_000, readyAfter: "1h" });
    await new Promise((resolve) => setTimeout(resolve, 5));
    await undelete(original);
    const journal = original.journal();
    const then = createEmulator({ journal });
    assert.equal(then.journal().now, journal.now);
    assert.deepEqual(then.requests(), original.requests());
    assert.equal(then.deployments()[0].updateTime, journal.entries[0].time);
  });

  test("gives the same bytes as the original, whatever was called", async () => {
    const target = fc.constantFrom("", "/x", "/y", "/x/terminationMessage", "?pageSize=1&showDeleted=true");
    const call = fc.oneof(
      fc.record({ advance: fc.oneof(fc.nat(60_000), fc.constantFrom("30s", "1h", "7d")) }),
      fc.record({ get: target }),
      fc.record({ undelete: fc.constantFrom("x", "y") }),
      fc.record({ remove: fc.constantFrom("x", "y?hard=true", "x?ignoreChecks=true") }),
      fc.record({ create: fc.constantFrom("", "?deploymentId=y"), keys: fc.array(fc.string(), { maxLength: 2 }) }),
      fc.record({ fail: fc.record({ status: fc.constantFrom(429, 503), times: fc.constantFrom(1, 2, Infinity) }) }),
      fc.record({ failStart: fc.constantFrom({ lasts: "10m" }, { state: "FAILED" }, { lasts: Infinity }) }),
      fc.constant({ clear: true }),
      fc.record({ traffic: fc.constantFrom("x", "y") }),
      fc.record({ edit: fc.constantFrom({ state: "FAILED" }, { displayName: "é" }, { directRouteApiKeys: ["sk-1"] }) }),
    );
    const options = fc.record({
      apiKey: fc.constantFrom(undefined, "fw_local"),
      seed: fc.nat(3),
      timing: fc.constantFrom("quick", "realistic"),
      lag: fc.constantFrom(0, "1m"),
    });
    const headers = { authorization: "Bearer fw_local" };
    const send = async ({ fetch }, path, init) => {
      const reply = await fetch(`${BASE}${path}`, { headers, ...init });
      return [reply.status, [...reply.headers], await reply.text()];
    };
    const body = { baseModel: "accounts/a/models/m", acceleratorType: "NVIDIA_H100_80GB" };
    const make = async (
      emulator,
      { advance, get, undelete, remove, create, keys, fail, failStart, clear, traffic, edit },
    ) => {
      if (advance !== undefined) emulator.advance(advance);
      if (get !== undefined) await send(emulator, get);
      if (undelete) await send(emulator, `/${undelete}:undelete`, { method: "POST", body: "{}" });
      if (remove) await send(emulator, `/${remove}`, { method: "DELETE" });
      if (create !== undefined)
        await send(emulator, create, { method: "POST", body: JSON.stringify({ ...body, directRouteApiKeys: keys }) });
      if (fail) emulator.fail(fail);
      if (failStart) emulator.failStart(failStart);
      if (clear) emulator.clearFaults();
      const ignore = () => {};
      if (traffic)
        await Promise.resolve()
          .then(() => emulator.traffic(traffic))
          .catch(ignore);
      if (edit)
        await Promise.resolve()
          .then(() => emulator.edit("x", edit))
          .catch(ignore);
    };
    const hidden = (emulator) => emulator.deployments().map(({ directRouteApiKeys, ...others }) => others);
    const list = "?pageSize=1&showDeleted=true&readMask=name,state,replicaStats,update_time";
    await fc.assert(
      fc.asyncProperty(options, fc.array(call, { maxLength: 15 }), async (options, calls) => {
        const original = emulated({ ...deleted, ...options });
        const { apiKey } = options;
        const moments = new Map();
        for (const call of calls) {
          await make(original, call);
          moments.set(original.now(), [hidden(original), original.requests().length]);
        }
        const journal = copy(original.journal());
        const again = createEmulator({ journal, apiKey });
        assert.deepEqual(hidden(again), hidden(original));
        const shown = ({ body, ...request }) => request;
        assert.deepEqual(again.requests().map(shown), original.requests().map(shown));
        assert.deepEqual(again.journal(), journal);
        for (let page = 0; page < 2; page++) assert.deepEqual(await send(again, list), await send(original, list));
        for (const [until, then] of moments) {
          const past = createEmulator({ journal, until, apiKey });
          assert.deepEqual([hidden(past), past.requests().length], then);
        }
      }),
      { seed: 20260301, numRuns: 60, endOnFailure: true },
    );
  });

  test("takes data as deep as the original took", () => {
    const nested = (depth) => Array.from({ length: depth }).reduce((inner) => [inner], 0);
    const emulator = emulated({ deployments: [{ name: "x", nested: nested(124) }] });
    emulator.fail({ body: nested(126) });
    emulator.edit("x", { deep: nested(126) });
    const again = createEmulator({ journal: emulator.journal() });
    assert.deepEqual(again.deployments(), emulator.deployments());
  });
});

describe("a journal", () => {
  test("shows no key, and rebuilds who had one", async () => {
    const [key, wrong, route] = ["fw_marker_right", "fw_marker_wrong", "sk_marker_route"];
    const deployment = { name: "x", directRouteApiKeys: [route] };
    const emulator = emulated({ apiKey: key, deployments: [deployment] });
    const get = async (authorization, { fetch } = emulator) =>
      (await fetch(BASE, { headers: { authorization, "x-api-key": wrong } })).status;
    assert.deepEqual([await get(`Bearer ${key}`), await get(`Bearer ${wrong}`)], [200, 401]);
    await emulator.fetch(`${BASE}/x?updateMask=direct_route_api_keys`, {
      method: "PATCH",
      headers: { authorization: `Bearer ${key}` },
      body: JSON.stringify({ directRouteApiKeys: [route, `${route}2`] }),
    });
    emulator.fail({ body: { directRouteApiKeys: [route] }, match: "/none" });
    emulator.edit("x", { directRouteApiKeys: [route] });
    const journal = emulator.journal();
    assert.ok(!JSON.stringify(journal).includes("marker"), JSON.stringify(journal));
    const statuses = (of) => of.requests().map(({ status }) => status);
    for (const [apiKey, own] of [
      [undefined, "[redacted]"],
      [key, key],
      ["fw_other", "fw_other"],
    ]) {
      const again = createEmulator({ journal, apiKey });
      assert.deepEqual(statuses(again), statuses(emulator));
      assert.deepEqual([await get(`Bearer ${own}`, again), await get("Bearer fw_foreign", again)], [200, 401]);
    }
    assert.throws(() => createEmulator({ journal: emulated().journal(), apiKey: key }), isConfig("accepts any key"));
  });

  test("that is malformed throws a sentence", async () => {
    const journal = (await undeleted()).journal();
    const rebuilt = (options) => () => createEmulator({ journal, ...options });
    const entry = (fields) => ({ journal: { ...journal, entries: [{ ...journal.entries[0], ...fields }] } });
    for (const [options, said] of [
      [{ journal: null }, "the journal must be an object, got `null`"],
      [{ journal: "{}" }, "the journal must be an object"],
      [{ journal: {} }, "`version` in the journal must be 1"],
      [{ journal: [] }, "the journal must be an object"],
      [{ journal: { ...journal, version: 2 } }, "`version` in the journal must be 1, got `2`"],
      [{ journal: { ...journal, entries: undefined, more: 1 } }, "unknown field `more` in the journal"],
      [{ journal: { ...journal, now: "soon" } }, "`now` of the journal must be a time"],
      [{ journal: { ...journal, options: {} } }, "`now` of the journal's options must be a time"],
      [entry({ time: "2026-03-01" }), "entry 0 of the journal: `time` of it must be a time"],
      [entry({ call: "get" }), "entry 0 of the journal: `call` must be"],
      [entry({ headers: "x" }), "entry 0 of the journal: `headers` in it must be a list"],
      [entry({ path: 5 }), "entry 0 of the journal: `path` in it must be a string"],
      [entry({ body: () => 1 }), "`body` must be plain JSON data"],
      [{ until: at(-1) }, "the journal starts at `2026-03-01T12:00:00Z`, and can't be rebuilt until"],
      [{ until: "soon" }, "until must be a Date, milliseconds since 1970, or RFC 3339 text"],
      [{ clock: "real" }, "`clock` must not be given with a journal"],
      [{ apiKey: 5 }, "`apiKey` must be a string"],
    ])
      assert.throws(rebuilt(options), isConfig(said), said);
  });

  test("that has become too large throws until a reset", async () => {
    const emulator = emulated();
    const body = "x".repeat(9 * 2 ** 20);
    const send = () => emulator.fetch(`${BASE}/x:undelete`, { method: "POST", body });
    await send();
    assert.equal(emulator.journal().entries[0].body.length, body.length);
    await send();
    assert.throws(() => emulator.journal(), isConfig("the journal has exceeded 16 MiB"));
    emulator.reset();
    assert.deepEqual(emulator.journal().entries, []);
  });
});
