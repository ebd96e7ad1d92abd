// Values that JavaScript can make and JSON can't, and what is asked of them.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { validateDeployment, validateDeploymentId, validateField } from "fireworks-deployments";

const update = (value) => validateDeployment(value, { for: "update" });
const rules = (issues) => issues.map(({ rule }) => rule);
const many = (count, entry) => Object.fromEntries(Array.from({ length: count }, (_, index) => entry(index)));
const revoked = () => {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
};

describe("one issue says that there is no object in", () => {
  const values = [
    undefined,
    null,
    0,
    Number.NaN,
    "text",
    true,
    12n,
    Symbol("s"),
    () => 1,
    [],
    new Array(4294967295),
    revoked(),
  ];
  for (const [index, value] of values.entries()) {
    test(`value ${index}, ${typeof value}`, () => {
      assert.equal(validateDeployment(value).length, 1);
      assert.equal(validateField(value, 1).length, 1);
      assert.equal(validateDeploymentId(value).length, value === "text" ? 0 : 1);
    });
  }
});

test("a getter may validate what it is asked for", () => {
  const inner = { displayName: "x".repeat(64), extra: "y".repeat(9_000) };
  let issues;
  const outer = {
    get displayName() {
      issues = validateDeployment(inner);
      return "x".repeat(64);
    },
    description: "é".repeat(5_000),
  };
  assert.deepEqual(rules(update(outer)), ["display-name-length", "description-length"]);
  assert.equal(issues.length, 4);
});

test("a getter that always validates again is one that can't be read, in the end", () => {
  let depth = 0;
  const again = {
    get displayName() {
      depth++;
      try {
        return update(again).length === 0 ? "fine" : 1;
      } finally {
        // where the stack ends, a check throws
        depth--;
      }
    },
  };
  assert.ok(update(again).length <= 1);
  assert.equal(depth, 0);
  assert.deepEqual(update({ displayName: "x" }), []);
});

test("a known field is found behind any number of unknown ones", () => {
  const value = { ...many(120_000, (index) => [`k${index}`, 1]), displayName: "x".repeat(64) };
  assert.equal(update(value)[0].rule, "display-name-length");
});

test("a known key is found behind more entries than any map has", () => {
  const loadTargets = { ...many(120_000, (index) => [`k${index}`, 1]), default: 2 };
  const [issue] = validateField("autoscalingPolicy.loadTargets", loadTargets).filter(
    ({ severity }) => severity === "error",
  );
  assert.deepEqual(issue.path, ["autoscalingPolicy", "loadTargets", "default"]);
});

test("what is of the wrong type is looked into as far as its first entry", () => {
  assert.equal(update({ directRouteApiKeys: new Array(700).fill(new Array(100_000)) }).length, 700);
  let asked;
  const counting = {
    get a() {
      asked = "a";
      return undefined;
    },
    get b() {
      asked = "b";
      return 1;
    },
    get c() {
      asked = "c";
      return 1;
    },
  };
  assert.equal(update({ displayName: counting }).length, 1);
  assert.equal(asked, "b");
});

test("what holds too much to be read is an issue", () => {
  const schedule = many(900, (index) => [`k${index}`, 1]);
  const scalingSchedules = many(2_000, (index) => [`s${index}`, schedule]);
  assert.deepEqual(rules(update({ autoscalingPolicy: { scalingSchedules } })), ["type"]);
  assert.deepEqual(update({ displayName: "x" }), []);
});

test("the limit of an issue is a number with its sign", () => {
  const issues = validateDeployment({
    baseModel: "accounts/a/models/m",
    minReplicaCount: 1,
    maxReplicaCount: -Infinity,
  });
  assert.equal(issues[0].limit, -Number.MAX_VALUE);
});

test("half a surrogate pair in a key is shown as what no text has", () => {
  const [issue] = update({ "a\ud800": 1 });
  assert.deepEqual([issue.path, issue.message], [["a\ufffd"], "unknown field `a\ufffd`"]);
});

test("an object whose entries throw halfway is not half read", () => {
  let asked = 0;
  const placement = new Proxy(
    { region: "US_IOWA_1", multiRegion: "US" },
    {
      getOwnPropertyDescriptor(target, key) {
        if (++asked > 1) throw new Error("refused");
        return Reflect.getOwnPropertyDescriptor(target, key);
      },
    },
  );
  const messages = validateDeployment({ baseModel: "m", acceleratorType: "NVIDIA_H100_80GB", placement }).map(
    ({ path, message }) => [...path, message].join(" "),
  );
  assert.ok(messages.includes("placement must be an object, got an object that can't be read"), messages.join("\n"));
  assert.ok(!messages.some((message) => message.includes("multiRegion")), messages.join("\n"));
});
