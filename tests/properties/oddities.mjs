// Any JavaScript value, anywhere in a deployment. Drawn descriptions can be printed; `made` builds their values.
import fc from "fast-check";
import { values as hostile } from "../hostile/values.mjs";
import { changed, deployments, paths } from "./deployments.mjs";

// tests/node/hostile-values.test.mjs covers these: they take a second each
const SLOW = ["a million keys", "a proxy with a hundred thousand keys"];
const names = Object.keys(hostile).filter((name) => !SLOW.includes(name));
const anything = fc.anything({
  withBigInt: true,
  withBoxedValues: true,
  withDate: true,
  withMap: true,
  withNullPrototype: true,
  withObjectString: true,
  withSet: true,
  withSparseArray: true,
  withTypedArray: true,
  withUnicodeString: true,
});

const around = {
  "as it is": (odd) => odd,
  "in a list": (odd) => [odd],
  "in an object": (odd) => ({ default: odd }),
  "behind a getter": (odd) => Object.defineProperty({}, "default", { get: () => odd, enumerable: true }),
};

export const oddities = fc.record({
  deployment: deployments,
  path: fc.constantFrom("", ...paths),
  odd: fc.oneof(fc.record({ hostile: fc.constantFrom(...names) }), fc.record({ value: anything })),
  around: fc.constantFrom(...Object.keys(around)),
});

export function made({ deployment, path, odd, around: how }) {
  const value = "hostile" in odd ? hostile[odd.hostile]() : odd.value;
  return changed(deployment, { [path]: around[how](value) });
}
