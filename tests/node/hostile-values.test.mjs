import assert from "node:assert/strict";
import { describe, test } from "node:test";
import * as library from "fireworks-deployments";
import { faultOf, issuesOf } from "../hostile/validators.mjs";
import { values } from "../hostile/values.mjs";

describe("the validators return issues for", () => {
  for (const [name, make] of Object.entries(values)) {
    test(name, () => {
      assert.equal(faultOf(issuesOf(library, make())), undefined);
    });
  }
});

describe("of a million keys no more are read than an object may have:", () => {
  const keys = Array.from({ length: 1_000_000 }, (_, index) => `custom/k${index}`);
  for (const [words, most, within] of [
    ["fields", 1_100, (value) => value],
    ["entries of a map", 100_100, (annotations) => ({ annotations })],
    ["entries of a map of objects", 100_100, (scalingSchedules) => ({ autoscalingPolicy: { scalingSchedules } })],
    ["fields of an object in a map", 1_100, (office) => ({ autoscalingPolicy: { scalingSchedules: { office } } })],
    ["entries of an object in place of a string", 10, (displayName) => ({ displayName })],
  ]) {
    test(words, () => {
      let reads = 0;
      const count = (value) => {
        reads += 1;
        return value;
      };
      const property = { value: "v", enumerable: true, configurable: true };
      const value = new Proxy(
        {},
        { ownKeys: () => keys, getOwnPropertyDescriptor: () => property, get: (_, key) => count(String(key)) },
      );
      assert.ok(library.validateDeployment(within(value)).length > 0);
      assert.ok(reads > 0 && reads <= most, `${reads} reads`);
    });
  }
});

test("a long key before many issues is reported without filling the memory", () => {
  const key = "k".repeat(5_000_000);
  const faults = Object.fromEntries(Array.from({ length: 1_000 }, (_, index) => [`k${index}`, 1]));
  const issues = library.validateDeployment({ autoscalingPolicy: { scalingSchedules: { [key]: faults } } });
  const long = issues.filter(({ path }) => path.includes(key)).length;
  assert.ok(long > 0 && long < 10, String(long));
});

test("keys that together exceed the longest string are read one by one", () => {
  const value = { ["a".repeat(3e8)]: 1, ["b".repeat(3e8)]: 1 };
  const rules = library.validateDeployment({ baseModel: "m", placement: value }).map(({ rule }) => rule);
  assert.ok(rules.includes("unknown-field"), String(rules));
});

const made = Object.entries(values).map(([name, make]) => [name, make()]);

test("the duration functions throw for anything that isn't a duration", () => {
  for (const [name, value] of made) {
    for (const convert of [library.parseDuration, library.humanDuration, library.formatDuration]) {
      if (convert === library.formatDuration && Object.is(value, -0)) continue;
      const isConfig = (error) =>
        library.isFireworksError(error) && error.kind === "config" && error.message.length < 400;
      assert.throws(() => convert(value), isConfig, `${convert.name}: ${name}`);
    }
  }
});

test("isFireworksError takes any value", () => {
  for (const [name, value] of made) assert.equal(library.isFireworksError(value), false, name);
});
