// The deployments that every engine judges: drawn in Node, with the seed of the property tests, and sent as JSON.
import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { changed, deployments, mutants, paths } from "../properties/deployments.mjs";
import { draw } from "../properties/draw.mjs";

const text = fc.string({ unit: "binary", maxLength: 70 });
const anywhere = fc.record({ path: fc.constantFrom("", ...paths), value: fc.jsonValue() });
const odd = fc.tuple(deployments, anywhere).map(([valid, { path, value }]) => changed(valid, { [path]: value }));
const decimals = fc.tuple(fc.nat(), fc.nat({ max: 999_999_999 })).map((parts) => parts.join("."));
const amount = fc.oneof(fc.integer({ min: -9, max: 999 }).map(String), decimals, text);
const duration = fc
  .tuple(amount, fc.constantFrom("s", "m", "h", "d", "h5m", "m0.5s", ""))
  .map((parts) => parts.join(""));

/** Keeps values that survive a round trip through JSON. */
function travels(value) {
  try {
    return isDeepStrictEqual(JSON.parse(JSON.stringify(value)), value);
  } catch {
    return false;
  }
}

export const corpus = {
  deployments: [...draw(deployments, 300), ...draw(mutants, 600).map(({ mutant }) => mutant), ...draw(odd, 300)].filter(
    travels,
  ),
  fields: draw(anywhere, 300).filter(travels),
  ids: draw(fc.oneof(text, fc.stringMatching(/^[a-z0-9-]{0,70}$/)), 200).filter(travels),
  durations: draw(duration, 300).filter(travels),
  seconds: draw(fc.double({ noNaN: true, noDefaultInfinity: true }), 200).filter(travels),
};
