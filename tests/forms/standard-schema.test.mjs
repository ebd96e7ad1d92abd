// The schemas follow Standard Schema and Standard JSON Schema.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createSchema, isFireworksError, updateSchema, validateDeployment } from "fireworks-deployments";
import { values as hostile } from "../hostile/values.mjs";

const standards = { createSchema: createSchema["~standard"], updateSchema: updateSchema["~standard"] };
const { validate } = standards.createSchema;
const broken = { displayName: "x".repeat(64), autoscalingPolicy: { scaleToZeroWindow: "120s" }, enableMtp: true };
// tests/node/hostile-values.test.mjs covers these: they take a second each
const SLOW = ["a million keys", "a proxy with a hundred thousand keys"];

for (const [name, standard] of Object.entries(standards)) {
  describe(name, () => {
    it("names its vendor", () => {
      assert.deepEqual([standard.version, standard.vendor], [1, "fireworks-deployments"]);
    });

    it("is synchronous for any input", () => {
      for (const [words, make] of Object.entries(hostile)) {
        if (SLOW.includes(words)) continue;
        const value = make();
        const answer = standard.validate(value);
        assert.ok(answer.issues ? answer.issues.length > 0 : Object.is(answer.value, value), words);
      }
    });

    it("returns JSON Schemas of input and output, in two dialects", () => {
      for (const give of [standard.jsonSchema.input, standard.jsonSchema.output]) {
        const { $schema, ...newer } = give({ target: "draft-2020-12" });
        const { $schema: $older, ...older } = give({ target: "draft-07" });
        assert.equal($schema, "https://json-schema.org/draft/2020-12/schema");
        assert.equal($older, "http://json-schema.org/draft-07/schema#");
        assert.deepEqual(older, newer);
      }
    });

    it("returns a new schema each time", () => {
      const first = standard.jsonSchema.input({ target: "draft-07" });
      first.properties.displayName.maxLength = 1;
      assert.equal(standard.jsonSchema.input({ target: "draft-07" }).properties.displayName.maxLength, 63);
    });

    for (const options of [{ target: "openapi-3.0" }, { target: "draft-04" }, { target: Symbol("x") }, {}, undefined]) {
      it(`throws for an unknown dialect: ${String(options?.target)}`, () => {
        assert.throws(
          () => standard.jsonSchema.input(options),
          (error) => isFireworksError(error) && error.kind === "config" && /draft-2020-12/.test(error.message),
        );
      });
    }
  });
}

describe("validation", () => {
  it("returns the same value if there is no error", () => {
    const value = { baseModel: "accounts/acme/models/tiny" };
    assert.deepEqual(validate(value), { value });
    assert.equal(validate(value).value, value);
  });

  it("returns the validator's errors without warnings", () => {
    const errors = validateDeployment(broken).filter(({ severity }) => severity === "error");
    assert.deepEqual(
      errors.map(({ path }) => path.join(".")),
      ["displayName", "autoscalingPolicy.scaleToZeroWindow", "baseModel"],
    );
    assert.deepEqual(validate(broken), { issues: errors });
  });

  it("succeeds if there are only warnings", () => {
    const value = { baseModel: "tiny", enableMtp: true, tomorrow: 1 };
    assert.ok(validateDeployment(value).length >= 3);
    assert.deepEqual(validate(value), { value });
  });

  it("of changes requires no base model, and accepts none", () => {
    const { validate } = standards.updateSchema;
    assert.deepEqual(validate({ description: null }), { value: { description: null } });
    assert.deepEqual(
      validate({ baseModel: "accounts/acme/models/tiny" }).issues.map(({ code }) => code),
      ["immutable"],
    );
  });
});
