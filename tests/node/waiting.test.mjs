// Waiting: through failed polls, to the end, and no longer than asked.
import assert from "node:assert/strict";
import { getEventListeners } from "node:events";
import { describe, test } from "node:test";
import { clientOf, failure, READY, reply, serve, silence, sleep } from "./service.mjs";

const soon = { "retry-after-ms": "1" };
const model = { baseModel: "accounts/fireworks/models/tiny" };
const creating = { ...READY, state: "CREATING" };
const short = { ...creating, status: { code: "RESOURCE_EXHAUSTED", message: "no H100 is free" } };
const failed = { ...READY, state: "FAILED", status: { code: "INTERNAL", message: "no such image" } };
const of = (deployment) => reply(200, deployment);
const lines = ({ requests }) => requests.map(({ method, url }) => `${method} ${url.split("/deployments")[1]}`);

/** Waits by a clock of its own, which nothing slows down. Returns the times of the requests, in milliseconds. */
async function timesOf(t, answers, { pollMs, timeoutMs }) {
  t.mock.timers.enable({ apis: ["setTimeout", "Date"] });
  const times = [];
  const fetch = () => {
    const answer = answers[times.push(Date.now()) - 1];
    return typeof answer === "function" ? answer() : new Response(JSON.stringify(answer.body), answer);
  };
  let isOver = false;
  const wait = clientOf({ url: "http://service" }, { timeoutMs, fetch }).waitFor("x", "READY", { pollMs });
  const end = wait.finally(() => {
    isOver = true;
  });
  for (; !isOver; t.mock.timers.tick(1)) await new Promise(setImmediate);
  await end;
  return times;
}

describe("polls are at least pollMs apart", () => {
  const pollMs = 60;
  const broken = () => Promise.reject(new Error("the connection broke"));
  const never = () => new Promise(() => {});
  for (const [words, answers, timeoutMs] of [
    ["if all is well", [of(creating), of(creating)]],
    ["while the service is busy", [reply(503, {}, soon), reply(503, {}, soon), of(creating), reply(500, {}, soon)]],
    ["while the connection breaks", [broken, of(creating)]],
    ["while nothing comes", [never, of(creating)], 100],
    ["while the service asks for less", [reply(429, {}, { "retry-after": "0.001" }), of(creating)]],
  ]) {
    test(words, async (t) => {
      const times = await timesOf(t, [...answers, of(READY)], { pollMs, timeoutMs });
      assert.equal(times.length, answers.length + 1);
      for (const [index, time] of times.slice(1).entries()) assert.ok(time - times[index] >= pollMs, String(times));
    });
  }

  test("and further apart if the service asks for it", async (t) => {
    const answers = [reply(429, {}, { "retry-after": "0.2" }), of(READY)];
    const [first, second] = await timesOf(t, answers, { pollMs: 1 });
    assert.ok(second - first >= 200, `${second - first} ms`);
  });
});

test("onPoll is called for each poll, and nothing else", async (t) => {
  const service = await serve(t, of(creating), reply(503, {}, soon), of(short), of(READY));
  const polled = [];
  const result = await clientOf(service).waitFor("x", "READY", { pollMs: 1, onPoll: (one) => polled.push(one) });
  assert.deepEqual(polled, [creating, short, READY]);
  assert.deepEqual(result, READY);
});

const waits = {
  waitFor: (client, wait, options) => client.waitFor("x", "READY", { ...wait, ...options }),
  "create with an ID": (client, wait, options) => client.create(model, { deploymentId: "x", ...options, wait }),
  "create without one": (client, wait, options) => client.create(model, { ...options, wait }),
  undelete: (client, wait, options) => client.undelete("x", { ...options, wait }),
};
const first = {
  "create with an ID": "POST ?deploymentId=x",
  "create without one": "POST ",
  undelete: "POST /x:undelete",
};

