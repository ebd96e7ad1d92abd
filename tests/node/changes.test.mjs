// The difference of two deployments, as an update takes it.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { changesBetween, DeploymentsClient, isFireworksError, validateDeployment } from "fireworks-deployments";
import { createEmulator } from "fireworks-deployments/emulator";
import { values as hostile } from "../hostile/values.mjs";

/** Values that take seconds to make or to read. */
const SLOW = ["a million keys", "a proxy with a hundred thousand keys"];
const office = { schedule: "0 8 * * 1-5", duration: "36000s", timezone: "UTC", minReplicaCount: 2 };
const night = { schedule: "0 22 * * *", duration: "3600s", timezone: "UTC" };
const policy = (autoscalingPolicy) => ({ autoscalingPolicy });

describe("between two deployments:", () => {
  for (const [words, before, after, changes] of [
    ["nothing", {}, {}, {}],
    ["a field", { displayName: "a", description: "x" }, { displayName: "b", description: "x" }, { displayName: "b" }],
    ["a new field", {}, { maxReplicaCount: 2 }, { maxReplicaCount: 2 }],
    ["a field that is gone", { displayName: "a" }, {}, { displayName: null }],
    ["a field set to null", { displayName: "a" }, { displayName: null }, { displayName: null }],
    ["a field set to its zero", { minReplicaCount: 2 }, { minReplicaCount: 0 }, { minReplicaCount: 0 }],
    [
      "a field of a field",
      policy({ scaleToZeroWindow: "300s", scaleUpWindow: "30s" }),
      policy({ scaleToZeroWindow: "600s", scaleUpWindow: "30s" }),
      policy({ scaleToZeroWindow: "600s" }),
    ],
    [
      "a field of a field that is gone",
      policy({ scaleToZeroWindow: "300s", scaleUpWindow: "30s" }),
      policy({ scaleUpWindow: "30s" }),
      policy({ scaleToZeroWindow: null }),
    ],
    ["a message that is gone", policy({ scaleUpWindow: "30s" }), {}, policy(null)],
    ["an emptied message", { autoTune: { longPrompt: true } }, { autoTune: {} }, { autoTune: { longPrompt: null } }],
    [
      "a map, whole",
      policy({ loadTargets: { default: 0.8, requests_per_second: 5 } }),
      policy({ loadTargets: { default: 0.5, requests_per_second: 5 } }),
      policy({ loadTargets: { default: 0.5, requests_per_second: 5 } }),
    ],
    [
      "a map of messages, whole",
      policy({ scalingSchedules: { office, night } }),
      policy({ scalingSchedules: { office } }),
      policy({ scalingSchedules: { office } }),
    ],
    ["an entry that is zero", { annotations: {} }, { annotations: { a: "" } }, { annotations: { a: "" } }],
    ["a list, whole", { directRouteApiKeys: ["a", "b"] }, { directRouteApiKeys: ["b"] }, { directRouteApiKeys: ["b"] }],
    [
      "an immutable field",
      { baseModel: "accounts/a/models/m", placement: { region: "US_IOWA_1" } },
      { baseModel: "accounts/a/models/n", placement: { multiRegion: "US" } },
      { baseModel: "accounts/a/models/n", placement: { multiRegion: "US", region: null } },
    ],
    ["a field of a later version", { later: { a: [1, 2] } }, { later: { a: [1] } }, { later: { a: [1] } }],
    ["an own `__proto__`", {}, JSON.parse('{"__proto__":1}'), JSON.parse('{"__proto__":1}')],
  ])
    test(words, () => assert.deepEqual(changesBetween(before, after), changes));
});

describe("no change is", () => {
  for (const [words, before, after] of [
    ["a field that only the service sets", { state: "READY", replicaStats: { readyReplicaCount: 1 } }, { name: "x" }],
    ["a zero for an absent field", {}, { displayName: "", minReplicaCount: 0, enableAddons: false, precision: "" }],
    ["an unspecified value for an absent one", { precision: "PRECISION_UNSPECIFIED" }, {}],
    ["an empty list or map for an absent one", {}, { directRouteApiKeys: [], annotations: {}, autoTune: {} }],
    ["a message of zeros for an absent one", { autoTune: { longPrompt: false } }, {}],
    ["null for an absent field", { displayName: null, autoTune: null }, { later: null }],
    ["a duration written otherwise", policy({ scaleUpWindow: "300s" }), policy({ scaleUpWindow: "300.000s" })],
    ["a zero duration with a sign", policy({ scaleUpWindow: "-0s" }), policy({ scaleUpWindow: "0.0s" })],
    [
      "a duration written otherwise, and a zero, in an entry of a map",
      policy({ scalingSchedules: { office: { ...office, disabled: false } } }),
      policy({ scalingSchedules: { office: { ...office, duration: "36000.0s" } } }),
    ],
    ["another order of keys", { later: { a: 1, b: { c: 2, d: 3 } } }, { later: { b: { d: 3, c: 2 }, a: 1 } }],
  ])
    test(words, () => {
      assert.deepEqual(changesBetween(before, after), {});
      assert.deepEqual(changesBetween(after, before), {});
    });
});

