import type { ValidationIssue } from "#wasm";
import type { FieldPath } from "./generated.js";
import { type Place, placeAt } from "./places.js";
import { explain, issueAt } from "./validator/explain.js";
import { judged } from "./validator/judge.js";

// what a part of a deployment is, as validator/src/tasks.rs numbers it
const [FIELD, ANY_ENTRY] = [0, 1];

/**
 * Every issue of a deployment, in the order of the fields; none when it is valid. Any value may be given.
 *
 * @example
 * const issues = validateDeployment({
 *   baseModel: "accounts/fireworks/models/x",
 *   autoscalingPolicy: { scaleToZeroWindow: "120s" },
 * });
 * issues[0].message; // "must be at least 5 minutes (300s), got `120s`"
 */
export function validateDeployment(value: unknown, options?: { for?: "create" | "update" }): ValidationIssue[] {
  const isUpdate = options?.for === "update";
  return judged(value, placeAt(0), "", (room) => explain(room, room.deployment(isUpdate)));
}

/**
 * The issues of one field as it is typed in: what it alone can tell, without the other fields.
 *
 * @example
 * validateField("autoscalingPolicy.scaleToZeroWindow", "120s")[0]?.code; // "too_small"
 */
export function validateField(field: FieldPath, value: unknown): ValidationIssue[] {
  const { names, place } = way(typeof field === "string" ? field : "");
  if (!place) return [issueAt(names, "unknown-field", "unknown_field")];
  const key = names.at(-1) as string;
  const part = key === "*" ? ANY_ENTRY : FIELD;
  return judged(value, place, key, (room, slot) => explain(room, room.part(slot, place.id, part), slot, names));
}

/** The issues of a deployment's ID: one that is to be created, or one that is to be addressed. */
export function validateDeploymentId(id: string, options?: { for?: "create" | "address" }): ValidationIssue[] {
  const isAddressed = options?.for === "address";
  return judged(id, placeAt(-1), "", (room, slot) => explain(room, room.id(isAddressed), slot));
}

/**
 * The names in a path, up to the first that no field has, and where the last of them stands. The key of a string or a number
 * in a map is all that is left of the path: it may hold dots.
 */
function way(path: string): { names: string[]; place: Place | undefined } {
  const names: string[] = [];
  let place: Place | undefined = placeAt(0);
  for (let rest: string | undefined = path; place && rest !== undefined; ) {
    const isLast: boolean = place.kind !== "l" && place.any !== undefined && place.any.kind !== "o";
    const dot: number = isLast ? -1 : rest.indexOf(".");
    const name: string = dot < 0 ? rest : rest.slice(0, dot);
    names.push(name);
    place = place.kind === "l" ? undefined : (place.entries.get(name) ?? place.any);
    rest = dot < 0 ? undefined : rest.slice(dot + 1);
  }
  return { names, place };
}
