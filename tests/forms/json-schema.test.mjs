// The JSON Schemas agree with the validator, as far as a schema can express its rules.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import Ajv from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { createSchema, updateSchema } from "fireworks-deployments";

const file = fileURLToPath(import.meta.resolve("fireworks-deployments/deployment.schema.json"));
const shipped = JSON.parse(readFileSync(file, "utf8"));
const schemas = { create: createSchema["~standard"], update: updateSchema["~standard"] };

/** The verdicts of the validator and of each dialect's schema, with and without formats. */
function verdictsBy({ validate, jsonSchema }) {
  const newer = jsonSchema.input({ target: "draft-2020-12" });
  const older = jsonSchema.input({ target: "draft-07" });
  const dialects = {
    "draft 2020-12": new Ajv2020({ validateFormats: false }).compile(newer),
    "draft-07": new Ajv({ validateFormats: false }).compile(older),
    "draft 2020-12 with formats": addFormats(new Ajv2020()).compile(newer),
  };
  return (value) => ({
    validator: validate(value).issues === undefined,
    ...Object.fromEntries(Object.entries(dialects).map(([dialect, check]) => [dialect, check(value)])),
  });
}
const verdicts = Object.fromEntries(Object.entries(schemas).map(([purpose, schema]) => [purpose, verdictsBy(schema)]));
const all = (verdict) => ({
  validator: verdict,
  "draft 2020-12": verdict,
  "draft-07": verdict,
  "draft 2020-12 with formats": verdict,
});

const valid = {
  baseModel: "accounts/fireworks/models/llama-v3p1-8b-instruct",
  displayName: "🔥".repeat(63),
  autoscalingPolicy: {
    scaleUpWindow: "-0.0s",
    scaleDownWindow: "3600s",
    scaleToZeroWindow: "300.000000000s",
    loadTargets: { default: 1, requests_per_second: 900, tomorrow: -1 },
    scalingSchedules: {
      office: { minReplicaCount: 1, schedule: "*/5 08-17 * JAN,3 mon-5", duration: "300.0s", timezone: "Etc/GMT+5" },
    },
  },
  placement: { regions: ["US_IOWA_1", "MARS_1"], region: "REGION_UNSPECIFIED", multiRegion: null },
  minReplicaCount: 0,
  maxReplicaCount: 1000,
  expireTime: "2028-02-29t23:59:59.123456789+14:00",
};

const tags = (count) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`custom/k${index}`, "v"]));
const at = (path, value) => {
  const deployment = structuredClone(valid);
  const names = path.split(".");
  const last = names.pop();
  const holder = names.reduce((inner, name) => (inner[name] ??= {}), deployment);
  holder[last] = value;
  return deployment;
};

describe("a deployment to create", () => {
  it("has the shipped schema", () => {
    assert.deepEqual(schemas.create.jsonSchema.input({ target: "draft-2020-12" }), shipped);
  });

  it("may have every field at its bounds", () => assert.deepEqual(verdicts.create(valid), all(true)));

  for (const [path, value] of [
    ["displayName", null],
    ["autoscalingPolicy", null],
    ["placement", null],
    ["autoscalingPolicy.loadTargets.default", null],
    ["autoscalingPolicy.scalingSchedules.office", null],
    ["annotations", tags(64)],
    ["annotations", { [`custom/${"k".repeat(121)}`]: "🔥".repeat(128), "custom/a.b_c/d-e": "é" }],
    ["annotations", { bare: null, "custom/a": null }],
    ["deploymentShape", "default"],
    ["deploymentShape", "accounts/a/deploymentShapes/s/versions/v"],
    ["hotLoadBucketUrl", "s3://bucket/path"],
    ["acceleratorType", ""],
    ["acceleratorType", "NVIDIA_OF_TOMORROW"],
    ["directRouteApiKeys", []],
    ["state", "READY"],
    ["tomorrow", { any: "thing" }],
    ["placement", { region: "", regions: [], multiRegion: "GLOBAL" }],
  ]) {
    it(`may have ${path}: ${JSON.stringify(value)}`, () =>
      assert.deepEqual(verdicts.create(at(path, value)), all(true)));
  }

  for (const [path, value] of [
    ["displayName", "🔥".repeat(64)],
    ["description", "x".repeat(1000)],
    ["enableAddons", "true"],
    ["minReplicaCount", -1],
    ["maxReplicaCount", 1001],
    ["maxReplicaCount", 0.5],
    ["ngramSpeculationLength", 2 ** 31],
    ["directRouteApiKeys", [null]],
    ["baseModel", undefined],
    ["baseModel", null],
    ["baseModel", ""],
    ["baseModel", "MODEL_UNSPECIFIED"],
    ["annotations", tags(65)],
    ["annotations", { bare: "v" }],
    ["annotations", { [`custom/${"k".repeat(122)}`]: "v" }],
    ["annotations", { "custom/-a": "v" }],
    ["annotations", { "custom/a": "" }],
    ["annotations", { "custom/a": "v".repeat(129) }],
    ["annotations", { "custom/a": " v" }],
    ["annotations", { "custom/a": "a\u0085b" }],
    ["deploymentShape", "fast"],
    ["deploymentShape", "accounts/a/deploymentShapes/s/versions/"],
    ["hotLoadBucketUrl", "s3://bucket/"],
    ["hotLoadBucketUrl", "https://bucket"],
    ["autoscalingPolicy.scaleUpWindow", "3600.000000001s"],
    ["autoscalingPolicy.scaleToZeroWindow", "299.999999999s"],
    ["autoscalingPolicy.loadTargets.default", 1.01],
    ["autoscalingPolicy.loadTargets.tomorrow", "1"],
    ["autoscalingPolicy.scalingSchedules", { a: {}, b: {}, c: {}, d: {}, e: {}, f: {} }],
    ["autoscalingPolicy.scalingSchedules.office.minReplicaCount", -1],
    ["autoscalingPolicy.scalingSchedules.office.schedule", "0 24 * * *"],
    ["autoscalingPolicy.scalingSchedules.office.schedule", "0 0 * FOO *"],
    ["autoscalingPolicy.scalingSchedules.office.duration", "300.5s"],
    ["autoscalingPolicy.scalingSchedules.office.duration", "604801s"],
    ["autoscalingPolicy.scalingSchedules.office.timezone", "+02:00"],
    ["placement", { region: "" }],
    ["placement", { region: "US_IOWA_1", multiRegion: "GLOBAL" }],
    ["placement", "US_IOWA_1"],
    ["expireTime", "2026-13-01T00:00:00Z"],
  ]) {
    it(`can't have ${path}: ${JSON.stringify(value)?.slice(0, 40)}`, () =>
      assert.deepEqual(verdicts.create(at(path, value)), all(false)));
  }
});

