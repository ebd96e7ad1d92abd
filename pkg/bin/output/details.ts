import { type Deployment, type FieldRule, fieldRules, humanDuration } from "fireworks-deployments";
import { type Column, table } from "./table.js";
import { plain, type Screen } from "./terminal.js";
import { fromNow, replicas, stateOf } from "./words.js";

interface Line {
  readonly name: string;
  readonly value: string;
}

/** Everything that is known of a deployment, a line for each field by the name that the API has for it. */
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

/** In the order of the fields, those that this version doesn't know last. */
function byField(one: Line, other: Line): number {
  const place = ({ name }: Line) => {
    const known = order.findIndex((field) => name === field || name.startsWith(`${field}.`));
    return known < 0 ? order.length : known;
  };
  return place(one) - place(other);
}

/** Nothing that the service has is nested deeper. */
const DEEPEST = 8;
const NESTED = "nested deeper: -o json shows it";

/** The fields of an object, those of the objects in it by their dotted path. What is empty is left out. */
function linesOf(value: object, path = "", depth = 1): Line[] {
  return Object.entries(value).flatMap(([key, inner]): Line[] => {
    const name = path === "" ? key : `${path}.${key}`;
    if (inner === undefined || inner === null || inner === "" || isUnspecified(inner)) return [];
    if (name === "directRouteApiKeys") return [{ name, value: "hidden: -o json shows them" }];
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
    // it calls itself for each level of nesting
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
    // a newer service may write it otherwise
    return plain(given);
  }
}
