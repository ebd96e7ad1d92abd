// The difference of two deployments, on drawn ones: an update with it makes the one of the other.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { changesBetween, fieldRules, validateDeployment } from "fireworks-deployments";
import { deployments, mutants, padded, schema } from "./deployments.mjs";
import { settings } from "./draw.mjs";
import { made, oddities } from "./oddities.mjs";

const holds = (arbitrary, property) => fc.assert(fc.property(arbitrary, property), { ...settings, numRuns: 2_000 });
const isOutputOnly = new Set(fieldRules().flatMap(({ path, outputOnly }) => (outputOnly ? [path] : [])));

/** Two deployments that share some of their fields, with and without zeros. */
const drawn = fc.oneof(deployments, padded);
const pairs = fc.tuple(drawn, drawn, fc.infiniteStream(fc.boolean())).map(([before, other, coins]) => {
  const after = structuredClone(other);
  for (const [field, value] of Object.entries(before)) {
    if (coins.next().value) continue;
    if (isMessage(field, value) && isMessage(field, after[field])) Object.assign(after[field], structuredClone(value));
    else after[field] = structuredClone(value);
  }
  return [before, after];
});

const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const isMessage = (field, value) => Boolean(schema.properties[field]?.properties) && isObject(value);

/** The deployment after an update: messages field by field, all else whole. */
function merged(deployment, changes) {
  const result = { ...deployment };
  for (const [field, change] of Object.entries(changes)) {
    if (change === null) delete result[field];
    else if (isMessage(field, change)) result[field] = { ...result[field], ...change };
    else result[field] = change;
  }
  return result;
}

/** A value in the one form that equal values share; `undefined` for a field's zero. */
function plain(value, { properties, items, patternProperties, additionalProperties, anyOf, pattern } = {}) {
  if (Array.isArray(value)) return value.length > 0 ? value.map((item) => plain(item, items)) : undefined;
  if (isObject(value)) {
    const each = Object.values(patternProperties ?? {})[0] ?? additionalProperties;
    const isMap = isObject(each);
    const entries = Object.entries(value).flatMap(([key, inner]) => {
      const form = plain(inner, properties?.[key] ?? each);
      // an entry of a map is there, even if it is zero
      return form !== undefined ? [[key, form]] : isMap && inner !== null ? [[key, inner]] : [];
    });
    return entries.length > 0 ? Object.fromEntries(entries) : undefined;
  }
  if (anyOf && String(value).endsWith("_UNSPECIFIED")) return undefined;
  if (pattern?.endsWith("s$") && typeof value === "string") return nanos(value);
  return value || undefined;
}
const nanos = (duration) => {
  const [, sign, whole, fraction = ""] = duration.match(/^(-?)(\d+)(?:\.(\d+))?s$/);
  return BigInt(whole + fraction.padEnd(9, "0")) * (sign ? -1n : 1n);
};
const form = (deployment) =>
  plain(Object.fromEntries(Object.entries(deployment).filter(([field]) => !isOutputOnly.has(field))), schema);

test("an update with the changes makes the one of the other", () => {
  let changed = 0;
  holds(pairs, ([before, after]) => {
    const changes = changesBetween(before, after);
    assert.deepEqual(form(merged(before, changes)), form(after));
    changed += Object.keys(changes).length;
  });
  assert.ok(changed > 10_000, `${changed} changes`);
});

test("each change makes a difference", () => {
  holds(pairs, ([before, after]) => {
    const changes = changesBetween(before, after);
    for (const [field, change] of Object.entries(changes)) {
      const inner = isMessage(field, change) ? Object.entries(change) : [];
      const parts =
        inner.length > 0 ? inner.map(([name, value]) => ({ [field]: { [name]: value } })) : [{ [field]: change }];
      for (const part of parts) assert.notDeepEqual(form(merged(before, part)), form(before), JSON.stringify(part));
    }
  });
});

test("a deployment has no changes to itself, nor to a copy", () => {
  holds(
    fc.oneof(
      drawn,
      mutants.map(({ mutant }) => mutant),
    ),
    (deployment) => {
      assert.deepEqual(changesBetween(deployment, deployment), {});
    },
  );
  holds(drawn, (deployment) => assert.deepEqual(changesBetween(deployment, structuredClone(deployment)), {}));
});

test("changes to valid deployments are valid for an update, but for what can't change", () => {
  holds(fc.tuple(deployments, deployments), ([before, after]) => {
    const issues = validateDeployment(changesBetween(before, after), { for: "update" });
    const others = issues.filter(({ severity, code }) => severity === "error" && code !== "immutable");
    assert.deepEqual(
      others.filter(({ rule }) => rule !== "no-default-shape"),
      [],
    );
  });
});

test("any values in fields are compared", () => {
  holds(fc.tuple(oddities, oddities), ([one, other]) => {
    const [before, after] = [one, other].map((odd) => made({ ...odd, path: odd.path || "later" }));
    changesBetween(before, after);
    assert.deepEqual(changesBetween(before, before), {});
  });
});
