// The schemas and the validator on drawn deployments: a schema accepts whatever the validator accepts.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import fc from "fast-check";
import { createSchema, updateSchema } from "fireworks-deployments";
import { changed, changes, deployments, mutants, padded, paths } from "../properties/deployments.mjs";
import { settings } from "../properties/draw.mjs";

/** Rules that a schema can't express. */
const BEYOND = [
  "minReplicaCount above maxReplicaCount",
  "a schedule's minReplicaCount above maxReplicaCount",
  "autoscalingPolicy.scalingSchedules.*.schedule: against a rule",
];

/** Values that some shape takes for a deployment's, besides any JSON. */
const near = fc.constantFrom(
  "",
  "x",
  "X_UNSPECIFIED",
  "true",
  "1",
  "300s",
  0,
  -0,
  1.5,
  2 ** 31,
  [],
  ["x"],
  {},
  { x: null },
);

const anyValue = fc.tuple(
  fc.constantFrom(...paths),
  fc.oneof({ weight: 3, arbitrary: near }, { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 2 }) }),
);

/** The same with any values in one or two fields, nested ones too. */
const odd = (arbitrary) =>
  fc
    .tuple(
      arbitrary,
      fc.uniqueArray(anyValue, { minLength: 1, maxLength: 2, selector: ([path]) => path.split(".")[0] }),
    )
    .map(([deployment, values]) => changed(deployment, Object.fromEntries(values)));

console.log(`PROPERTY_SEED=${settings.seed}`);

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

for (const [purpose, arbitrary, standard] of [
  ["a new deployment", deployments, createSchema],
  ["changes", changes, updateSchema],
])
  test(`with any values in some fields of ${purpose}, of which the schema takes all that the validator takes`, () => {
    const verdict = judge(standard);
    let taken = 0;
    drawn(odd(arbitrary), (value) => {
      const { validator, schema } = verdict(value);
      assert.ok(schema || !validator, "the validator takes it, and the schema doesn't");
      taken += validator;
    });
    assert.ok(taken > 100, `${taken} were valid`);
  });
