import assert from "node:assert/strict";
import { getEventListeners } from "node:events";
import { describe, test } from "node:test";
import { clientOf, failure, hangUp, READY, reply, serve, silence, sleep } from "./service.mjs";

const found = reply(200, READY);
const creating = reply(200, { ...READY, state: "CREATING" });
const late = reply(503, {}, { "retry-after-ms": "30000" });

/** A reply whose body never ends. */
const trickle = (_, response) => response.writeHead(200, { "content-type": "application/json" }).write('{"name":');

/** The outcome of a call that is aborted once the server has received this many requests. */
async function aborted(t, call, { answers = [found], after = answers.length, ...options } = {}) {
  const service = await serve(t, ...answers);
  const controller = new AbortController();
  const reason = new Error("changed my mind");
  const outcome = failure(call(clientOf(service, options), controller.signal));
  while (service.requests.length < after) await sleep(1);
  await sleep(30);
  const later = new Promise((resolve) => setImmediate(resolve, "later"));
  controller.abort(reason);
  const error = await Promise.race([outcome, later]);
  assert.notEqual(error, "later", "it ends before anything else happens");
  assert.equal(error.kind, "aborted", error.message);
  assert.equal(error.cause, reason);
  assert.deepEqual(getEventListeners(controller.signal, "abort"), []);
  await sleep(30);
  return { error, requests: service.requests.length };
}

const get = (client, signal) => client.get("x", { signal });
const undelete = (client, signal) => client.undelete("x", { signal });
const undeleteAndWait = (client, signal) => client.undelete("x", { signal, wait: { pollMs: 60_000 } });

describe("an abort", () => {
  test("before the call sends nothing", async (t) => {
    const service = await serve(t, found);
    const client = clientOf(service);
    for (const call of [get, undelete, undeleteAndWait, (client, signal) => client.listPage({}, { signal })]) {
      const error = await failure(call(client, AbortSignal.abort("no")));
      assert.deepEqual([error.kind, error.cause, error.attempts, error.outcomeUnknown], ["aborted", "no", 0, false]);
    }
    assert.equal(service.requests.length, 0);
  });

  test("of many calls at once ends them all, with one listener", async (t) => {
    const warnings = [];
    const warned = (warning) => warnings.push(warning);
    process.on("warning", warned);
    t.after(() => process.off("warning", warned));
    const client = clientOf(await serve(t, silence));
    const controller = new AbortController();
    const outcomes = Array.from({ length: 30 }, () => failure(get(client, controller.signal)));
    await sleep(50);
    assert.equal(getEventListeners(controller.signal, "abort").length, 1);
    controller.abort();
    for (const { kind } of await Promise.all(outcomes)) assert.equal(kind, "aborted");
    assert.deepEqual(getEventListeners(controller.signal, "abort"), []);
    assert.deepEqual(warnings, []);
  });

  test("without a reason has the platform's default", async (t) => {
    const error = await failure(get(clientOf(await serve(t, found)), AbortSignal.abort()));
    assert.equal(error.cause.name, "AbortError");
  });

  for (const reason of ["a string", null, 0, Symbol("x"), {}, Object.freeze([])]) {
    test(`has ${String(reason) || "an empty list"} for its reason, when that was given`, async (t) => {
      const controller = new AbortController();
      const call = failure(get(clientOf(await serve(t, silence)), controller.signal));
      await sleep(20);
      controller.abort(reason);
      assert.equal((await call).cause, reason);
    });
  }

  test("by AbortSignal.timeout has a TimeoutError as its cause", async (t) => {
    const error = await failure(get(clientOf(await serve(t, silence)), AbortSignal.timeout(50)));
    assert.deepEqual([error.kind, error.cause.name], ["aborted", "TimeoutError"]);
  });

  test("during a read leaves nothing open", async (t) => {
    const { error } = await aborted(t, get, { answers: [silence] });
    assert.deepEqual([error.attempts, error.outcomeUnknown], [1, false]);
  });

  test("during a write leaves its outcome unknown", async (t) => {
    const { error } = await aborted(t, undelete, { answers: [silence] });
    assert.deepEqual([error.attempts, error.outcomeUnknown], [1, true]);
    assert.deepEqual([error.method, error.path], ["POST", "/v1/accounts/acme/deployments/x:undelete"]);
  });

  test("during the body leaves a write's outcome unknown", async (t) => {
    const { error } = await aborted(t, undelete, { answers: [trickle] });
    assert.equal(error.outcomeUnknown, true);
  });

  test("closes the connection", async (t) => {
    let closed = false;
    const wait = (request) => request.socket.on("close", () => (closed = true));
    await aborted(t, get, { answers: [wait] });
    assert.ok(closed);
  });

  test("between attempts sends no more", async (t) => {
    for (const [answer, unknown] of [
      [late, true],
      [reply(429, {}, { "retry-after-ms": "30000" }), false],
      [hangUp, true],
    ]) {
      const { error, requests } = await aborted(t, undelete, { answers: [answer] });
      assert.deepEqual([error.attempts, error.outcomeUnknown, requests], [1, unknown, 1]);
    }
  });

  test("while the key is being fetched sends nothing", async (t) => {
    const { error, requests } = await aborted(t, get, { after: 0, apiKey: () => new Promise(() => {}) });
    assert.deepEqual([requests, error.outcomeUnknown], [0, false]);
  });

  test("during a wait says that the undelete took effect", async (t) => {
    const { error, requests } = await aborted(t, undeleteAndWait, { answers: [found, creating] });
    assert.deepEqual([error.outcomeUnknown, requests], [false, 2]);
  });

  test("during a poll ends the wait", async (t) => {
    await aborted(t, undeleteAndWait, { answers: [found, silence] });
  });

  test("during a list ends it at the next page", async (t) => {
    const more = reply(200, { deployments: [READY], nextPageToken: "more" });
    const list = async (client, signal) => {
      for await (const _ of client.list({}, { signal }));
    };
    await aborted(t, list, { answers: [more, silence] });
  });

  test("after the end of a call changes nothing", async (t) => {
    const controller = new AbortController();
    assert.deepEqual(await get(clientOf(await serve(t, found)), controller.signal), READY);
    assert.deepEqual(getEventListeners(controller.signal, "abort"), []);
    controller.abort();
  });
});

