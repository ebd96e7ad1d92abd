import type { ValidationIssue } from "#wasm";
import type { FieldPath } from "./generated.js";
import { type Place, placeAt, places } from "./places.js";
import { purposeOf } from "./purpose.js";
import { issueAt } from "./validator/explain.js";
import { judged } from "./validator/judge.js";
import { Task } from "./validator/room.js";

/**
 * Returns every issue of a deployment, in the order of the fields; an empty list if it is valid.
 * Accepts any value; an unknown option throws a `FireworksError` of kind `config`.
 *
 * @example
 * const issues = validateDeployment({
 *   baseModel: "accounts/fireworks/models/x",
 *   autoscalingPolicy: { scaleToZeroWindow: "120s" },
 * });
 * issues[0].message; // "must be at least 5 minutes (300s), got `120s`"
 */
export function validateDeployment(value: unknown, options?: { for?: "create" | "update" }): ValidationIssue[] {
  return judged(value, placeAt(0), Task[purposeOf(options, ["create", "update"])]);
}

/**
 * Returns the issues of one field, without rules that involve other fields. Use it while a user
 * types. A path that leads nowhere is one issue of code `unknown_field`, a warning.
 *
 * @example
 * validateField("autoscalingPolicy.scaleToZeroWindow", "120s")[0]?.code; // "too_small"
 */
export function validateField(field: FieldPath, value: unknown): ValidationIssue[] {
  const { names, place, outer } = wayTo(typeof field === "string" ? field : "");
  if (!place) return [issueAt(names, "unknown-field", "unknown_field", outer)];
  return judged(value, place, names.at(-1) === "*" ? Task.anyEntry : Task.field, names);
}

/**
 * Returns the issues of a deployment ID, for creating or for addressing a deployment. An unknown
 * option throws a `FireworksError` of kind `config`.
 */
export function validateDeploymentId(id: string, options?: { for?: "create" | "address" }): ValidationIssue[] {
  const purpose = purposeOf(options, ["create", "address"]);
  return judged(id, placeAt(-1), purpose === "create" ? Task.createdId : Task.addressedId);
}

/** The names in a path, the place that it leads to, and the one around the last name. */
interface Way {
  readonly names: string[];
  readonly outer: Place;
  readonly place: Place | undefined;
}

/** The parsed paths of fixed places: forms ask for the same ones repeatedly. */
const known = new Map<string, Way>();

function wayTo(path: string): Way {
  let way = known.get(path);
  if (!way) {
    way = found(path);
    if (way.place && way.place.id < places().fixed) known.set(path, way);
  }
  return way;
}

/**
 * Parses a path, up to the first unknown name. The key of a map of strings or numbers is all that
 * is left of the path: it may contain dots.
 */
function found(path: string): Way {
  const names: string[] = [];
  let outer = placeAt(0);
  let place: Place | undefined = outer;
  for (let rest: string | undefined = path; place && rest !== undefined; ) {
    outer = place;
    const isLast: boolean = place.kind !== "l" && place.any !== undefined && place.any.kind !== "o";
    const dot: number = isLast ? -1 : rest.indexOf(".");
    const name: string = dot < 0 ? rest : rest.slice(0, dot);
    names.push(name);
    place = place.kind === "l" ? undefined : (place.entries.get(name) ?? place.any);
    rest = dot < 0 ? undefined : rest.slice(dot + 1);
  }
  return { names, outer, place };
}
