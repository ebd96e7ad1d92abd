// The number of drawn cases, and their seed. The same seed draws the same cases; the long form, `TORTURE=long`, draws ten
// times as many.
import fc from "fast-check";

const { PROPERTY_SEED = "20260301", TORTURE } = process.env;
export const settings = {
  seed: Number(PROPERTY_SEED),
  numRuns: TORTURE === "long" ? 100_000 : 10_000,
  // shrinking could take hours
  endOnFailure: true,
};

/** Draws this many cases and returns them. */
export function draw(arbitrary, numRuns) {
  const drawn = [];
  fc.assert(
    fc.property(arbitrary, (value) => {
      drawn.push(value);
    }),
    { ...settings, numRuns },
  );
  return drawn;
}
