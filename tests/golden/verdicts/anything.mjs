// Values that no field asks for: of another type, empty, deep, or nothing that JSON has.

const PLAIN = "abc xyz-09 A_Z/é.ß`東:🔥\"\u00a0'👩‍🚀\\k$*\u2028w\u202ev\ufeff";
const RARE = "a\nb\0c\t\u0085d\u007fe\ud83df\udd25g`";
const LENGTHS = [0, 1, 2, 5, 9, 38, 39, 40, 41, 42, 63, 64, 65, 80];

/** So many UTF-16 units, at times with half a surrogate pair at an end. */
export const text = (random, length = random.pick(LENGTHS)) => {
  const from = random.below(PLAIN.length);
  return (random.once(12) ? RARE : PLAIN).repeat(4).slice(from, from + length);
};

const EDGES = [
  0,
  -0,
  1,
  -1,
  0.5,
  1.01,
  -0.01,
  1e-9,
  5e-324,
  63,
  999,
  1000,
  1001,
  2 ** 31 - 1,
  2 ** 31,
  -(2 ** 31),
  -(2 ** 31) - 1,
  2 ** 32,
  2 ** 53 + 2,
  1e21,
  1.5e300,
  0.1 + 0.2,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
];
export const number = (random) =>
  random.one(
    () => random.pick(EDGES),
    () => random.between(-9, 1009),
    () => random.between(-1e9, 1e9) / 1024,
  );

// `__proto__` as an own key, keys that JavaScript sorts first, keys of every object
const KEYS = ["", "__proto__", "constructor", "toString", "length", "10", "2", "-1", "*", "a.b", "default", "name"];
export const key = (random) => (random.once(3) ? random.pick(KEYS) : text(random, random.pick([1, 3, 9, 41])));

const OWN = { enumerable: true, configurable: true, writable: true };
/** An object with own keys, `__proto__` too. */
export const objectOf = (entries) => {
  const object = {};
  for (const [key, value] of entries) {
    if (key === "__proto__") Object.defineProperty(object, key, { value, ...OWN });
    else object[key] = value;
  }
  return object;
};

class OfAClass {
  baseModel = "accounts/a/models/m";
  #hidden = 1;
  get region() {
    return this.#hidden;
  }
}

const ODD = [
  () => undefined,
  () => 7n,
  () => 10n ** 30n,
  () => Symbol("x"),
  () => () => "x",
  () => new Date(0),
  () => new Map([["region", "US_IOWA_1"]]),
  () => new Set(["x"]),
  () => /x/,
  () => Object("300s"),
  () => Object(7),
  () => Object(false),
  () => new Uint8Array(3),
  () => Object.create(null),
  () => Object.create({ region: "US_IOWA_1" }),
  () => new OfAClass(),
  () => ({ toJSON: () => "300s" }),
  () => ({ region: "US_IOWA_1", [Symbol("region")]: 1 }),
  () => Object.defineProperty({ a: 1 }, "hidden", { value: 1 }),
  () => [undefined, null, Number.NaN],
  // biome-ignore lint/suspicious/noSparseArray: holes are the point
  () => ["x", , "y"],
  () => Object.freeze({ longPrompt: true }),
];
export const odd = (random) => random.pick(ODD)();

const BLANKS = [() => null, () => null, () => "", () => [], () => ({}), () => 0, () => false, () => undefined];
/** What may count as absent. */
export const blank = (random) => random.pick(BLANKS)();

const OTHERS = [true, false, 7, "7", "true", "x", "null", "[]", "300s", "READY"];
export const other = (random) =>
  random.one(
    () => random.pick(OTHERS),
    () => ["x"],
    () => [7, {}],
    () => ({ a: 1 }),
    () => ({ default: "x" }),
    blank,
    number,
  );

/** Anything, to a few levels deep. */
export function anything(random, levels = 3) {
  if (levels > 0 && random.once(3)) return random.list(0, 4, () => anything(random, levels - 1));
  if (levels > 0 && random.once(2))
    return objectOf(random.list(0, 4, () => [key(random), anything(random, levels - 1)]));
  return random.one(text, number, other, blank, odd);
}
