// The validator from JavaScript. Every rule has its own test in Rust.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import {
  fieldRules,
  formatDuration,
  humanDuration,
  isFireworksError,
  parseDuration,
  validateDeployment,
  validateDeploymentId,
  validateField,
} from "fireworks-deployments";

const baseModel = "accounts/fireworks/models/x";
const WINDOW = "autoscalingPolicy.scaleToZeroWindow";

for (const [words, character] of [
  ["🔥", "🔥"],
  ["é", "é"],
  ["a combining accent", "\u0301"],
  ["a letter", "a"],
]) {
  test(`a display name may be 63 of ${words}, and not 64`, () => {
    assert.deepEqual(validateField("displayName", character.repeat(63)), []);
    const [issue, ...more] = validateField("displayName", character.repeat(64));
    assert.deepEqual(more, []);
    assert.deepEqual([issue.path, issue.code, issue.severity, issue.limit], [["displayName"], "too_long", "error", 63]);
    assert.match(issue.message, /63 characters, got `.{40}…`/su);
  });
}

for (const window of ["300s", "300.000000000s", "300.5s", "86400s"]) {
  test(`a scale-to-zero window may be ${window}`, () => assert.deepEqual(validateField(WINDOW, window), []));
}

describe("a scale-to-zero window can't be", () => {
  for (const [window, code, part] of [
    ["299.999999999s", "too_small", /at least 5 minutes \(300s\), got `299.999999999s`/],
    ["120s", "too_small", /at least 5 minutes \(300s\), got `120s`/],
    ["0s", "too_small", /omit it/],
    ["-1s", undefined, /300s/],
    ["5m", "format", /`300s`/],
    ["300", "format", /`300s`/],
    ["", "format", /`300s`/],
    ["1e3s", "format", /`300s`/],
    ["٣٠٠s", "format", /`300s`/],
    [" 300s", "format", /`300s`/],
    ["300S", "format", /`300s`/],
    [300, "type", /string/],
  ]) {
    test(JSON.stringify(window), () => {
      const [issue] = validateField(WINDOW, window);
      assert.deepEqual(issue.path, ["autoscalingPolicy", "scaleToZeroWindow"]);
      assert.equal(issue.severity, "error");
      if (code) assert.equal(issue.code, code);
      assert.match(issue.message, part);
      assert.deepEqual(validateDeployment({ baseModel, autoscalingPolicy: { scaleToZeroWindow: window } })[0], issue);
    });
  }
});

test("every issue comes at once, in the order of the fields", () => {
  const issues = validateDeployment({ minReplicaCount: -1, displayName: 1, autoscalingPolicy: { scaleUpWindow: "x" } });
  const paths = issues.filter(({ severity }) => severity === "error").map(({ path }) => path.join("."));
  assert.deepEqual(paths, ["displayName", "minReplicaCount", "autoscalingPolicy.scaleUpWindow", "baseModel"]);
});

test("an unknown field and an unknown value name the nearest known one", () => {
  const issues = validateDeployment({ displayNme: "x", colour: "red", acceleratorType: "H100" }, { for: "update" });
  assert.deepEqual(
    issues.map(({ message }) => message),
    [
      "should be a known value of AcceleratorType, got `H100`; did you mean `NVIDIA_H100_80GB`?",
      "unknown field `displayNme`; did you mean `displayName`?",
      "unknown field `colour`",
    ],
  );
});

describe("an option of the validators that isn't known is an error of kind `config`:", () => {
  const unreadable = new Proxy({}, { ownKeys: () => assert.fail("out of reach") });
  for (const [validate, options, message] of [
    [validateDeployment, { for: "patch" }, "`for` must be `create` or `update`, got `patch`"],
    [validateDeployment, { for: "Update" }, "`for` must be `create` or `update`, got `Update`; did you mean `update`?"],
    [validateDeployment, { for: null }, "`for` must be `create` or `update`, got `null`"],
    [validateDeployment, { for: Symbol("x") }, "`for` must be `create` or `update`, got `symbol`"],
    [validateDeployment, { fro: "update" }, "unknown option `fro`; did you mean `for`?"],
    [validateDeployment, { for: "update", strict: true }, "unknown option `strict`; the only one is `for`"],
    [validateDeployment, "update", "the options must be an object, got `update`"],
    [validateDeployment, ["update"], "the options must be an object, got `object`"],
    [validateDeployment, unreadable, "the options can't be read: see the cause"],
    [validateDeploymentId, { for: "update" }, "`for` must be `create` or `address`, got `update`"],
    [
      validateDeploymentId,
      { for: "adress" },
      "`for` must be `create` or `address`, got `adress`; did you mean `address`?",
    ],
  ])
    test(message, () => {
      assert.throws(
        () => validate("x", options),
        (error) => isFireworksError(error) && error.kind === "config" && error.message === message,
      );
    });
});

