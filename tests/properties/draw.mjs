// How much is drawn, and from which seed: with the same one, the same is drawn.
import fc from "fast-check";

const { PROPERTY_SEED = "20260301" } = process.env;
export const settings = {
  seed: Number(PROPERTY_SEED),
  numRuns: 10_000,
  // to find a smaller one of the same fault could take hours
  interruptAfterTimeLimit: 100_000,
  markInterruptAsFailure: true,
};

/** Draws so many, and hands them out. */
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
