// Writes are validated first: nothing invalid is sent, and every issue is reported.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { validateDeployment, validateDeploymentId } from "fireworks-deployments";
import { clientOf, failure, READY, reply, serve } from "./service.mjs";

const model = { baseModel: "accounts/fireworks/models/tiny" };
const acceleratorType = "NVIDIA_H100_80GB";
const deploymentShape = "accounts/fireworks/deploymentShapes/s";
const ready = reply(200, READY);

/** Two errors and two warnings. */
const wrong = {
  displayName: "x".repeat(64),
  state: "READY",
  autoscalingPolicy: { scaleToZeroWindow: "120s" },
  fieldOfTomorrow: 1,
};
/** Only warnings. */
const odd = { acceleratorType, enableMtp: true, precision: "FP3", fieldOfTomorrow: 1 };

/** The validation error of a call that sends nothing. */
async function refused(t, call, options) {
  const service = await serve(t, ready);
  const error = await failure(call(clientOf(service, options)));
  assert.equal(error.kind, "validation", error.message);
  assert.deepEqual([error.attempts, error.outcomeUnknown, error.status, error.path], [0, false, undefined, undefined]);
  assert.deepEqual(error.toJSON().issues, error.issues);
  assert.deepEqual(service.requests, []);
  return error;
}

/** The body of the only request that a call sends. */
async function sent(t, call, options) {
  const service = await serve(t, ready);
  assert.deepEqual(await call(clientOf(service, options)), READY);
  assert.equal(service.requests.length, 1);
  return JSON.parse(service.requests[0].body);
}

const severities = (issues) => [...new Set(issues.map(({ severity }) => severity))].sort();

describe("create", () => {
  test("reports every error and every warning", async (t) => {
    const { issues, message } = await refused(t, (client) => client.create(wrong));
    assert.deepEqual(issues, validateDeployment(wrong));
    assert.deepEqual(severities(issues), ["error", "warning"]);
    const others = issues.filter(({ severity }) => severity === "error").length - 1;
    assert.match(message, /^a deployment was not sent: displayName must be at most 63 characters/);
    assert.ok(message.endsWith(`(and ${others} more, see \`issues\`)`), message);
  });

  test("checks the ID", async (t) => {
    for (const deploymentId of ["Mine", "1st", "-x", "x".repeat(64)]) {
      const { issues } = await refused(t, (client) => client.create({ ...model, acceleratorType }, { deploymentId }));
      const [expected] = validateDeploymentId(deploymentId);
      assert.deepEqual(issues, [{ ...expected, path: ["deploymentId"] }]);
    }
  });

  test("checks that a shape goes without acceptShapelessRisk", async (t) => {
    const call = (client) => client.create({ ...model, deploymentShape }, { acceptShapelessRisk: true });
    const { issues } = await refused(t, call);
    assert.deepEqual(
      issues.map(({ path, code }) => [path, code]),
      [[["deploymentShape"], "conflict"]],
    );
    const risky = (client) => client.create({ ...model, acceleratorType }, { acceptShapelessRisk: true });
    assert.deepEqual(await sent(t, risky), { ...model, acceleratorType });
  });

  test("checks even with validateOnly", async (t) => {
    await refused(t, (client) => client.create(wrong, { validateOnly: true }));
  });

  test("sends despite warnings", async (t) => {
    const deployment = { ...model, ...odd };
    assert.deepEqual(severities(validateDeployment(deployment)), ["warning"]);
    assert.deepEqual(await sent(t, (client) => client.create(deployment)), deployment);
  });
});

describe("update", () => {
  test("reports every error and every warning", async (t) => {
    const changes = { ...wrong, ...model };
    const { issues, message } = await refused(t, (client) => client.update("x", changes));
    assert.deepEqual(issues, validateDeployment(changes, { for: "update" }));
    assert.deepEqual(severities(issues), ["error", "warning"]);
    assert.match(message, /^an update was not sent: displayName must be at most 63 characters.*\(and 2 more/);
  });

  test("sends despite warnings", async (t) => {
    assert.deepEqual(severities(validateDeployment(odd, { for: "update" })), ["warning"]);
    assert.deepEqual(await sent(t, (client) => client.update("x", odd)), odd);
  });
});

describe("arguments of scale and tags are checked too:", () => {
  for (const [words, call, ...expected] of [
    ["a count below 0", (client) => client.scale("x", -1), ["replicaCount", "too_small"]],
    ["a count that is not whole", (client) => client.scale("x", 1.5), ["replicaCount", "type"]],
    ["a count that isn't a number", (client) => client.scale("x", Number.NaN), ["replicaCount", "type"]],
    ["a count that is a string", (client) => client.scale("x", "1"), ["replicaCount", "type"]],
    ["no count", (client) => client.scale("x"), ["replicaCount", "required"]],
    [
      "tags outside custom/, and without a value",
      (client) => client.setTags("x", { team: "search", "custom/tier": "", "custom/ok": "1" }),
      ["tags.team", "format"],
      ["tags.custom/tier", "too_short"],
    ],
    ["no tags", (client) => client.setTags("x", {}), ["tags", "required"]],
    ["tags that are a list", (client) => client.setTags("x", ["custom/team"]), ["tags", "type"]],
    [
      "keys outside custom/",
      (client) => client.deleteTags("x", ["custom/team", "team", ""]),
      ["keys.1", "format"],
      ["keys.2", "format"],
    ],
    ["no keys", (client) => client.deleteTags("x", []), ["keys", "required"]],
    ["keys that are a string", (client) => client.deleteTags("x", "custom/team"), ["keys", "type"]],
  ]) {
    test(words, async (t) => {
      const { issues } = await refused(t, call);
      assert.deepEqual(
        issues.map(({ path, code }) => [path.join("."), code]),
        expected,
      );
    });
  }
});

describe("with validate: false", () => {
  for (const [words, call, body] of [
    ["create sends what it is given", (client) => client.create(wrong, { deploymentId: "Mine" }), wrong],
    ["update sends what it is given", (client) => client.update("x", { ...wrong, ...model }), { ...wrong, ...model }],
  ]) {
    test(words, async (t) => assert.deepEqual(await sent(t, call, { validate: false }), body));
  }

  test("an invalid ID is still an error", async (t) => {
    const service = await serve(t, ready);
    for (const id of ["A", "a/b", ""]) {
      const { kind } = await failure(clientOf(service, { validate: false }).update(id, { displayName: "x" }));
      assert.equal(kind, "config");
    }
    assert.deepEqual(service.requests, []);
  });
});

test("an instance with a toJSON is checked by its result", async (t) => {
  class Draft {
    get baseModel() {
      return model.baseModel;
    }
    toJSON() {
      return { baseModel: this.baseModel, acceleratorType };
    }
  }
  assert.deepEqual(await sent(t, (client) => client.create(new Draft())), { ...model, acceleratorType });
  class Wrong extends Draft {
    toJSON() {
      return wrong;
    }
  }
  const error = await refused(t, (client) => client.create(new Wrong()));
  assert.ok(error.issues.some(({ rule }) => rule === "display-name-length"));
});