test("a validator may be called without options, with empty ones, or by `map`", () => {
  for (const options of [undefined, null, {}, { for: undefined }])
    assert.deepEqual(validateDeployment({}, options), validateDeployment({}, { for: "create" }));
  assert.deepEqual([{}, {}].map(validateDeployment), [validateDeployment({}), validateDeployment({})]);
  assert.deepEqual(["a", "1"].map(validateDeploymentId), [validateDeploymentId("a"), validateDeploymentId("1")]);
});

test("a conflict shows the other field's value", () => {
  const issues = validateDeployment({ minReplicaCount: 3, maxReplicaCount: 2, "{15}": 1 }, { for: "update" });
  assert.deepEqual(
    issues.map(({ message }) => message),
    [
      "must be at most maxReplicaCount (`2`), got `3`",
      "must be at least minReplicaCount (`3`), got `2`",
      "unknown field `{15}`",
    ],
  );
});

test("a field that doesn't exist is one issue, which names the nearest", () => {
  for (const [path, message] of [
    ["displayNme", "unknown field `displayNme`; did you mean `displayName`?"],
    ["autoscalingPolicy.scaleToZero", "unknown field `scaleToZero`; did you mean `scaleToZeroWindow`?"],
    ["colour", "unknown field `colour`"],
    ["", "unknown field ``"],
    [7, "unknown field ``"],
  ]) {
    const issues = validateField(path, "x");
    assert.deepEqual(
      issues.map(({ code, severity, message }) => [code, severity, message]),
      [["unknown_field", "warning", message]],
    );
  }
});

test("a message never shows a direct route's key", () => {
  for (const keys of ["hush", ["ok", 1, { hush: "hush" }], { hush: "hush" }, [["hush"]]]) {
    const issues = [validateDeployment({ directRouteApiKeys: keys }), validateField("directRouteApiKeys", keys)];
    assert.doesNotMatch(JSON.stringify(issues), /hush/);
  }
});

describe("values that JSON would drop silently are reported:", () => {
  for (const [words, value] of Object.entries({
    "a Map": new Map([["default", 2]]),
    "a Set": new Set(["default"]),
    "a Date": new Date(0),
    "a regular expression": /x/,
    "a boxed number": Object(1),
  })) {
    test(words, () => {
      const issues = [
        validateField("autoscalingPolicy.loadTargets", value),
        validateDeployment({ baseModel, acceleratorType: "NVIDIA_H100_80GB", placement: value }),
        validateDeployment(value),
      ].map(([issue]) => [issue.code, issue.message]);
      const told = ["type", "must be an object, got an object that isn't plain, such as a Map"];
      assert.deepEqual(issues, [told, told, told]);
    });
  }
});

test("an object may be of a class, and hold what is undefined", () => {
  class Policy {
    scaleUpWindow = "30s";
    loadTargets = undefined;
  }
  const deployment = { baseModel, acceleratorType: "NVIDIA_H100_80GB", autoscalingPolicy: new Policy() };
  assert.deepEqual(validateDeployment({ ...deployment, placement: { region: undefined } }), []);
});

test("NaN is neither above nor below a limit", () => {
  const issues = validateDeployment({ baseModel, minReplicaCount: 2, maxReplicaCount: Number.NaN });
  assert.deepEqual(
    issues.filter(({ severity }) => severity === "error").map(({ rule }) => rule),
    ["integer"],
  );
});

test("too many entries are counted", () => {
  const scalingSchedules = Object.fromEntries(["a", "b", "c", "d", "e", "f"].map((name) => [name, {}]));
  const [issue] = validateField("autoscalingPolicy.scalingSchedules", scalingSchedules);
  assert.deepEqual([issue.message, issue.limit], ["must have at most 5 entries, got 6", 5]);
});

test("an update needs no base model", () => {
  assert.deepEqual(validateDeployment({ displayName: "x" }, { for: "update" }), []);
  assert.equal(validateDeployment({ displayName: "x" })[0].code, "required");
});

test("an existing ID may have a form that a new one can't", () => {
  for (const id of ["12345678", "790c6851", "-a"]) {
    assert.deepEqual(validateDeploymentId(id, { for: "address" }), [], id);
    assert.equal(validateDeploymentId(id)[0].code, "format", id);
  }
  for (const id of ["", ".", "..", "a/b", "a?b", "a%2Fb", "a".repeat(64)])
    assert.equal(validateDeploymentId(id, { for: "address" })[0].severity, "error", id);
});

test("durations are read and written in people's and in the API's format", () => {
  assert.equal(parseDuration("5m"), 300);
  assert.equal(parseDuration("1h30m"), 5400);
  assert.equal(parseDuration("0.5s"), 0.5);
  assert.equal(formatDuration(300), "300s");
  assert.equal(humanDuration("300s"), "5m");
});

test("returned values are plain data and may be changed", () => {
  const rules = fieldRules();
  assert.equal(rules.find(({ path }) => path === "displayName").maxLength, 63);
  rules.length = 0;
  assert.ok(fieldRules().length > 30);
});
