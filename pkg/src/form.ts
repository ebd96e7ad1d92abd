import { fields } from "#fields";
import type { FieldRule as AnyFieldRule } from "#wasm";
import { copy } from "./copy.js";
import type { FieldPath } from "./generated.js";

/** A field as a form draws it. */
export interface FieldRule extends AnyFieldRule {
  /** The way to it, dotted, with `*` for any key of a map: `autoscalingPolicy.scaleToZeroWindow`. */
  path: FieldPath;
}

/**
 * Every field with what a form needs to draw it, in the order of the fields, each object and map before what is in it.
 * Nothing has to be loaded first, and what is handed out may be changed.
 */
export function fieldRules(): FieldRule[] {
  return copy([...fields]);
}
