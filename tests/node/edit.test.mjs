// Editing: read, change, send exactly what differs.
import assert from "node:assert/strict";
import { test } from "node:test";
import { clientOf, failure, READY, reply, serve } from "./service.mjs";

const current = {
  ...READY,
  baseModel: "accounts/fireworks/models/tiny",
  maxReplicaCount: 1,
  autoscalingPolicy: { scaleUpWindow: "30s", scaleToZeroWindow: "3600s" },
  directRouteApiKeys: ["route-key"],
};

test("sends exactly the fields that differ", async (t) => {
  const service = await serve(t, reply(200, current), reply(200, { ...current, maxReplicaCount: 2 }));
  const result = await clientOf(service).edit("x", (deployment) => ({
    ...deployment,
    maxReplicaCount: 2,
    autoscalingPolicy: { ...deployment.autoscalingPolicy, scaleToZeroWindow: "600s" },
  }));
  assert.equal(result.maxReplicaCount, 2);
  const [read, write] = service.requests;
  assert.deepEqual([read.method, write.method], ["GET", "PATCH"]);
  assert.equal(
    new URL(write.url, service.url).searchParams.get("updateMask"),
    "max_replica_count,autoscaling_policy.scale_to_zero_window",
  );
  assert.deepEqual(JSON.parse(write.body), {
    maxReplicaCount: 2,
    autoscalingPolicy: { scaleToZeroWindow: "600s" },
  });
});

test("sends nothing if nothing differs", async (t) => {
  const service = await serve(t, reply(200, current));
  const { data, response } = await clientOf(service)
    .edit("x", (deployment) => structuredClone(deployment))
    .withResponse();
  assert.deepEqual([data, response.status, service.requests.length], [current, 200, 1]);
});

test("a change function may be async, and change its argument", async (t) => {
  const service = await serve(t, reply(200, current), reply(200, READY));
  await clientOf(service).edit("x", async (deployment) => {
    deployment.displayName = "Mine";
    delete deployment.directRouteApiKeys;
    return deployment;
  });
  assert.deepEqual(JSON.parse(service.requests[1].body), { displayName: "Mine", directRouteApiKeys: null });
});

test("a change of an immutable field is named, and nothing is sent", async (t) => {
  const service = await serve(t, reply(200, current));
  const edited = clientOf(service).edit("x", (deployment) => ({ ...deployment, baseModel: "accounts/a/models/other" }));
  const error = await failure(edited);
  assert.deepEqual(
    [error.kind, error.issues[0].path, error.issues[0].code],
    ["validation", ["baseModel"], "immutable"],
  );
  assert.equal(service.requests.length, 1);
});

test("a change function that throws or returns nothing sends nothing", async (t) => {
  const mine = new Error("mine");
  for (const [change, cause] of [
    [
      () => {
        throw mine;
      },
      mine,
    ],
    [() => {}, undefined],
    ["none", undefined],
  ]) {
    const service = await serve(t, reply(200, current));
    const error = await failure(clientOf(service).edit("x", change));
    assert.deepEqual([error.kind, error.cause, service.requests.length], ["config", cause, 1]);
  }
});

test("a deployment nested too deeply to be copied sends nothing", async (t) => {
  const deep = `${'{"a":'.repeat(50_000)}1${"}".repeat(50_000)}`;
  const answer = (_, response) => response.end(`{"name":"${READY.name}","state":"READY","fieldOfTomorrow":${deep}}`);
  const service = await serve(t, answer);
  const error = await failure(clientOf(service).edit("x", (same) => same));
  assert.deepEqual([error.kind, error.cause?.name, service.requests.length], ["config", "RangeError", 1]);
  assert.match(error.message, /^the deployment can't be copied/);
});

test("what the read is refused is what the edit is refused", async (t) => {
  const error = await failure(clientOf(await serve(t, reply(403, {}))).edit("x", (same) => same));
  assert.deepEqual([error.kind, error.status, error.method], ["api", 403, "GET"]);
});
