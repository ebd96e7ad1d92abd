// The validator on what nobody wrote down: ten thousand drawn deployments for each property. The rules one by one are
// tested in Rust. PROPERTY_SEED is the seed to draw from, a number.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import fc from "fast-check";
import { updateSchema, validateDeployment, validateField } from "fireworks-deployments";
import { faultOf } from "../hostile/validators.mjs";
import { changes, deployments, mutants, padded, schema } from "./deployments.mjs";
import { settings } from "./draw.mjs";
import { made, oddities } from "./oddities.mjs";

console.log(`PROPERTY_SEED=${settings.seed}`);

const ajv = addFormats(new Ajv2020({ strictTypes: false }));
const satisfiesSchema = ajv.compile(schema);
const satisfiesUpdateSchema = ajv.compile(updateSchema["~standard"].jsonSchema.input({ target: "draft-2020-12" }));

const holds = (arbitrary, property) => fc.assert(fc.property(arbitrary, property), settings);
const errorsOf = (value, options) => validateDeployment(value, options).filter(({ severity }) => severity === "error");
const isAt = (place) => (issue) => place.split(".").every((name, at) => name === "*" || issue.path[at] === name);

test("what satisfies the schema and the rules has no error", () => {
  holds(deployments, (deployment) => {
    assert.ok(satisfiesSchema(deployment), `drawn against the schema: ${ajv.errorsText(satisfiesSchema.errors)}`);
    assert.deepEqual(errorsOf(deployment), []);
  });
});

test("what counts as absent breaks no rule", () => {
  holds(padded, (deployment) => {
    assert.deepEqual(errorsOf(deployment), []);
    assert.ok(satisfiesSchema(deployment), ajv.errorsText(satisfiesSchema.errors));
  });
});

test("what satisfies them has no error as a change either, but for what is fixed", () => {
  holds(changes, (deployment) => {
    assert.deepEqual(errorsOf(deployment, { for: "update" }), []);
    assert.ok(satisfiesUpdateSchema(deployment), ajv.errorsText(satisfiesUpdateSchema.errors));
  });
});

test("each single fault is an error where it is, and elsewhere at most a conflict", () => {
  holds(mutants, ({ at, mutant }) => {
    const errors = errorsOf(mutant);
    for (const place of at) assert.ok(errors.some(isAt(place)), `nothing at ${place}: ${JSON.stringify(errors)}`);
    const elsewhere = errors.filter((issue) => !at.some((place) => isAt(place)(issue)));
    assert.deepEqual(
      elsewhere.filter(({ code }) => code !== "conflict"),
      [],
    );
  });
});

test("whatever it is handed, the validator answers with issues", () => {
  holds(oddities, (odd) => {
    const value = made(odd);
    const answers = [
      validateDeployment(value),
      validateDeployment(value, { for: "update" }),
      validateField(odd.path, value),
    ];
    assert.equal(faultOf(answers), undefined);
  });
});
