// The differences between two deployments.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { importConsole } from "./import.mjs";

const { comparable, differences, inOrder } = await importConsole("detail/differences.ts");

describe("a comparison", () => {
  const one = {
    state: "READY",
    replicaCount: 2,
    maxReplicaCount: 2,
    directRouteApiKeys: ["a"],
    autoscalingPolicy: { loadTargets: { default: 1 } },
  };
  const other = {
    state: "FAILED",
    displayName: "x",
    maxReplicaCount: 2,
    directRouteApiKeys: ["b"],
    autoscalingPolicy: { loadTargets: { default: 2 } },
  };

  it("names each field that differs, and never a key", () => {
    assert.deepEqual(differences(comparable(one, false), comparable(other, false)), [
      { path: "autoscalingPolicy.loadTargets.default", mine: 1, other: 2 },
      { path: "displayName", mine: undefined, other: "x" },
    ]);
  });

  it("includes what only the service sets if it is asked for", () => {
    const paths = differences(comparable(one, true), comparable(other, true)).map(({ path }) => path);
    assert.ok(paths.includes("state") && paths.includes("replicaCount"));
  });

  it("doesn't differ by the order of the fields", () => {
    assert.equal(
      inOrder({ b: 1, a: { d: [2, { f: 1, e: 0 }], c: 3 } }),
      inOrder({ a: { c: 3, d: [2, { e: 0, f: 1 }] }, b: 1 }),
    );
  });
});
