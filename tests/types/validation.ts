import {
  type FieldPath,
  type FieldRule,
  fieldRules,
  formatDuration,
  humanDuration,
  parseDuration,
  type ValidationIssue,
  validateDeployment,
  validateDeploymentId,
  validateField,
} from "fireworks-deployments";
import type { Equal, Expect } from "./expect.js";

export const answers: ValidationIssue[][] = [
  validateDeployment(Symbol("anything")),
  validateDeployment({}, { for: "update" }),
  validateField("autoscalingPolicy.scaleToZeroWindow", 120),
  validateField("autoscalingPolicy.loadTargets.default", 2),
  validateDeploymentId("x", { for: "address" }),
];
// @ts-expect-error there is no such field
validateField("autoscalingPolicy.scaleToZero", "1s");
// @ts-expect-error there is no such purpose
validateDeployment({}, { for: "delete" });

export const path: FieldPath = "displayName";
export const durations: [number, string, string] = [parseDuration("5m"), formatDuration(300), humanDuration("300s")];
export const rules: FieldRule[] = fieldRules();

export type AnIssue = [
  Expect<Equal<ValidationIssue["path"], (string | number)[]>>,
  Expect<Equal<ValidationIssue["severity"], "error" | "warning">>,
  Expect<
    Equal<
      ValidationIssue["code"],
      | "type"
      | "required"
      | "too_long"
      | "too_short"
      | "too_small"
      | "too_big"
      | "format"
      | "conflict"
      | "read_only"
      | "immutable"
      | "unknown_value"
      | "unknown_field"
      | "deprecated"
      | "no_effect"
    >
  >,
  Expect<Equal<ValidationIssue["limit"], number | undefined>>,
];
