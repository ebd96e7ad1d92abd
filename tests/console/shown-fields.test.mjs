// The fields on the page of a deployment.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { fieldRules } from "fireworks-deployments";
import { importConsole } from "./import.mjs";

const { groupsOf, SHOWN_ELSEWHERE } = await importConsole("detail/groups.ts");

const EXAMPLES = { string: "text", boolean: false, integer: 0, number: 0.5, enum: "ONE", list: ["ONE"] };

/** A deployment with every field of the API, and one that is new. */
function complete() {
  const deployment = { newlyInvented: { knob: 7 } };
  for (const { path, type } of fieldRules()) {
    const parts = path.split(".");
    if (parts.includes("*")) continue;
    const field = parts.pop();
    const outer = parts.reduce((fields, part) => fields[part], deployment);
    outer[field] = { timestamp: "2026-03-01T12:00:00Z", duration: "300s", map: { a: "b" }, object: {}, ...EXAMPLES }[
      type
    ];
  }
  return deployment;
}

describe("the fields of a deployment", () => {
  it("are each in exactly one group, unless they have a part of the page of their own", () => {
    const shown = groupsOf(complete()).flatMap(({ rows }) => rows.map(({ path }) => path));
    const maps = fieldRules().filter(({ type }) => type === "map");
    const leaves = fieldRules().filter(
      ({ path, type }) => type !== "object" && !maps.some((map) => path.startsWith(`${map.path}.`)),
    );
    const expected = leaves.map(({ path }) => path).filter((path) => !SHOWN_ELSEWHERE.has(path));
    assert.deepEqual(shown.toSorted(), [...expected, "newlyInvented"].toSorted());
    for (const path of SHOWN_ELSEWHERE)
      assert.ok(
        leaves.some((leaf) => leaf.path === path),
        `${path} is no field`,
      );
  });

  it("are said to be unknown only if this version doesn't know them", () => {
    const { title, rows } = groupsOf(complete()).at(-1);
    assert.equal(title, "Not known to this console");
    assert.deepEqual(
      rows.map(({ path }) => path),
      ["newlyInvented"],
    );
  });

  it("are shown if they are 0 or false, and not if they are empty", () => {
    const shown = groupsOf({
      minReplicaCount: 0,
      enableAddons: false,
      draftModel: "",
      precision: "PRECISION_UNSPECIFIED",
    });
    assert.deepEqual(
      shown.flatMap(({ rows }) => rows.map(({ path }) => path)),
      ["minReplicaCount", "enableAddons"],
    );
  });
});
