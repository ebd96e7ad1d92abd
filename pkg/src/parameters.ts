import { queries } from "./generated/endpoints.js";
import { refuseUnknown } from "./known.js";
import { excerpt, misuse } from "./options.js";

/** The name of an endpoint, such as `undelete` or `set tags`. */
export type EndpointName = keyof typeof queries;

/** The types of query parameters: a description, and the conversion to text. */
const types: Record<string, [words: string, text: (value: unknown) => string | undefined]> = {
  boolean: ["a boolean", (value) => (typeof value === "boolean" ? (value ? "true" : "") : undefined)],
  string: ["a string", (value) => (typeof value === "string" ? value : undefined)],
  integer: ["a whole number of at least 0", (value) => (isCount(value) ? String(value) : undefined)],
  list: ["a list of strings", (value) => (isStrings(value) ? [value].flat().join(",") : undefined)],
};

/**
 * Returns the query parameters to send. Empty and `false` ones, which are the defaults, are
 * omitted.
 *
 * @throws {FireworksError} of kind `config` if one has the wrong type
 */
export function parameters(endpoint: EndpointName, given: Record<string, unknown>): [string, string][] {
  return Object.entries<string>(queries[endpoint]).flatMap(([name, type]): [string, string][] => {
    const value = given[name] ?? undefined;
    const [words, text] = types[type] as (typeof types)[string];
    const shown = value === undefined ? "" : text(value);
    if (shown === undefined) throw misuse(`${name} must be ${words}, got \`${excerpt(value)}\``);
    return shown === "" ? [] : [[name, shown]];
  });
}

/** Refuses parameters that the endpoint doesn't have. `options` are those that follow the query. */
export function refuseUnknownParameters(endpoint: EndpointName, given: object, options: readonly string[]): void {
  const option = Object.keys(given).find((name) => options.includes(name));
  if (option !== undefined)
    throw misuse(`\`${option}\` is no query parameter: options follow the query, as in list({}, { ${option} })`);
  refuseUnknown("query parameter", given, Object.keys(queries[endpoint]));
}

function isCount(value: unknown): boolean {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) < 2 ** 31;
}

function isStrings(value: unknown): value is string | string[] {
  return [value].flat().every((item) => typeof item === "string");
}
