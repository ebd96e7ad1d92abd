// Values that a validator may get: anything. For Node and pages.
const refuse = () => {
  throw new Error("refused");
};
const traps = Object.fromEntries(Object.getOwnPropertyNames(Reflect).map((name) => [name, refuse]));
const revoked = (target) => {
  const { proxy, revoke } = Proxy.revocable(target, {});
  revoke();
  return proxy;
};
const cyclic = {};
cyclic.self = cyclic;
cyclic.annotations = cyclic;
cyclic.placement = { regions: [cyclic] };
const nested = (depth, inner) => {
  let value = inner;
  for (let i = 0; i < depth; i++) value = i % 2 ? { placement: value } : [value];
  return value;
};
const manyKeys = () => Object.fromEntries(Array.from({ length: 1_000_000 }, (_, index) => [`custom/k${index}`, "v"]));
const many = (length, make) => Array.from({ length }, make);

/** Functions that create each value, by name. */
export const values = {
  undefined: () => undefined,
  null: () => null,
  "not a number": () => Number.NaN,
  infinity: () => -Infinity,
  "minus zero": () => -0,
  "a BigInt": () => 10n ** 100n,
  "a symbol": () => Symbol("x"),
  "a function": () => refuse,
  "a class": () => class {},
  "a date": () => new Date(0),
  "an invalid date": () => new Date(Number.NaN),
  "a map": () => new Map([["baseModel", 1]]),
  "a set": () => new Set([1]),
  "a promise": () => Promise.resolve(1),
  "a regular expression": () => /x/,
  "an error": () => new Error("x"),
  bytes: () => new Uint8Array(9),
  "a boxed string": () => Object("accounts/a/models/b"),
  "a boxed symbol": () => Object(Symbol("x")),
  "the global object": () => globalThis,
  "an object without a prototype": () => Object.create(null),
  "a frozen object": () => Object.freeze({ displayName: null }),
  "a cycle": () => cyclic,
  "a getter that throws": () => Object.defineProperty({}, "displayName", { get: refuse, enumerable: true }),
  "a toString that throws": () => ({ toString: refuse, valueOf: refuse, [Symbol.toPrimitive]: refuse, toJSON: refuse }),
  "a proxy": () => new Proxy({ displayName: "x" }, {}),
  "a proxy of a list": () => new Proxy([1], {}),
  "a proxy that throws": () => new Proxy({}, traps),
  "a proxy of a list that throws": () => new Proxy([], traps),
  "a proxy of a function that throws": () => new Proxy(refuse, traps),
  "a proxy with a hundred thousand keys": () =>
    new Proxy({}, { ownKeys: () => many(100_000, (_, index) => `k${index}`) }),
  "a proxy with keys that lie": () => new Proxy({}, { ownKeys: () => ["a", "a"] }),
  "a list with a length that lies": () =>
    new Proxy([], { get: (list, key) => (key === "length" ? 2 ** 40 : list[key]) }),
  "a list with a length that is none": () =>
    new Proxy([], { get: (list, key) => (key === "length" ? "many" : list[key]) }),
  "a revoked proxy": () => revoked({}),
  "a revoked proxy of a list": () => revoked([]),
  "an endless getter": () => {
    const endless = {
      get placement() {
        return endless;
      },
      get status() {
        return endless;
      },
    };
    return endless;
  },
  "a list with four thousand million holes": () => new Array(4_294_967_295),
  "a list of a million": () => many(1_000_000, () => 1),
  "a string of a million characters": () => "é".repeat(1_000_000),
  "half a surrogate pair": () => "\ud83d",
  "control characters": () => "\0\u202e\ufeff\n",
  "a million keys": manyKeys,
  "ten thousand levels": () => nested(10_000, 1),
  "keys that mean something": () =>
    JSON.parse('{"__proto__":{"baseModel":1},"constructor":{},"hasOwnProperty":1,"toString":null,"":1}'),
};
