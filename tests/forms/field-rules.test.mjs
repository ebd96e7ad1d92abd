// `fieldRules` agrees with the validator.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it, test } from "node:test";
import { fileURLToPath } from "node:url";
import { fieldRules, validateDeployment, validateField } from "fireworks-deployments";

const rules = fieldRules();
const rule = (path) => rules.find((rule) => rule.path === path);

/** A value of a field's type, with this length or size. */
const sized = {
  string: (length) => "🔥".repeat(length),
  integer: (number) => number,
  number: (number) => number,
  duration: (seconds) => `${seconds}s`,
};
const least = { string: 1, integer: 1, number: 0.001, duration: 1 };
/** The issues of a field alone; for a map's entry, under some key. */
const codesOf = (path, value) => validateField(path.replace("*", "custom/k"), value).map(({ code }) => code);
const outside = ["too_long", "too_small", "too_big"];

for (const { path, type, minimum, maximum, maxLength, values, default: usual } of rules) {
  describe(path, () => {
    it("is a field", () => assert.ok(!codesOf(path, null).includes("unknown_field")));

    for (const [limit, step] of [
      [minimum, -1],
      [maximum, 1],
      [maxLength, 1],
    ]) {
      if (limit === undefined) continue;
      it(`may be as much as ${limit}, and not ${step < 0 ? "less" : "more"}`, () => {
        const codes = (amount) => codesOf(path, sized[type](amount)).filter((code) => outside.includes(code));
        assert.deepEqual(codes(limit), []);
        assert.equal(codes(limit + step * least[type]).length, 1);
      });
    }

    for (const value of values ?? [])
      it(`may be ${value}`, () =>
        assert.deepEqual(
          codesOf(path, type === "list" ? [value] : value).filter((code) => code === "unknown_value"),
          [],
        ));

    if (usual !== undefined)
      it(`may be its default, ${JSON.stringify(usual)}`, () => {
        const errors = validateField(path, usual).filter(({ severity }) => severity === "error");
        assert.deepEqual(errors, []);
      });
  });
}

test("every field is listed, each object before its fields", () => {
  assert.equal(new Set(rules.map(({ path }) => path)).size, rules.length);
  for (const [index, { path }] of rules.entries()) {
    const outer = path.split(".").slice(0, -1).join(".");
    assert.ok(outer === "" || rules.slice(0, index).some((rule) => rule.path === outer), path);
  }
});

test("map entries have their own rules, and so have known keys", () => {
  assert.equal(rule("annotations.*").type, "string");
  assert.equal(rule("autoscalingPolicy.loadTargets.*").type, "number");
  assert.equal(rule("autoscalingPolicy.scalingSchedules.*").type, "object");
  assert.deepEqual(
    [rule("autoscalingPolicy.loadTargets.default").minimum, rule("autoscalingPolicy.loadTargets.default").maximum],
    [0, 1],
  );
});

test("the defaults are the service's", () => {
  const defaults = rules.filter((rule) => "default" in rule).map((rule) => [rule.path, rule.default]);
  assert.deepEqual(Object.fromEntries(defaults), {
    "status.code": "OK",
    minReplicaCount: 0,
    "autoscalingPolicy.scaleUpWindow": "30s",
    "autoscalingPolicy.scaleDownWindow": "600s",
    "autoscalingPolicy.scaleToZeroWindow": "3600s",
    "autoscalingPolicy.loadTargets": { default: 0.8 },
    placement: { multiRegion: "GLOBAL" },
  });
});

test("output-only, immutable and deprecated fields agree with the validator", () => {
  const value = { string: "x", integer: 1, boolean: true, timestamp: "2026-01-01T00:00:00Z", enum: "READY" };
  const filled = ({ path, type }) => value[type] ?? (path === "placement" ? { multiRegion: "US" } : { a: "b" });
  for (const row of rules.filter(({ path }) => !path.includes("."))) {
    const codes = validateDeployment({ [row.path]: filled(row) }, { for: "update" })
      .filter(({ path }) => path[0] === row.path)
      .map(({ code }) => code);
    assert.equal(codes.includes("read_only"), row.outputOnly, row.path);
    assert.equal(codes.includes("immutable"), row.immutable, row.path);
    assert.equal(codes.includes("deprecated"), row.deprecated, row.path);
  }
});

test("an object that can't be set has no field that can", () => {
  for (const path of ["status.code", "replicaStats.readyReplicaCount"]) assert.ok(rule(path).outputOnly, path);
  for (const path of ["placement.region", "annotations.*"]) assert.ok(rule(path).immutable, path);
  for (const path of ["autoscalingPolicy.scaleUpWindow", "autoTune.longPrompt"])
    assert.deepEqual([rule(path).outputOnly, rule(path).immutable], [false, false], path);
});

test("required fields are those that an empty deployment lacks, or an empty schedule in it", () => {
  const deployment = { autoscalingPolicy: { scalingSchedules: { "*": {} } } };
  const errors = validateDeployment(deployment).filter(({ severity }) => severity === "error");
  assert.deepEqual(
    rules.filter(({ required }) => required).map(({ path }) => path),
    errors.map(({ path }) => path.join(".")),
  );
});

test("these fields are for enterprise accounts only", () => {
  assert.deepEqual(
    rules.filter(({ enterprise }) => enterprise).map(({ path }) => path),
    ["enableSessionAffinity", "directRouteApiKeys", "directRouteType", "directRouteHandle", "deploymentTemplate"],
  );
});

test("descriptions are not in the WebAssembly", () => {
  const wasm = readFileSync(fileURLToPath(import.meta.resolve("fireworks-deployments/emulator.wasm")), "latin1");
  assert.ok(wasm.includes("scaleToZeroWindow"));
  for (const { description, path } of rules.filter(({ description }) => description.length > 20))
    assert.ok(!wasm.includes(description.slice(0, 30)), path);
});

test("the returned array may be changed", () => {
  const first = fieldRules();
  first[0].path = "changed";
  first.find(({ path }) => path === "autoscalingPolicy.loadTargets").default.default = 2;
  first.find(({ path }) => path === "acceleratorType").values.length = 0;
  first.length = 1;
  assert.deepEqual(fieldRules(), rules);
});
