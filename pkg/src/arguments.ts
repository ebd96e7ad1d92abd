import type { ValidationIssue } from "#wasm";
import { outputOnly } from "./generated/output-only.js";
import { placeAt } from "./places.js";
import { issueAt } from "./validator/explain.js";
import { judged } from "./validator/judge.js";
import { entry, isBlank } from "./validator/reader.js";
import { type Room, Task } from "./validator/room.js";

const OUTPUT_ONLY = new Set(outputOnly.split(" "));

/** The calls that take one argument, its name, and the field whose rules it has; the keys of tags have places of their own. */
const ARGUMENTS = {
  scale: ["replicaCount", "minReplicaCount"],
  setTags: ["tags", "annotations"],
  deleteTags: ["keys", undefined],
} as const;

/** True if only the service sets a field of a deployment. */
export function isOutputOnly(field: string): boolean {
  return OUTPUT_ONLY.has(field);
}

/** The issues of a call's argument. */
export function argumentIssues(call: keyof typeof ARGUMENTS, value: unknown): ValidationIssue[] {
  const [name, field] = ARGUMENTS[call];
  const place = (field && placeAt(0).entries.get(field)) ?? placeAt(-2);
  return judged(value, place, Task.argument, [name]);
}

/** The issues of a new deployment, and of the query that it is created with. */
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
