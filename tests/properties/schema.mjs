// Draws values that a JSON Schema accepts, and values that it rejects. Rules that the schema can't express come from
// by-hand.mjs.
import fc from "fast-check";
import { byHand } from "./by-hand.mjs";

const LONG = { size: "max" };
const text = (bounds) => fc.string({ unit: "binary", ...bounds });

/** Values that a schema accepts. The path is dotted, with `*` for any map key or list index. */
export function accepted(schema, path = "") {
  return byHand[path]?.good ?? ofType[typeOf(schema)](schema, path);
}

/** The JSON type. `absences` handles null, which is accepted too. */
export const typeOf = ({ type }) => [type].flat()[0];

const ofType = {
  boolean: () => fc.boolean(),
  integer: ({ minimum, maximum }) => fc.integer({ min: minimum, max: maximum }),
  number: ({ minimum, maximum }) => fc.double({ min: minimum, max: maximum, noNaN: true, noDefaultInfinity: true }),
  array: ({ items }, path) => fc.array(accepted(items, below(path, "*")), { maxLength: 4 }),
  object({ properties, required = [], additionalProperties, maxProperties = 4 }, path) {
    if (!properties) {
      const each = accepted(additionalProperties, below(path, "*"));
      return fc.dictionary(text({ maxLength: 9 }), each, { maxKeys: maxProperties, noNullPrototype: true });
    }
    const fields = Object.entries(properties).map(([name, schema]) => [name, accepted(schema, below(path, name))]);
    return fc.record(Object.fromEntries(fields), { requiredKeys: required, noNullPrototype: true });
  },
  string(schema) {
    const { pattern, format, maxLength } = schema;
    if (schema.anyOf) return fc.constantFrom(...valuesOf(schema));
    if (format === "date-time") return moment.map((date) => date.toISOString());
    if (pattern) return fc.stringMatching(new RegExp(pattern, "u"));
    if (maxLength) return fc.oneof(text({ maxLength, ...LONG }), text({ minLength: maxLength, maxLength, ...LONG }));
    return text({ maxLength: 40 });
  },
};

const moment = fc.date({
  min: new Date("0001-01-01T00:00:00Z"),
  max: new Date("9999-12-31T23:59:59Z"),
  noInvalidDate: true,
});
const valuesOf = ({ anyOf }) => anyOf.find((schema) => schema.enum).enum;
export const below = (path, name) => (path ? `${path}.${name}` : name);

/** The values of a list, or of a map under its own keys. */
export const entryOf = ({ items, patternProperties, additionalProperties }) =>
  items ?? Object.values(patternProperties ?? {})[0] ?? additionalProperties;

/** Every place in the schema: its path, and its own schema. */
export function places(schema, path = "") {
  const inside = Object.entries(schema.properties ?? {}).map(([name, inner]) => [below(path, name), inner]);
  const each = entryOf(schema);
  if (each?.type) inside.push([below(path, "*"), each]);
  return inside.flatMap(([path, schema]) => [{ path, schema }, ...places(schema, path)]);
}

const OTHERS = {
  boolean: [true],
  number: [7],
  string: ["x", "7", "true"],
  array: [["x"], [7]],
  object: [{ a: 1 }],
  none: [7n, Symbol("x"), () => "x"],
};

/** Values that a schema rejects, by the kind of issue. */
export function refused(schema, path) {
  const { minimum, maximum, maxLength, pattern, format, maxProperties } = schema;
  const type = typeOf(schema);
  const json = type === "integer" ? "number" : type;
  const others = Object.keys(OTHERS).filter((other) => other !== json);
  const faults = { "another type": fc.constantFrom(...others.flatMap((other) => OTHERS[other])) };
  if (type === "integer") faults["no whole number"] = fc.constantFrom(0.5, 1e-9, Number.NaN, Infinity, -Infinity);
  if (type === "number") faults["no finite number"] = fc.constantFrom(Number.NaN, Infinity, -Infinity);
  if (minimum !== undefined) faults["too small"] = fc.integer({ min: 1 }).map((less) => minimum - less);
  if (maximum !== undefined) faults["too big"] = fc.integer({ min: 1 }).map((more) => maximum + more);
  if (maxLength) faults["too long"] = text({ minLength: maxLength + 1, maxLength: maxLength + 40, ...LONG });
  if (pattern) {
    const form = new RegExp(pattern, "u");
    const near = fc.tuple(accepted(schema, path), text({ minLength: 1, maxLength: 2 })).map(([a, b]) => a + b);
    faults["another form"] = fc.oneof(near, text({ maxLength: 9 })).filter((given) => !form.test(given));
  }
  if (format === "date-time") faults["no moment"] = fc.constantFrom("", "now", "2026-02-29T00:00:00Z", "2026-03-01");
  if (maxProperties) {
    const names = fc.uniqueArray(fc.nat(), { minLength: maxProperties + 1, maxLength: maxProperties + 9 });
    faults["too many entries"] = names.map((names) => Object.fromEntries(names.map((name) => [`k${name}`, {}])));
  }
  return faults;
}

/** Values that count as absent, although the schema asks for another type. */
export function absences(schema) {
  const { anyOf, pattern, format } = schema;
  const type = typeOf(schema);
  if (anyOf) return [null, "", ...valuesOf({ anyOf }).filter((value) => value.endsWith("_UNSPECIFIED"))];
  if (type === "string" && !pattern && !format) return [null, ""];
  if (type === "array") return [null, []];
  if (type === "object") return [null, {}];
  return [null];
}
