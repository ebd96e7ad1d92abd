// The validator on inputs that nobody wrote by hand: ten thousand drawn deployments per property. The tests in Rust
// cover each rule. PROPERTY_SEED is the seed, a number.
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

test("a deployment that satisfies the schema and the rules has no error", () => {
  holds(deployments, (deployment) => {
    assert.ok(satisfiesSchema(deployment), `drawn against the schema: ${ajv.errorsText(satisfiesSchema.errors)}`);
    assert.deepEqual(errorsOf(deployment), []);
  });
});

test("fields that count as absent break no rule", () => {
  holds(padded, (deployment) => {
    assert.deepEqual(errorsOf(deployment), []);
    assert.ok(satisfiesSchema(deployment), ajv.errorsText(satisfiesSchema.errors));
  });
});

test("the same as changes, without immutable fields, has no error", () => {
  holds(changes, (deployment) => {
    assert.deepEqual(errorsOf(deployment, { for: "update" }), []);
    assert.ok(satisfiesUpdateSchema(deployment), ajv.errorsText(satisfiesUpdateSchema.errors));
  });
});

test("each broken rule is an error at its field, and at most a conflict elsewhere", () => {
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

test("the validator returns issues for any value", () => {
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
