import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { fieldRules } from "fireworks-deployments";
import { importConsole } from "./import.mjs";

const modules = ["form/groups", "form/document", "form/changes", "form/equivalent-command", "form/issues"];
const [groups, document, changes, commandLine, issues] = await Promise.all(
  modules.map((module) => importConsole(`${module}.ts`)),
);
const { FIELDS } = groups;
const { FormDocument } = document;
const { planOf } = changes;
const { createCommand, updateCommand } = commandLine;
const { refusalsOf } = issues;
const { likeIt } = await importConsole("deployment/like.ts");
const { newStartInWords } = await importConsole("deployment/cost.ts");
const { settable } = await importConsole("deployment/settable.ts");

describe("the form's table of groups", () => {
  const settableRules = fieldRules().filter(({ outputOnly }) => !outputOnly);

  it("has every field that a person can set in exactly one place", () => {
    for (const { path, type } of settableRules) {
      const places = FIELDS.filter((field) => path === field || path.startsWith(`${field}.`));
      const inside = FIELDS.filter((field) => field.startsWith(`${path}.`));
      if (type === "object" && inside.length > 0) assert.equal(places.length, 0, path);
      else assert.equal(places.length, 1, `${path} is in ${places.length} places`);
    }
  });

  it("names no field that the API lacks or that only the service sets", () => {
    const paths = settableRules.map(({ path }) => path);
    assert.deepEqual(
      FIELDS.filter((field) => !paths.includes(field)),
      [],
    );
  });
});

describe("a form's document", () => {
  const begun = (fields, purpose = "update") => new FormDocument(purpose, fields);

  it("is unchanged again once a value is typed back", () => {
    const document = begun({ displayName: "a", autoscalingPolicy: { scaleUpWindow: "30s" } });
    document.set(["autoscalingPolicy", "scaleUpWindow"], undefined);
    assert.deepEqual(document.fields(), { displayName: "a" });
    assert.ok(document.isDirty());
    document.set(["autoscalingPolicy", "scaleUpWindow"], "30s");
    assert.ok(!document.isDirty());
  });

  it("keeps 0, an empty field and null apart", () => {
    const document = begun({}, "create");
    document.set(["minReplicaCount"], 0);
    assert.deepEqual(document.fields(), { minReplicaCount: 0 });
    document.set(["minReplicaCount"], undefined);
    assert.deepEqual(document.fields(), {});
    document.replace({ minReplicaCount: null });
    assert.deepEqual(document.fields(), { minReplicaCount: null });
  });

  it("calls nothing missing before it is touched or the review is asked for", () => {
    const document = begun({}, "create");
    assert.deepEqual(document.shown(), []);
    document.ask();
    assert.ok(document.shown().some(({ path }) => path[0] === "baseModel"));
  });

  it("compares fields with each other, and an ID with its rule", () => {
    const document = begun({ baseModel: "accounts/a/models/x", minReplicaCount: 3, maxReplicaCount: 1 }, "create");
    document.setId("Not-An-ID");
    const paths = document.shown().map(({ path }) => path.join("."));
    assert.ok(paths.includes("minReplicaCount") && paths.includes("maxReplicaCount") && paths.includes("deploymentId"));
  });

  it("calls no error of the person's what the service holds already", () => {
    const held = { minReplicaCount: 3, maxReplicaCount: 1, baseModel: "accounts/a/models/x" };
    const document = begun(held);
    assert.deepEqual([...new Set(document.issues().map(({ severity }) => severity))], ["warning"]);
    document.set(["minReplicaCount"], 4);
    assert.ok(document.issues().some(({ severity }) => severity === "error"));
  });

  it("refuses a pasted change of an immutable field", () => {
    const document = begun({ baseModel: "accounts/a/models/x" });
    assert.deepEqual(document.issues(), []);
    document.replace({ baseModel: "accounts/a/models/y" });
    assert.equal(document.issues()[0].rule, "immutable");
  });

  it("shows a refusal of the service until its field is changed", () => {
    const document = begun({ displayName: "a" });
    document.refuse(refusalsOf("max_replica_count exceeds what is allowed", undefined));
    assert.deepEqual(
      document.shownAt(["maxReplicaCount"], "exact")[0].message,
      "max_replica_count exceeds what is allowed",
    );
    document.set(["displayName"], "b");
    assert.equal(document.shownAt(["maxReplicaCount"], "exact").length, 1);
    document.set(["maxReplicaCount"], 2);
    assert.equal(document.shownAt(["maxReplicaCount"], "exact").length, 0);
  });

  it("reads the fields that the details of a refusal name, rather than the words of its message", () => {
    const violation = { field: "autoscaling_policy.scale_to_zero_window", description: "too short" };
    const issues = refusalsOf("bad displayName", [{ fieldViolations: [violation] }]);
    assert.deepEqual(
      issues.map(({ path, message }) => [path.join("."), message]),
      [["autoscalingPolicy.scaleToZeroWindow", "too short"]],
    );
    assert.deepEqual(refusalsOf("the deployment can't be updated in this state", undefined), []);
  });
});

