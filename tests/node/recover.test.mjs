// Recovering: from each state, interrupted anywhere in any way, and run again until it is through.
import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import { text } from "node:stream/consumers";
import { describe, test } from "node:test";
import { DeploymentsClient } from "fireworks-deployments";
import { createEmulator } from "fireworks-deployments/emulator";
import { hurry } from "./hurry.mjs";
import { clientOf, failure, KEY, READY, reply, serve } from "./service.mjs";

const STATES = ["READY", "CREATING", "UPDATING", "DELETING", "DELETED", "FAILED"];
const deployment = (state) => ({
  name: "accounts/acme/deployments/x",
  state,
  baseModel: "accounts/fireworks/models/tiny",
  minReplicaCount: 1,
  maxReplicaCount: 1,
});

/** An emulator with one deployment, whose time is the host's. */
const emulatorOf = (state, options) =>
  createEmulator({ accountId: "acme", apiKey: KEY, clock: "real", deployments: [deployment(state)], ...options });

/** Draws whole numbers below a limit, the same for the same seed. */
function drawing(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state % below;
  };
}

/** The ways in which a run is interrupted at one of its requests. */
const INTERRUPTIONS = {
  "nothing happens": (send) => send(),
  "the caller aborts": (_, controller) => {
    controller.abort("enough");
    return new Promise(() => {});
  },
  "the caller aborts once it took effect": async (send, controller) => {
    await send();
    controller.abort("enough");
    return new Promise(() => {});
  },
  "the connection breaks": () => Promise.reject(new Error("socket hang up")),
  "the reply is lost": async (send) => {
    await send();
    throw new Error("socket hang up");
  },
  "a gateway answers": async () => new Response("<html>Bad Gateway", { status: 502 }),
  "the key is refused": async () => Response.json({ error: { code: "UNAUTHORIZED", message: "no" } }, { status: 401 }),
};

/** Runs `recover` until it is through. Returns the states of its result, and the undeletes that took effect. */
async function recovered(t, emulator, draw) {
  let undeletes = 0;
  let isOver = false;
  const run = async () => {
    for (let runs = 0; ; runs++) {
      const controller = new AbortController();
      const ways = Object.values(INTERRUPTIONS);
      // the third run at the latest goes through
      const [at, way] = runs < 2 ? [1 + draw(6), ways[draw(ways.length)]] : [0, undefined];
      let requests = 0;
      const fetch = (url, init) => {
        const send = async () => {
          const response = await emulator.fetch(url, init);
          if (String(url).endsWith(":undelete") && response.ok) undeletes++;
          return response;
        };
        return ++requests === at ? way(send, controller) : send();
      };
      const client = new DeploymentsClient({ apiKey: KEY, accountId: "acme", fetch });
      try {
        return await client.recover("x", { signal: controller.signal });
      } catch (error) {
        assert.ok(["aborted", "api"].includes(error.kind), `${error}`);
        assert.ok(runs < 2, `${error}`);
        if (error.message.includes("; the undelete took effect")) assert.ok(undeletes > 0);
      }
    }
  };
  const result = run().finally(() => {
    isOver = true;
  });
  for (; !isOver; t.mock.timers.tick(500)) await new Promise(setImmediate);
  return { result: await result, undeletes };
}

for (const state of STATES) {
  test(`from ${state}, with 60 draws of interruptions and of lag`, async (t) => {
    for (let seed = 0; seed < 60; seed++) {
      const draw = drawing(seed * 7 + STATES.indexOf(state));
      t.mock.timers.enable({ apis: ["setTimeout", "Date"], now: 1_800_000_000_000 });
      const emulator = emulatorOf(state, { lag: draw(2) * draw(40_000) });
      const { result, undeletes } = await recovered(t, emulator, draw);
      t.mock.timers.reset();
      assert.equal(result.state, "READY", `seed ${seed}`);
      assert.equal(undeletes, ["DELETING", "DELETED", "FAILED"].includes(state) ? 1 : 0, `seed ${seed}`);
    }
  });
}

