// The schemas and the validator on drawn deployments: a schema accepts whatever the validator accepts.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import fc from "fast-check";
import { createSchema, updateSchema } from "fireworks-deployments";
import { changes, mutants, padded } from "../properties/deployments.mjs";
import { settings } from "../properties/draw.mjs";

/** Rules that a schema can't express. */
const BEYOND = [
  "minReplicaCount above maxReplicaCount",
  "a schedule's minReplicaCount above maxReplicaCount",
  "autoscalingPolicy.scalingSchedules.*.schedule: against a rule",
];

const drawn = (arbitrary, property) =>
  fc.assert(fc.property(arbitrary, property), { ...settings, numRuns: settings.numRuns / 5 });

function judge({ "~standard": { validate, jsonSchema } }) {
  const check = addFormats(new Ajv2020()).compile(jsonSchema.input({ target: "draft-2020-12" }));
  return (value) => ({ validator: validate(value).issues === undefined, schema: check(value) });
}

test("with present fields, and with fields that count as absent", () => {
  const verdict = judge(createSchema);
  drawn(padded, (deployment) => assert.deepEqual(verdict(deployment), { validator: true, schema: true }));
});

test("of changes", () => {
  const verdict = judge(updateSchema);
  drawn(changes, (change) => assert.deepEqual(verdict(change), { validator: true, schema: true }));
});

test("with one issue, which the schema rejects too where it can", () => {
  const verdict = judge(createSchema);
  drawn(mutants, ({ what, mutant }) => {
    const { validator, schema } = verdict(mutant);
    assert.equal(validator, false);
    if (schema) assert.ok(BEYOND.includes(what), what);
  });
});