describe("a change is", () => {
  for (const [words, before, after] of [
    [
      "a duration that is longer by a nanosecond",
      policy({ scaleUpWindow: "1s" }),
      policy({ scaleUpWindow: "1.000000001s" }),
    ],
    ["a text that reads as an equal duration", { displayName: "300s" }, { displayName: "300.0s" }],
    ["a text that ends as unspecified values do", {}, { displayName: "X_UNSPECIFIED" }],
    ["another order of a list", { directRouteApiKeys: ["a", "b"] }, { directRouteApiKeys: ["b", "a"] }],
    ["a Map for an absent map", {}, { annotations: new Map() }],
    ["a number for its text", { maxReplicaCount: "2" }, { maxReplicaCount: 2 }],
  ])
    test(words, () => assert.deepEqual(Object.keys(changesBetween(before, after)), Object.keys(after)));
});

test("validation for an update names the immutable fields that differ", () => {
  const before = { baseModel: "accounts/a/models/m", preemptible: true, displayName: "a" };
  const changes = changesBetween(before, { ...before, baseModel: "accounts/a/models/n", displayName: "b" });
  const issues = validateDeployment(changes, { for: "update" });
  assert.deepEqual(
    issues.map(({ path, code }) => [path, code]),
    [[["baseModel"], "immutable"]],
  );
});

test("any value in a field is no change beside itself, and a change that is passed on beside another", () => {
  for (const [words, make] of Object.entries(hostile)) {
    for (const field of SLOW.includes(words) ? ["later"] : ["displayName", "annotations", "placement", "later"]) {
      const value = make();
      assert.deepEqual(Object.keys(changesBetween({ [field]: value }, { [field]: value })), [], words);
      assert.deepEqual(Object.keys(changesBetween({ [field]: value }, { [field]: make(), x: 1 })).at(-1), "x", words);
      const changes = changesBetween({ [field]: "before" }, { [field]: value });
      assert.ok(Object.hasOwn(changes, field), `${words} in ${field}`);
    }
  }
});

test("two objects that contain themselves are compared", () => {
  const cyclic = (more) => {
    const value = { list: [], ...more };
    value.list.push(value, { value });
    return { later: value };
  };
  assert.deepEqual(changesBetween(cyclic(), cyclic()), {});
  assert.deepEqual(Object.keys(changesBetween(cyclic(), cyclic({ more: 1 }))), ["later"]);
});

test("what is no object is an error of kind `config`", () => {
  const isMisuse = (name) => (error) =>
    isFireworksError(error) &&
    error.kind === "config" &&
    error.message.startsWith(`\`${name}\` must be a plain object`);
  for (const value of [undefined, null, "x", 7, [], () => {}, new Map(), new Date(), hostile["a revoked proxy"]()]) {
    assert.throws(() => changesBetween(value, {}), isMisuse("before"));
    assert.throws(() => changesBetween({}, value), isMisuse("after"));
  }
});

test("an update with the changes makes the one of the other, and leaves the rest alone", async () => {
  const { fetch } = createEmulator({ accountId: "acme" });
  const client = new DeploymentsClient({ accountId: "acme", apiKey: "fw_local", fetch });
  const model = { baseModel: "accounts/fireworks/models/tiny", acceleratorType: "NVIDIA_H100_80GB" };
  await client.create({ ...model, description: "x", ...policy({ scaleUpWindow: "30s" }) }, { deploymentId: "x" });
  const before = await client.get("x");
  const { description, ...rest } = before;
  const scaling = policy({ ...before.autoscalingPolicy, scaleUpWindow: "45s", scalingSchedules: { office } });
  const after = { ...rest, displayName: "New", ...scaling, maxReplicaCount: 3 };
  const changes = changesBetween(before, after);
  assert.deepEqual(Object.keys(changes).sort(), ["autoscalingPolicy", "description", "displayName", "maxReplicaCount"]);
  // while another client changes something else
  await client.update("x", { acceleratorCount: 2 });
  await client.update("x", changes);
  assert.deepEqual(changesBetween(await client.get("x"), after), { acceleratorCount: before.acceleratorCount ?? null });
});