/** Serves an emulator over HTTP. `isDown` can make it drop every connection. */
async function served(t, emulator) {
  const network = { isDown: false, requests: 0 };
  const server = createServer(async (request, response) => {
    network.requests++;
    if (network.isDown) return response.destroy();
    const { method, headers } = request;
    const body = method === "GET" ? undefined : await text(request);
    const answer = await emulator.fetch(`http://service${request.url}`, { method, headers, body });
    response.writeHead(answer.status, { "content-type": "application/json" });
    response.end(await answer.text());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return { network, url: `http://127.0.0.1:${server.address().port}` };
}

describe("over HTTP, hurried,", () => {
  const hurried = { speed: 1_000 };
  for (const state of STATES) {
    test(`from ${state}, aborted at each of its requests and run again`, async (t) => {
      hurry(t);
      for (let at = 1; at <= 4; at++) {
        const service = await served(t, emulatorOf(state, hurried));
        const controller = new AbortController();
        const onEvent = ({ type }) => {
          if (type === "request" && service.network.requests + 1 >= at) controller.abort("enough");
        };
        const { signal } = controller;
        await clientOf(service, { onEvent })
          .recover("x", { signal })
          .catch((error) => assert.equal(error.kind, "aborted", `${error}`));
        assert.equal((await clientOf(service).recover("x")).state, "READY");
      }
    });
  }

  test("a wait survives a server that is down for ten minutes", async (t) => {
    hurry(t);
    const service = await served(t, emulatorOf("DELETED", { ...hurried, readyAfter: "11m" }));
    const errors = [];
    const onPoll = ({ state }) => {
      if (state !== "CREATING" || service.network.wasDown) return;
      Object.assign(service.network, { isDown: true, wasDown: true });
      setTimeout(() => Object.assign(service.network, { isDown: false }), 600_000);
    };
    const onPollError = (error) => errors.push(error);
    const { state } = await clientOf(service).undelete("x", { wait: { onPoll, onPollError } });
    assert.equal(state, "READY");
    assert.ok(errors.length >= 5, `${errors.length} polls failed`);
    assert.ok(errors.every(({ kind }) => kind === "network"));
  });
});

test("until it serves, not only until it is ready", async (t) => {
  hurry(t);
  const emulator = emulatorOf("DELETED", { clock: "manual", servingAfter: "40s" });
  const client = clientOf(await served(t, emulator));
  const errors = [];
  const { state } = await client.recover("x", {
    until: "serving",
    onPoll: () => emulator.advance("10s"),
    onPollError: ({ status }) => {
      // hurried, an attempt's minute is short enough to pass on a busy machine
      if (status === undefined) return;
      errors.push(status);
      emulator.advance("10s");
    },
  });
  assert.equal(state, "READY");
  assert.ok(errors.length > 0 && errors.every((status) => status === 503), String(errors));
  assert.equal((await client.waitUntilServing("x")).state, "READY");
});

test("a quota that is used up ends it, with what to do", async (t) => {
  const gpus = { acceleratorType: "NVIDIA_H200_141GB", acceleratorCount: 2 };
  const emulator = createEmulator({
    accountId: "acme",
    apiKey: KEY,
    quotas: { NVIDIA_H200_141GB: 1 },
    deployments: [{ ...deployment("DELETED"), ...gpus }],
  });
  const error = await failure(clientOf(await served(t, emulator)).recover("x"));
  assert.deepEqual([error.kind, error.trouble, error.outcomeUnknown], ["api", "quota", false]);
  assert.equal(error.deployment.state, "DELETED");
  assert.match(
    error.message,
    /in use: .*the account's quota doesn't allow it: delete a deployment, lower a maxReplicaCount/,
  );
});

test("an ID that nothing has is told with the nearest", async (t) => {
  const service = await served(
    t,
    emulatorOf("READY", { deployments: [{ ...deployment("DELETED"), name: "accounts/acme/deployments/prod-chat" }] }),
  );
  const error = await failure(clientOf(service).recover("prod-chta"));
  assert.match(error.message, /not found.*; did you mean `prod-chat`\?$/);
});

test("a wrong key says where it came from", async (t) => {
  const refused = reply(401, { error: { message: "The API key you provided is invalid.", code: "UNAUTHORIZED" } });
  const of = async (options) => (await failure(clientOf(await serve(t, refused), options).get("x"))).message;
  assert.match(await of({}), /; the key came from the option `apiKey`$/);
  assert.match(await of({ apiKey: () => KEY }), /; the key came from the `apiKey` function$/);
  assert.match(await of({ apiKey: undefined }), /; the key came from (FIREWORKS_API_KEY|the proxy)/);
});

test("a create that meets a deleted ID holds the deployment", async (t) => {
  const deleted = { ...READY, state: "DELETED", deleteTime: "2026-11-20T03:00:00Z", purgeTime: "2026-11-27T03:00:00Z" };
  const service = await serve(t, reply(409, { code: 6, message: "already exists" }), reply(200, deleted));
  const create = clientOf(service).create({ baseModel: "accounts/fireworks/models/tiny" }, { deploymentId: "x" });
  const error = await failure(create);
  assert.deepEqual(error.deployment, deleted);
  assert.match(error.message, /can be undeleted until 2026-11-27T03:00:00Z: undelete it, delete it for good/);
});
