import { type FieldPath, type ValidationIssue, validateField } from "fireworks-deployments";

/**
 * What is wrong with a value for the field that the input is named after. An input that is left empty leaves its
 * field out, and the service has a default for it.
 */
export function issuesOf(input: HTMLInputElement, value = input.value): ValidationIssue[] {
  return value === "" ? [] : validateField(input.name as FieldPath, value);
}
