// A function of the host throws, at any one of its uses or from then on: the call settles, and every later call works.
import assert from "node:assert/strict";
import { getEventListeners } from "node:events";
import { describe, test } from "node:test";
import * as library from "fireworks-deployments";
import { hostFunctions, whileBroken } from "./broken-host.mjs";
import { printed } from "./printed.mjs";
import { KEY, READY } from "./service.mjs";

const reply = (body, status = 200) => new Response(body, { status, headers: { "retry-after-ms": "1" } });
const [READ, CREATING] = [READY, { ...READY, state: "CREATING" }].map((deployment) => JSON.stringify(deployment));
const PAGE = `{"deployments":[${READ}]}`;
const FIRST_PAGE = `{"deployments":[${READ}],"nextPageToken":"more"}`;
const { abort } = AbortController.prototype;

async function listed(client, signal) {
  const found = [];
  for await (const deployment of client.list({ filter: "a" }, { signal })) found.push(deployment);
  return found;
}

/** Calls with the service's answers, by number and URL, and their results. */
const scenarios = {
  "a read": { answer: () => reply(READ), call: (client) => client.get("x"), gives: READY },
  "a refused read": { answer: () => reply("{}", 404), call: (client) => client.get("x"), ends: "api" },
  "a list": {
    answer: (_, url) => reply(url.includes("=more") ? PAGE : FIRST_PAGE),
    call: listed,
    gives: [READY, READY],
  },
  "a wait": {
    answer: (nth) => reply(nth === 1 ? CREATING : READ),
    call: (client, signal, _, maxWaitMs) => client.waitFor("x", "READY", { signal, pollMs: 1, maxWaitMs }),
    gives: READY,
  },
  "a write that is retried": {
    answer: (nth) => (nth === 1 ? reply("{}", 503) : reply(READ)),
    call: (client, signal) => client.undelete("x", { signal, maxRetries: 1 }),
    gives: READY,
    isWrite: true,
  },
  "a write without an answer": {
    answer: () => new Promise(() => {}),
    call: (client) => client.undelete("x", { timeoutMs: 2 }),
    ends: "timeout",
    isWrite: true,
  },
  "a write that is aborted": {
    answer: () => new Promise(() => {}),
    call(client, signal, controller) {
      setImmediate(() => abort.call(controller, "enough"));
      return client.undelete("x", { signal });
    },
    ends: "aborted",
    isWrite: true,
  },
};

const settles = (call, body = READ) => ({ answer: () => reply(body), call, gives: undefined, isWrite: true });
/** The other operations, for the long form: `TORTURE=long`. */
const others = {
  recover: {
    answer: () => reply(READ),
    call: (client, signal, _, maxWaitMs) => client.recover("x", { signal, pollMs: 1, maxWaitMs }),
    gives: READY,
  },
  "a wait for serving": {
    answer: () => reply(READ),
    call: (client, signal, _, maxWaitMs) => client.waitUntilServing("x", { signal, pollMs: 1, maxWaitMs }),
    gives: READY,
  },
  "a create": {
    answer: () => reply(READ),
    call: (client, signal) => client.create({ baseModel: "accounts/a/models/m" }, { signal, deploymentId: "x" }),
    gives: READY,
    isWrite: true,
  },
  "an update": {
    answer: () => reply(READ),
    call: (client, signal) => client.update("x", { displayName: "x" }, { signal }),
    gives: READY,
    isWrite: true,
  },
  "an edit": {
    answer: () => reply(READ),
    call: (client, signal) => client.edit("x", (same) => ({ ...same, displayName: "y" }), { signal }),
    gives: READY,
  },
  "a page": {
    answer: () => reply(PAGE),
    call: (client, signal) => client.listPage({}, { signal }),
    gives: { deployments: [READY] },
  },
  metrics: { answer: () => reply("{}"), call: (client, signal) => client.metrics("x", { signal }), gives: {} },
  shards: {
    answer: () => reply('{"deploymentShards":[]}'),
    call: (client, signal) => client.shards("x", {}, { signal }),
    gives: { deploymentShards: [] },
  },
  "a termination message": {
    answer: () => reply("{}"),
    call: (client, signal) => client.terminationMessage("x", { signal }),
    gives: {},
  },
  "a delete": settles((client, signal) => client.delete("x", { signal }), "{}"),
  "a scale": settles((client, signal) => client.scale("x", 1, { signal }), "{}"),
  "a setting of tags": settles((client, signal) => client.setTags("x", { "custom/a": "b" }, { signal }), "{}"),
  "a removal of tags": settles((client, signal) => client.deleteTags("x", ["custom/a"], { signal }), "{}"),
};

