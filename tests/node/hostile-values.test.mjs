import assert from "node:assert/strict";
import { describe, test } from "node:test";
import * as library from "fireworks-deployments";
import { faultOf, issuesOf } from "../hostile/validators.mjs";
import { values } from "../hostile/values.mjs";

describe("the validators answer for", () => {
  for (const [name, make] of Object.entries(values)) {
    test(name, () => {
      const value = make();
      const begun = performance.now();
      assert.equal(faultOf(issuesOf(library, value)), undefined);
      assert.ok(performance.now() - begun < 10_000, `it took ${performance.now() - begun} ms`);
    });
  }
});

test("the duration functions refuse whatever is no duration, in words", () => {
  for (const [name, make] of Object.entries(values)) {
    for (const convert of [library.parseDuration, library.humanDuration, library.formatDuration]) {
      if (convert === library.formatDuration && Object.is(make(), -0)) continue;
      const isConfig = (error) =>
        library.isFireworksError(error) && error.kind === "config" && error.message.length < 400;
      assert.throws(() => convert(make()), isConfig, `${convert.name}: ${name}`);
    }
  }
});

test("isFireworksError answers for anything", () => {
  for (const make of Object.values(values)) assert.equal(library.isFireworksError(make()), false);
});
