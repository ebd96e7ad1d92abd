import type { FieldRule } from "fireworks-deployments";
import type { Path } from "../paths.ts";

/** The props of every control of a field. */
export interface ControlProps {
  /** The ID of the element that takes the focus, or of the fieldset around several. */
  id: string;
  labelId: string;
  path: Path;
  rule: FieldRule;
  /** The value as it is in the document, which may be of any type. */
  value: unknown;
  isInvalid: boolean;
  describedBy: string;
  /** `undefined` leaves the field out. */
  onChange(value: unknown): void;
}

/** The default of a field, as the placeholder says it. */
export function placeholderOf({ default: value, required }: FieldRule): string {
  if (value !== undefined && typeof value !== "object") return `${value} by default`;
  return required ? "" : "not set";
}

/** A value as an input shows it. */
export function textOf(value: unknown): string {
  if (value === undefined || value === null) return "";
  return typeof value === "string" ? value : JSON.stringify(value);
}