/** The end of a call: its result, or the error that it rejects with. */
async function settled(call) {
  try {
    return { result: await call() };
  } catch (error) {
    return { error };
  }
}

/** A call's outcome in words: `as expected`, `a FireworksError`, or what must not be. */
function wordsOf({ result, error }, { gives, ends, isWrite }, sent) {
  if (error === undefined) {
    const said = JSON.stringify(result);
    return said === JSON.stringify(gives) ? "as expected" : `it gave ${said}`;
  }
  if (!library.isFireworksError(error)) return `it threw ${error}`;
  if (printed(error).includes(KEY)) return "it shows the key";
  if (isWrite && sent.length > 0 && !error.outcomeUnknown) return `a write was sent, and all it says is: ${error}`;
  return error.kind === ends ? "as expected" : "a FireworksError";
}

const timers = () => process.getActiveResourcesInfo().filter((kind) => kind === "Timeout").length;

/** Makes a call while a function is broken, then by the same client, and by a new one. Returns all problems. */
async function problemsOf({ DeploymentsClient }, scenario, name, breaking) {
  const sent = [];
  const timersBefore = timers();
  globalThis.fetch = async (url) => scenario.answer(sent.push(url), url);
  const options = { apiKey: () => KEY, accountId: "acme", baseUrl: "https://service", timeoutMs: 2_000, maxRetries: 0 };
  const [client, other] = [1, 2].map(() => new DeploymentsClient({ ...options, onEvent() {} }));
  const shared = new AbortController();
  // with a broken host a wait may last as long as it may; later ones end by themselves, however busy the machine is
  const calls = [client, client, other].map((client, nth) => {
    const controller = scenario.ends === "aborted" ? new AbortController() : shared;
    const { signal } = controller;
    return { signal, call: () => scenario.call(client, signal, controller, nth === 0 ? 100 : 60_000) };
  });
  const [first, ...later] = calls;
  const { outcome, uses } = await whileBroken(name, breaking, () => settled(first.call));
  const firstly = wordsOf(outcome, scenario, sent);
  const problems = /^(as expected|a FireworksError)$/.test(firstly) ? [] : [firstly];
  for (const { call, signal } of later) {
    sent.length = 0;
    const words = wordsOf(await settled(call), scenario, sent);
    if (words !== "as expected") problems.push(`later ${words}`);
    if (getEventListeners(signal, "abort").length > 0) problems.push("a listener is left");
  }
  // one that can't be cleared ends by itself
  if (name !== "clearTimeout" && timers() > timersBefore) problems.push("a timer is left");
  return { problems, uses };
}

const tried = process.env.TORTURE === "long" ? { ...scenarios, ...others } : scenarios;
let copies = 0;
/** A library in use, and copies that nothing was called of. */
const libraries = { call: () => library, "first call": () => import(`../../pkg/dist/node.js?${copies++}`) };

/** The problems of a call when a function breaks at each of its uses, once or for good. */
async function* breakdowns(name, load, scenario) {
  for (const once of [true, false]) {
    for (let at = 1, isReached = true; isReached; at++) {
      const { problems, uses } = await problemsOf(await load(), scenario, name, { at, once });
      isReached = uses >= at;
      for (const problem of problems) yield `${once ? "at" : "from"} use ${at}: ${problem}`;
    }
  }
}

describe("a call settles, and every later one works, if the host throws at any use of", () => {
  const { fetch } = globalThis;
  for (const name of Object.keys(hostFunctions)) {
    test(name, async (t) => {
      t.after(() => (globalThis.fetch = fetch));
      const problems = [];
      for (const [which, load] of Object.entries(libraries))
        for (const [words, scenario] of Object.entries(tried))
          for await (const problem of breakdowns(name, load, scenario)) problems.push(`${which}, ${words}, ${problem}`);
      assert.deepEqual(problems, []);
    });
  }
});
