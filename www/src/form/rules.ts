import { type FieldRule, fieldRules } from "fireworks-deployments";
import { FIELDS } from "./groups.ts";
import { fieldPath, type Path, startsWith } from "./paths.ts";

const ALL = fieldRules();
const BY_PATH: ReadonlyMap<string, FieldRule> = new Map(ALL.map((rule) => [rule.path, rule]));

/** Returns the rule of the field at a path; undefined if the API has no such field. */
export function ruleAt(path: Path): FieldRule | undefined {
  const exact = BY_PATH.get(path.join("."));
  if (exact !== undefined) return exact;
  return ALL.find((rule) => {
    const steps = rule.path.split(".");
    return steps.length === path.length && steps.every((step, at) => step === "*" || step === path[at]);
  });
}

/** The fields of the first level that only the service sets. */
export const OUTPUT_ONLY: ReadonlySet<string> = new Set(
  ALL.filter(({ path, outputOnly }) => outputOnly && !path.includes(".")).map(({ path }) => path),
);

/** The names that a map knows, such as the metrics of load targets. */
export function knownKeys(map: string): string[] {
  const inside = ALL.filter(({ path }) => path.startsWith(`${map}.`)).map(({ path }) => path.slice(map.length + 1));
  return inside.filter((key) => key !== "*" && !key.includes("."));
}

const PLACES = FIELDS.map(fieldPath);

/** Returns the field of the form that shows a path; undefined if none does. */
export function placeOf(path: Path): Path | undefined {
  return PLACES.find((place) => startsWith(path, place));
}

/** The position of a path in the form, from top to bottom. */
export function rankOf(path: Path): number {
  if (path[0] === "deploymentId") return -1;
  const rank = PLACES.findIndex((place) => startsWith(path, place));
  return rank === -1 ? PLACES.length : rank;
}

/** The fields of the first level that the form has a place for. */
export const KNOWN: ReadonlySet<string> = new Set(PLACES.map(([first]) => String(first)));

/** The paths that are set and have no control: fields that nobody knows, and those that the service sets. */
export function otherPaths(fields: Readonly<Record<string, unknown>>): Path[] {
  return Object.entries(fields).flatMap(([name, value]): Path[] => {
    if (!KNOWN.has(name)) return [[name]];
    if (placeOf([name]) !== undefined || value === null || value === undefined) return [];
    if (typeof value !== "object" || Array.isArray(value)) return [[name]];
    const inner = Object.keys(value).map((key) => [name, key]);
    return inner.filter((path) => placeOf(path) === undefined);
  });
}
