// Writes accept any value: they send nothing, or exactly what was validated.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { isFireworksError, validateDeployment } from "fireworks-deployments";
import { values } from "../hostile/values.mjs";
import { clientOf, failure, READY, settled } from "./service.mjs";

const baseModel = "accounts/fireworks/models/tiny";
// serializing them takes long, and they add nothing over a hundred thousand
const { "a million keys": _, "a list of a million": __, ...quick } = values;

/** A client that records requests instead of sending them. */
function recorder(options) {
  const sent = [];
  const fetch = async (url, { body }) => {
    sent.push({ query: new URL(url).searchParams, body: JSON.parse(body) });
    return Response.json(READY);
  };
  return { sent, client: clientOf({ url: "http://service" }, { fetch, ...options }) };
}

/** Asserts that a call settles properly, and returns what it sent, if anything. */
async function assertSettles(recorder, call) {
  const outcome = await settled(
    (async () => call(recorder.client))().then(
      () => "sent",
      (error) => error,
    ),
  );
  if (outcome === "sent") {
    assert.equal(recorder.sent.length, 1);
    return recorder.sent.pop();
  }
  assert.ok(isFireworksError(outcome), String(outcome));
  assert.ok(["config", "validation"].includes(outcome.kind), outcome.message);
  assert.deepEqual([outcome.attempts, outcome.outcomeUnknown, recorder.sent], [0, false, []]);
}

const errors = (value, purpose) =>
  validateDeployment(value, { for: purpose }).filter(({ severity }) => severity === "error");

describe("settles, and sends nothing that was not checked:", () => {
  for (const [name, make] of Object.entries(quick)) {
    test(name, async () => {
      const checking = recorder();
      for (const value of [make(), { displayName: make(), description: "x" }, { fieldOfTomorrow: make() }]) {
        const update = await assertSettles(checking, (client) => client.update("x", value));
        if (update) {
          assert.deepEqual(errors(update.body, "update"), []);
          const names = Object.keys(update.body).map((key) => key.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`));
          assert.equal(update.query.get("updateMask"), names.join(","));
        }
        const create = await assertSettles(checking, (client) => client.create(value));
        if (create) assert.deepEqual(errors(create.body, "create"), []);
      }
      const scale = await assertSettles(checking, (client) => client.scale("x", make()));
      if (scale) assert.ok(scale.body.replicaCount >= 0, JSON.stringify(scale.body));
      const set = await assertSettles(checking, (client) => client.setTags("x", make()));
      if (set) assert.deepEqual(errors({ baseModel, annotations: set.body.tags }, "create"), []);
      assert.equal(await assertSettles(checking, (client) => client.deleteTags("x", make())), undefined);
    });

    test(`${name}, without the rules`, async () => {
      const trusting = recorder({ validate: false });
      for (const call of [
        (client) => client.update("x", make()),
        (client) => client.update("x", { displayName: make() }),
        (client) => client.create(make()),
        (client) => client.create({ baseModel }, make()),
        (client) => client.update("x", { displayName: "x" }, make()),
        (client) => client.scale("x", make()),
        (client) => client.setTags("x", make()),
        (client) => client.deleteTags("x", make()),
      ])
        await assertSettles(trusting, call);
    });
  }
});

/** An object with a field whose value changes on each read. */
function fickle(name, ...said) {
  let readings = 0;
  return Object.defineProperty({}, name, { enumerable: true, get: () => said[Math.min(readings++, said.length - 1)] });
}

describe("a value that changes while it is read is sent as checked, or not at all:", () => {
  const long = "x".repeat(64);
  for (const [words, changes] of [
    ["a getter", fickle("displayName", "fine", long)],
    ["a getter on its third read", fickle("displayName", "fine", "fine", long)],
    ["toJSON", { displayName: "fine", toJSON: () => ({ displayName: long }) }],
    ["toJSON of a field", { displayName: "fine", autoscalingPolicy: { toJSON: () => ({ scaleToZeroWindow: "1s" }) } }],
    [
      "a proxy",
      new Proxy({ displayName: "fine" }, { ownKeys: () => ["displayName"], get: () => fickle("a", "fine", long).a }),
    ],
  ]) {
    test(words, async () => {
      const sent = await assertSettles(recorder(), (client) => client.update("x", changes));
      if (sent) assert.deepEqual(errors(sent.body, "update"), []);
    });
  }

  test("the ID to create", async () => {
    for (let readings = 1; readings < 8; readings++) {
      const options = fickle("deploymentId", ...Array(readings).fill("x"), "Not An ID");
      const sent = await assertSettles(recorder(), (client) => client.create({ baseModel }, options));
      if (sent) assert.equal(sent.query.get("deploymentId"), "x", `after ${readings} readings`);
    }
  });
});

test("a value that isn't an object in JSON is reported", async () => {
  const { client, sent } = recorder();
  for (const [changes, part] of [
    [{ toJSON: () => "1970" }, /an update must be an object, got `1970`/],
    [{ toJSON: () => [1] }, /an update must be an object, got a list/],
    [{ toJSON: () => undefined }, /an update must be an object, got nothing/],
  ]) {
    const error = await failure(client.update("x", changes));
    assert.equal(error.kind, "config");
    assert.match(error.message, part);
  }
  assert.deepEqual(sent, []);
});

test("an exception while reading a value is the cause", async () => {
  const { client, sent } = recorder();
  const mine = new Error("mine");
  const refuse = () => {
    throw mine;
  };
  for (const changes of [{ toJSON: refuse }, { fieldOfTomorrow: { toJSON: refuse } }]) {
    const { kind, cause } = await failure(client.update("x", changes));
    assert.deepEqual([kind, cause], ["config", mine]);
  }
  assert.deepEqual(sent, []);
});
