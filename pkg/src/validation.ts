import type { ValidationIssue } from "#wasm";
import * as glue from "#wasm";
import type { FieldPath } from "./generated.js";
import { ensureLoaded } from "./loader.js";
import { misuse } from "./options.js";

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
  ensureLoaded();
  return glue.validateDeployment(value, options?.for === "update");
}

/**
 * The issues of one field as it is typed in: what it alone can tell, without the other fields.
 *
 * @example
 * validateField("autoscalingPolicy.scaleToZeroWindow", "120s")[0]?.code; // "too_small"
 */
export function validateField(field: FieldPath, value: unknown): ValidationIssue[] {
  ensureLoaded();
  return glue.validateField(field, value);
}

/** The issues of a deployment's ID: one that is to be created, or one that is to be addressed. */
export function validateDeploymentId(id: string, options?: { for?: "create" | "address" }): ValidationIssue[] {
  ensureLoaded();
  return glue.validateDeploymentId(id, options?.for === "address");
}

/** Seconds of a duration as people write it, `5m` or `1h30m`, or as the API does, `300s`. */
export function parseDuration(text: string): number {
  return refusing(() => glue.parseDuration(text));
}

/** A number of seconds as the API takes it: `300s`. */
export function formatDuration(seconds: number): string {
  return refusing(() => glue.formatDuration(seconds));
}

/** A duration as people write it, in the greatest units: `5m` for `300s`. */
export function humanDuration(text: string): string {
  return refusing(() => glue.humanDuration(text));
}

function refusing<T>(convert: () => T): T {
  ensureLoaded();
  try {
    return convert();
  } catch (refusal) {
    throw misuse(String(refusal));
  }
}