describe("the plan of an edit", () => {
  it("sends what the person changed, upon what somebody else changed meanwhile", () => {
    const began = {
      displayName: "a",
      maxReplicaCount: 1,
      autoscalingPolicy: { scaleUpWindow: "30s", scaleDownWindow: "600s" },
    };
    const typed = { ...began, autoscalingPolicy: { scaleUpWindow: "60s" } };
    const now = {
      ...began,
      displayName: "theirs",
      autoscalingPolicy: { scaleUpWindow: "45s", scaleDownWindow: "600s" },
    };
    const { changes, rows } = planOf(began, typed, now);
    assert.deepEqual(changes, { autoscalingPolicy: { scaleUpWindow: "60s", scaleDownWindow: null } });
    const row = (path) => rows.find((row) => row.path.join(".") === path);
    const { was, is, willBe, isMine, isTheirs } = row("autoscalingPolicy.scaleUpWindow");
    assert.deepEqual([was, is, willBe, isMine, isTheirs], ["30s", "45s", "60s", true, true]);
    assert.deepEqual([row("displayName").willBe, row("displayName").isMine], ["theirs", false]);
  });

  it("sends nothing where somebody else made the same change", () => {
    const { changes, rows } = planOf({ displayName: "a" }, { displayName: "b" }, { displayName: "b" });
    assert.deepEqual(changes, {});
    assert.equal(rows.length, 1);
  });

  it("replaces maps as a whole", () => {
    const began = { autoscalingPolicy: { loadTargets: { default: 0.8, requests_per_second: 3 } } };
    const typed = { autoscalingPolicy: { loadTargets: { default: 0.5 } } };
    assert.deepEqual(planOf(began, typed, began).changes, typed);
  });

  it("is the same as a command, quoted for a shell", () => {
    const command = updateCommand("acme", "mine", {
      displayName: "it's mine",
      description: null,
      autoscalingPolicy: { scaleUpWindow: "60s", loadTargets: { default: 0.5 } },
    });
    assert.equal(
      command.replaceAll(" \\\n ", ""),
      `npx fireworks-deployments update mine --account-id acme --set 'displayName=it'\\''s mine' description= autoscalingPolicy.scaleUpWindow=60s 'autoscalingPolicy.loadTargets={"default":0.5}'`,
    );
    assert.match(
      updateCommand("acme", "mine", { newField: 1 }),
      /--account-id acme --file - <<'JSON'\n\{\n {2}"newField": 1\n\}\nJSON$/,
    );
    for (const changes of [{}, { newField: 1 }]) {
      const keys = { ...changes, directRouteApiKeys: ["marker-of-a-key"] };
      assert.doesNotMatch(updateCommand("acme", "mine", keys), /marker/);
      assert.doesNotMatch(createCommand("acme", "mine", keys), /marker/);
    }
  });

  it("needs no file that one doesn't have", () => {
    assert.equal(
      createCommand("acme", "", { displayName: "it's mine" }),
      `npx fireworks-deployments create --wait --account-id acme --file - <<'JSON'\n{\n  "displayName": "it's mine"\n}\nJSON`,
    );
  });
});

describe("a deployment like another", () => {
  const old = {
    name: "accounts/acme/deployments/old",
    state: "DELETED",
    purgeTime: "2026-12-01T00:00:00Z",
    region: "US_IOWA_1",
    placement: { multiRegion: "US" },
    directRouteApiKeys: ["marker-of-a-key"],
    someNewField: 1,
  };

  it("keeps the placement, but nothing that the service sets, and no keys", () => {
    assert.deepEqual(likeIt(old), { placement: { multiRegion: "US" } });
  });

  it("as an edit begins has the keys too", () => {
    assert.deepEqual(settable(old).directRouteApiKeys, ["marker-of-a-key"]);
    assert.equal(settable(old).state, undefined);
  });
});

describe("the cost of a new deployment", () => {
  const mine = { acceleratorType: "NVIDIA_H100_80GB", acceleratorCount: 2, minReplicaCount: 3 };

  it("is that of the replicas that it starts with, at the price that was typed", () => {
    assert.equal(
      newStartInWords(mine, ""),
      "Starts 3 replicas × 2 × H100 80GB = 6 GPUs. READY replicas are billed by the second.",
    );
    assert.match(newStartInWords(mine, "2,5"), /by the second: about \$15\.00 an hour at your \$2,5\.$/);
    assert.match(newStartInWords({ ...mine, maxReplicaCount: 0 }, ""), /^Starts 0 replicas/);
  });

  it("is left open if the service or a shape chooses the GPUs", () => {
    assert.match(
      newStartInWords({ acceleratorType: "NVIDIA_H100_80GB" }, "2"),
      /^Starts 1 replica\. READY replicas are billed by the second\. The service gives each replica the fewest GPUs/,
    );
    assert.match(
      newStartInWords({ deploymentShape: "accounts/a/deploymentShapes/b" }, "2"),
      /Its shape decides the GPUs\.$/,
    );
  });
});