for (const [name, call] of Object.entries(waits)) {
  const begin = first[name] === undefined ? [] : [first[name]];
  const answers = begin.map(() => of(creating));

  describe(`${name}, waiting,`, () => {
    test("resolves with the deployment that is READY", async (t) => {
      const service = await serve(t, ...answers, of(creating), of(short), of(READY));
      assert.deepEqual(await call(clientOf(service), { pollMs: 1 }), READY);
      assert.deepEqual(lines(service), [...begin, "GET /x", "GET /x", "GET /x"]);
    });

    test("rejects with the status of a deployment that failed", async (t) => {
      const error = await failure(call(clientOf(await serve(t, ...answers, of(creating), of(failed))), { pollMs: 1 }));
      assert.deepEqual([error.kind, error.outcomeUnknown, error.method], ["failed", false, "GET"]);
      assert.deepEqual(error.deployment, failed);
      assert.match(error.message, /deployments\/x is FAILED \(INTERNAL: no such image\)/);
    });

    test("tolerates a lack of GPUs, and names it at the timeout", async (t) => {
      const polled = [];
      const wait = { pollMs: 5, maxWaitMs: 250, onPoll: ({ status }) => polled.push(status.code) };
      const error = await failure(call(clientOf(await serve(t, ...answers, of(short))), wait));
      assert.deepEqual([error.kind, error.outcomeUnknown], ["timeout", false]);
      assert.deepEqual(error.deployment, short);
      assert.match(
        error.message,
        /within 0\.25s; it was last seen CREATING \(RESOURCE_EXHAUSTED: no H100 is free\); no accelerators are free/,
      );
      assert.deepEqual([...new Set(polled)], ["RESOURCE_EXHAUSTED"]);
    });

    const timers = () => process.getActiveResourcesInfo().filter((resource) => resource === "Timeout").length;
    for (const [moment, served, after, outcomeUnknown] of [
      ["before it begins", answers, 0, false],
      ...begin.map(() => ["during the write", [silence], 1, true]),
      ["during a poll", [...answers, of(creating), silence], begin.length + 2, false],
      ["between readings", [...answers, of(creating)], begin.length + 1, false],
      ["between attempts to read", [...answers, reply(503, {})], begin.length + 1, false],
    ]) {
      test(`can be aborted ${moment}, and leaves nothing behind`, async (t) => {
        const service = await serve(t, ...served, of(creating));
        const idle = timers();
        const controller = new AbortController();
        if (after === 0) controller.abort("enough");
        const pollMs = moment === "during a poll" ? 1 : 60_000;
        const outcome = failure(call(clientOf(service), { pollMs }, { signal: controller.signal }));
        while (service.requests.length < after) await sleep(1);
        await sleep(20);
        controller.abort("enough");
        const error = await outcome;
        assert.deepEqual([error.kind, error.cause, error.outcomeUnknown], ["aborted", "enough", outcomeUnknown]);
        assert.deepEqual([timers(), getEventListeners(controller.signal, "abort")], [idle, []]);
        assert.equal(service.requests.length, after);
      });
    }
  });
}

test("create with validateOnly doesn't wait", async (t) => {
  const service = await serve(t, of(creating));
  assert.deepEqual(await clientOf(service).create(model, { validateOnly: true, wait: { maxWaitMs: 100 } }), creating);
  assert.deepEqual(lines(service), ["POST ?validateOnly=true"]);
});

test("create can't wait for a deployment without a name", async (t) => {
  for (const unnamed of [{ state: "CREATING" }, { name: "" }, { name: "x" }]) {
    const service = await serve(t, of(unnamed));
    const error = await failure(clientOf(service).create(model, { wait: true }));
    assert.deepEqual([error.kind, error.outcomeUnknown, error.attempts], ["protocol", false, 1], error.message);
    assert.deepEqual([error.method, error.path], ["POST", "/v1/accounts/acme/deployments"]);
    assert.equal(
      error.message,
      "create of accounts/acme/deployments: the create took effect, but its reply has no name to wait for",
    );
    assert.equal(service.requests.length, 1);
  }
});

test("delete waits until the deployment is gone", async (t) => {
  const deleting = { ...READY, state: "DELETING" };
  for (const end of [of({ ...READY, state: "DELETED" }), reply(404, { code: 5, message: "not found" })]) {
    const service = await serve(t, of({}), of(failed), of(deleting), end);
    assert.equal(await clientOf(service).delete("x", { wait: { pollMs: 1 } }), undefined);
    assert.deepEqual(lines(service), ["DELETE /x", "GET /x", "GET /x", "GET /x"]);
  }
});