test("one signal serves many calls at once", async (t) => {
  const client = clientOf(await serve(t, silence));
  const controller = new AbortController();
  const calls = Array.from({ length: 10 }, () => failure(get(client, controller.signal)));
  await sleep(50);
  controller.abort("all");
  for (const error of await Promise.all(calls)) assert.equal(error.cause, "all");
  assert.deepEqual(getEventListeners(controller.signal, "abort"), []);
});

test("a signal with other listeners ends a call too", async (t) => {
  const controller = new AbortController();
  controller.signal.addEventListener("abort", () => {});
  const call = failure(get(clientOf(await serve(t, silence)), controller.signal));
  setTimeout(() => controller.abort("enough"), 20);
  assert.equal((await call).cause, "enough");
});

describe("a signal with overridden members", () => {
  for (const member of ["aborted", "reason", "addEventListener", "removeEventListener"]) {
    test(`still works if its ${member} throws`, async (t) => {
      const controller = new AbortController();
      Object.defineProperty(controller.signal, member, {
        get() {
          throw new Error("mine");
        },
      });
      const call = failure(get(clientOf(await serve(t, silence)), controller.signal));
      setTimeout(() => controller.abort("enough"), 20);
      const { kind, cause } = await call;
      assert.deepEqual([kind, cause], ["aborted", "enough"]);
    });
  }
});

describe("a signal ends a call", () => {
  // as in jsdom, whose classes take the place of the host's
  class EventTarget {}
  class AbortSignal extends EventTarget {
    get aborted() {
      throw new TypeError("not an AbortSignal of this realm");
    }
  }
  for (const [words, classes] of [
    ["where the global EventTarget isn't its own", { EventTarget }],
    ["where the global AbortSignal isn't its own", { EventTarget, AbortSignal }],
    ["where there is no global AbortSignal", { AbortSignal: undefined }],
  ]) {
    test(words, async (t) => {
      const client = clientOf(await serve(t, silence));
      const controller = new AbortController();
      const platform = { EventTarget: globalThis.EventTarget, AbortSignal: globalThis.AbortSignal };
      t.after(() => Object.assign(globalThis, platform));
      Object.assign(globalThis, classes);
      const call = failure(get(client, controller.signal));
      setTimeout(() => controller.abort("enough"), 20);
      const { kind, cause } = await call;
      assert.deepEqual([kind, cause], ["aborted", "enough"]);
      assert.deepEqual(getEventListeners(controller.signal, "abort"), []);
    });
  }
});