describe("fields that go together or don't", () => {
  const { baseModel, placement, ...change } = valid;
  const region = { region: "US_IOWA_1" };
  const hosted = (url) => ({ hotLoadBucketType: "FW_HOSTED", hotLoadBucketUrl: url });
  const autoTune = { longPrompt: false };

  for (const fields of [
    { deploymentTemplate: "t", autoTune },
    { hotLoadBucketUrl: "gs://bucket", hotLoadTrainerJob: "j" },
    { draftModel: "m", ngramSpeculationLength: 1 },
    { enableAddons: true, precision: "FP8_KV" },
    hosted("gs://bucket/path"),
    hosted("s3://bucket/rl-checkpoints/acme/run"),
  ]) {
    it(`are refused as ${JSON.stringify(fields)}`, () => {
      assert.deepEqual(verdicts.create({ ...valid, ...fields }), all(false));
      assert.deepEqual(verdicts.update({ ...change, ...fields }), all(false));
    });
  }

  for (const fields of [
    ...["", null, "X_UNSPECIFIED"].map((deploymentTemplate) => ({ deploymentTemplate, autoTune })),
    ...[{}, null].map((autoTune) => ({ deploymentTemplate: "t", autoTune })),
    { hotLoadBucketUrl: null, hotLoadTrainerJob: "j" },
    { draftModel: "m", ngramSpeculationLength: 0 },
    { enableAddons: false, precision: "FP8_KV" },
    { enableAddons: true, precision: "NF4" },
    hosted("gs://bucket/rl-checkpoints/acme/run"),
    hosted(""),
  ]) {
    it(`are taken as ${JSON.stringify(fields)}`, () => {
      assert.deepEqual(verdicts.create({ ...valid, ...fields }), all(true));
      assert.deepEqual(verdicts.update({ ...change, ...fields }), all(true));
    });
  }

  it("include a route over the internet, which needs a region on create", () => {
    const route = { baseModel, directRouteType: "INTERNET" };
    assert.deepEqual(verdicts.create({ ...route, placement: region }), all(true));
    for (const placement of [undefined, null, { region: "" }, { multiRegion: "US" }])
      assert.deepEqual(verdicts.create({ ...route, placement }), all(false), JSON.stringify(placement));
    assert.deepEqual(verdicts.update({ directRouteType: "INTERNET" }), all(true));
  });
});

describe("changes", () => {
  it("may set any mutable field, and null clears it", () => {
    const { baseModel, placement, ...changes } = valid;
    assert.deepEqual(verdicts.update({}), all(true));
    assert.deepEqual(verdicts.update(changes), all(true));
    assert.deepEqual(verdicts.update(Object.fromEntries(Object.keys(changes).map((name) => [name, null]))), all(true));
  });

  it("can't set immutable fields, but may leave them blank", () => {
    for (const fixed of [
      { baseModel: "m" },
      { placement: { region: "US_IOWA_1" } },
      { preemptible: false },
      { annotations: { "custom/a": "v" } },
      { deploymentShape: "default" },
    ])
      assert.deepEqual(verdicts.update(fixed), all(false), JSON.stringify(fixed));
    for (const cleared of [{ baseModel: "" }, { placement: null }, { preemptible: null }, { annotations: {} }])
      assert.deepEqual(verdicts.update(cleared), all(false), JSON.stringify(cleared));
    assert.deepEqual(verdicts.update({ placement: {} }), all(true));
  });
});

it("only the validator compares numbers, and knows the days of a month", () => {
  for (const [path, value] of [
    ["minReplicaCount", 1001],
    ["autoscalingPolicy.scalingSchedules.office.minReplicaCount", 1001],
    ["autoscalingPolicy.scalingSchedules.office.schedule", "5-1 * * * *"],
  ])
    assert.deepEqual(verdicts.create(at(path, value)), { ...all(true), validator: false }, path);
  const inFebruary = verdicts.create(at("expireTime", "2027-02-29T00:00:00Z"));
  assert.deepEqual(inFebruary, { ...all(false), "draft 2020-12": true, "draft-07": true });
});
