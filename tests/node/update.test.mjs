// An update changes the fields it names, and nothing else.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { createEmulator } from "fireworks-deployments/emulator";
import { full } from "../golden/deployments.mjs";
import { clientOf, failure } from "./service.mjs";
import { storeOf } from "./store.mjs";

/** The mask that an update of the full deployment sends, and the deployment afterwards. */
async function updated(t, changes) {
  const store = await storeOf(t, { x: structuredClone(full) });
  const result = await clientOf(store).update("x", changes);
  assert.deepEqual(result, store.held.get("x"));
  const [{ url }, ...others] = store.requests;
  assert.deepEqual(others, []);
  return { mask: new URL(url, "http://service").searchParams.get("updateMask"), deployment: result };
}

/** The full deployment with a change. */
function fullAfter(change) {
  const deployment = structuredClone(full);
  change(deployment);
  return deployment;
}

const loadTargets = { default: 0.5 };
const night = { minReplicaCount: 0, schedule: "0 22 * * *", duration: "3600s", timezone: "Europe/Berlin" };

describe("an update of", () => {
  for (const [words, changes, mask, change] of [
    ["a field", { displayName: "New" }, "display_name", (x) => (x.displayName = "New")],
    [
      "fields to their zero",
      { minReplicaCount: 0, enableAddons: false, description: "" },
      "min_replica_count,enable_addons,description",
      (x) => Object.assign(x, { minReplicaCount: 0, enableAddons: false, description: "" }),
    ],
    [
      "a field of a field",
      { autoscalingPolicy: { scaleToZeroWindow: "600s" } },
      "autoscaling_policy.scale_to_zero_window",
      (x) => (x.autoscalingPolicy.scaleToZeroWindow = "600s"),
    ],
    [
      "a map, which is replaced whole",
      { autoscalingPolicy: { loadTargets } },
      "autoscaling_policy.load_targets",
      (x) => (x.autoscalingPolicy.loadTargets = loadTargets),
    ],
    [
      "a map of objects",
      { autoscalingPolicy: { scalingSchedules: { night } } },
      "autoscaling_policy.scaling_schedules",
      (x) => (x.autoscalingPolicy.scalingSchedules = { night }),
    ],
    ["a list", { directRouteApiKeys: ["three"] }, "direct_route_api_keys", (x) => (x.directRouteApiKeys = ["three"])],
    ["null, which clears a field", { description: null }, "description", (x) => delete x.description],
    [
      "null in a field, which clears no more than that",
      { autoscalingPolicy: { scaleUpWindow: null } },
      "autoscaling_policy.scale_up_window",
      (x) => delete x.autoscalingPolicy.scaleUpWindow,
    ],
    ["null for an object", { autoTune: null }, "auto_tune", (x) => delete x.autoTune],
    [
      "an empty object, which changes nothing",
      { displayName: "New", autoscalingPolicy: {} },
      "display_name",
      (x) => (x.displayName = "New"),
    ],
    [
      "undefined, which changes nothing",
      { displayName: "New", description: undefined },
      "display_name",
      (x) => (x.displayName = "New"),
    ],
    [
      "a field that this version doesn't know",
      { fieldOfTomorrow: { a: [1] } },
      "field_of_tomorrow",
      (x) => (x.fieldOfTomorrow = { a: [1] }),
    ],
    [
      "a deployment as read, without its read-only fields",
      { displayName: "New", name: full.name, state: "FAILED", replicaCount: 9, status: { code: "OK" } },
      "display_name",
      (x) => (x.displayName = "New"),
    ],
    [
      "much at once",
      { precision: "BF16", autoscalingPolicy: { scaleUpWindow: "0s", loadTargets: null }, autoTune: null },
      "precision,autoscaling_policy.scale_up_window,autoscaling_policy.load_targets,auto_tune",
      (x) => {
        x.precision = "BF16";
        x.autoscalingPolicy.scaleUpWindow = "0s";
        delete x.autoscalingPolicy.loadTargets;
        delete x.autoTune;
      },
    ],
  ]) {
    test(words, async (t) => {
      assert.deepEqual(await updated(t, changes), { mask, deployment: fullAfter(change) });
    });
  }
});

describe("an update that changes nothing is refused:", () => {
  for (const [words, changes] of [
    ["{}", {}],
    ["an undefined field", { displayName: undefined }],
    ["an empty object", { autoscalingPolicy: {} }],
    ["an object with only undefined fields", { autoscalingPolicy: { loadTargets: undefined } }],
  ]) {
    test(words, async (t) => {
      const store = await storeOf(t, { x: {} });
      for (const validate of [true, false]) {
        const error = await failure(clientOf(store, { validate }).update("x", changes));
        assert.deepEqual([error.kind, error.attempts, error.outcomeUnknown], ["config", 0, false]);
        assert.match(error.message, /must change at least one field/);
      }
      assert.deepEqual(store.requests, []);
    });
  }
});

test("output-only fields are no change, unless sent with validate: false", async (t) => {
  const store = await storeOf(t, { x: {} });
  const error = await failure(clientOf(store).update("x", { state: "READY" }));
  assert.match(error.message, /must change at least one field/);
  await clientOf(store, { validate: false }).update("x", { state: "READY" });
  assert.match(store.requests[0].url, /\?updateMask=state$/);
});

describe("in the emulator, an update of", () => {
  const seed = {
    name: "x",
    state: "READY",
    baseModel: "accounts/fireworks/models/tiny",
    acceleratorType: "NVIDIA_H100_80GB",
    displayName: "Old",
    description: "Kept",
    autoscalingPolicy: { scaleDownWindow: "60s", scaleToZeroWindow: "900s", loadTargets: { default: 0.75 } },
    placement: { multiRegion: "US" },
    annotations: { "custom/team": "search" },
    fieldOfTomorrow: { kept: true },
  };

  for (const [words, changes, change] of [
    [
      "a field of a field changes that alone",
      { autoscalingPolicy: { scaleToZeroWindow: "600s" } },
      (x) => (x.autoscalingPolicy.scaleToZeroWindow = "600s"),
    ],
    [
      "a map replaces it",
      { autoscalingPolicy: { loadTargets } },
      (x) => (x.autoscalingPolicy.loadTargets = loadTargets),
    ],
    [
      "null clears that alone, down to its default",
      { displayName: null, autoscalingPolicy: { scaleDownWindow: null } },
      (x) => {
        delete x.displayName;
        x.autoscalingPolicy.scaleDownWindow = "600s";
      },
    ],
  ]) {
    test(words, async () => {
      const emulator = createEmulator({ accountId: "acme", deployments: [seed] });
      const [before] = emulator.deployments();
      const client = clientOf({ url: "http://emulator" }, { fetch: emulator.fetch });
      const { state, ...after } = await client.update("x", changes);
      assert.equal(state, "UPDATING");
      change(before);
      assert.deepEqual({ ...after, state: before.state, updateTime: before.updateTime }, before);
    });
  }
});
