import type { ValidationIssue } from "#wasm";
import { outputOnly } from "./generated/output-only.js";
import { placeAt } from "./places.js";
import { issueAt } from "./validator/explain.js";
import { judged } from "./validator/judge.js";
import { entry, isBlank } from "./validator/reader.js";
import { type Room, Task } from "./validator/room.js";

const OUTPUT_ONLY = new Set(outputOnly.split(" "));

/**
 * The calls with a single argument: the argument's name, and the field whose rules apply. Tag keys
 * have their own place.
 */
const ARGUMENTS = {
  scale: ["replicaCount", "minReplicaCount"],
  setTags: ["tags", "annotations"],
  deleteTags: ["keys", undefined],
} as const;

/** True if the field of a deployment is output-only. */
export function isOutputOnly(field: string): boolean {
  return OUTPUT_ONLY.has(field);
}

/** Returns the issues of a call's argument. */
export function argumentIssues(call: keyof typeof ARGUMENTS, value: unknown): ValidationIssue[] {
  const [name, field] = ARGUMENTS[call];
  const place = (field && placeAt(0).entries.get(field)) ?? placeAt(-2);
  return judged(value, place, Task.argument, [name]);
}

/** Returns the issues of a new deployment and of its create query. */
export function createIssues(deployment: unknown, query: object = {}): ValidationIssue[] {
  const id = entry(query, "deploymentId") ?? undefined;
  const shape = placeAt(0).entries.get("deploymentShape")?.id as number;
  const ofQuery = (room: Room, issues: ValidationIssue[]) => {
    if (!isBlank(room, shape) && entry(query, "acceptShapelessRisk") === true)
      issues.push(issueAt(["deploymentShape"], "shape-or-shapeless-risk", "conflict"));
  };
  return [
    ...(id === undefined ? [] : judged(id, placeAt(-1), Task.createdId, ["deploymentId"])),
    ...judged(deployment, placeAt(0), Task.create, [], ofQuery),
  ];
}
