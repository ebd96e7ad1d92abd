import { type FieldPath, type ValidationIssue, validateField } from "fireworks-deployments";

/**
 * The issues of an input's value, for the field that the input is named after. An empty input omits the field, so the
 * service's default applies.
 */
export function issuesOf(input: HTMLInputElement, value = input.value): ValidationIssue[] {
  return value === "" ? [] : validateField(input.name as FieldPath, value);
}
