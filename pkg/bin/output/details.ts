import { type Deployment, type FieldRule, fieldRules, humanDuration } from "fireworks-deployments";
import { isSecret } from "./secret.js";
import { type Column, table } from "./table.js";
import { plain, type Screen } from "./terminal.js";
import { fromNow, replicas, stateOf } from "./words.js";

interface Line {
  readonly name: string;
  readonly value: string;
}

/** All fields of a deployment, one line each, by their API names. */
export function details(deployment: Deployment, screen: Screen): string {
  const { state, replicaCount, desiredReplicaCount, ...others } = deployment;
  const lines = [
    { name: "state", value: stateOf(deployment, screen.paint) },
    { name: "replicas", value: replicas(deployment) },
    ...linesOf(others),
  ];
  const columns: Column<Line>[] = [
    { head: "", cell: ({ name }) => name, least: 16, wraps: "anywhere" },
    { head: "", cell: ({ value }) => value, least: 20, wraps: "anywhere" },
  ];
  return table(lines.sort(byField), columns, screen);
}

const rules = new Map<string, FieldRule>(fieldRules().map((rule) => [rule.path, rule]));
const order = ["name", "displayName", "description", "state", "status", "replicas", ...rules.keys()];

/** Sorts by field order. Unknown fields come last. */
function byField(one: Line, other: Line): number {
  const place = ({ name }: Line) => {
    const known = order.findIndex((field) => name === field || name.startsWith(`${field}.`));
    return known < 0 ? order.length : known;
  };
  return place(one) - place(other);
}

/** The deepest nesting shown. The API nests less. */
const DEEPEST = 8;
const NESTED = "too deeply nested; use -o json";

/** The fields of an object, nested ones by their dotted path. Empty fields are omitted. */
function linesOf(value: object, path = "", depth = 1): Line[] {
  return Object.entries(value).flatMap(([key, inner]): Line[] => {
    const name = path === "" ? key : `${path}.${key}`;
    if (inner === undefined || inner === null || inner === "" || isUnspecified(inner)) return [];
    if (isSecret(name)) return [{ name, value: "hidden; -o json shows them" }];
    if (Array.isArray(inner))
      return inner.length === 0 ? [] : [{ name: plain(name), value: plain(inner.map(text).join(", ")) }];
    if (typeof inner === "object" && depth === DEEPEST) return [{ name: plain(name), value: NESTED }];
    if (typeof inner === "object") return linesOf(inner, name, depth + 1);
    return [{ name: plain(name), value: words(inner, rules.get(name)?.type) }];
  });
}

const isUnspecified = (value: unknown) => typeof value === "string" && value.endsWith("_UNSPECIFIED");

function text(value: unknown): string {
  if (typeof value !== "object") return String(value);
  try {
    return JSON.stringify(value);
  } catch {
    // `JSON.stringify` recurses once per level of nesting
    return NESTED;
  }
}

function words(value: unknown, type: FieldRule["type"] | undefined): string {
  const given = text(value);
  if (type === "timestamp") return `${fromNow(given)} (${plain(given)})`;
  if (type !== "duration") return plain(given);
  try {
    return humanDuration(given);
  } catch {
    // a newer service may use another format
    return plain(given);
  }
}
