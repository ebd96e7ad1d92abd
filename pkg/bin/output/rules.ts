import { type FieldRule, humanDuration } from "fireworks-deployments";
import { type Column, table } from "./table.js";
import type { Screen } from "./terminal.js";

const MOST_VALUES = 3;

/** One line per field. */
export function ruleTable(rules: readonly FieldRule[], screen: Screen): string {
  const columns: Column<FieldRule>[] = [
    { head: "FIELD", cell: ({ path }) => path, least: 24, wraps: "anywhere" },
    { head: "TYPE", cell: ({ type }) => type },
    { head: "DEFAULT", cell: defaultOf, least: 8, wraps: "anywhere", rank: 1 },
    { head: "LIMITS", cell: limits, least: 16, wraps: "words" },
    { head: "FLAGS", cell: flags, least: 10, wraps: "words" },
  ];
  return table(rules, columns, screen);
}

function defaultOf({ default: given, type }: FieldRule): string {
  if (given === undefined) return "";
  return typeof given === "object" ? JSON.stringify(given) : quantity(given, type);
}

function limits({ minimum, maximum, maxLength, values, type }: FieldRule): string {
  const said = [bounds(minimum, maximum, type), maxLength === undefined ? "" : `at most ${maxLength} characters`];
  if (values) said.push(valuesOf(values));
  return said.filter((part) => part !== "").join(", ");
}

function bounds(minimum: number | undefined, maximum: number | undefined, type: FieldRule["type"]): string {
  const words = (bound: number) => quantity(type === "duration" ? `${bound}s` : bound, type);
  if (minimum === undefined) return maximum === undefined ? "" : `at most ${words(maximum)}`;
  return maximum === undefined ? `at least ${words(minimum)}` : `${words(minimum)} to ${words(maximum)}`;
}

const quantity = (given: string | number, type: FieldRule["type"]) =>
  type === "duration" ? humanDuration(String(given)) : String(given);

/** The first few values. `-o json` shows all. */
function valuesOf(values: readonly string[]): string {
  const known = values.filter((value) => !value.endsWith("_UNSPECIFIED"));
  const others = known.length - MOST_VALUES;
  return [...known.slice(0, MOST_VALUES), ...(others > 0 ? [`${others} more`] : [])].join(", ");
}

function flags({ required, outputOnly, immutable, enterprise, deprecated }: FieldRule): string {
  const set = { required, "read-only": outputOnly, fixed: immutable && !outputOnly, enterprise, deprecated };
  return Object.entries(set)
    .flatMap(([name, isSet]) => (isSet ? [name] : []))
    .join(", ");
}
