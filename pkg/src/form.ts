import { fields } from "#fields";
import type { FieldRule as AnyFieldRule } from "#wasm";
import { copy } from "./copy.js";
import type { FieldPath } from "./generated.js";

/** A field, with all that a form needs to show it. */
export interface FieldRule extends AnyFieldRule {
  /** The dotted path, with `*` for any key of a map: `autoscalingPolicy.scaleToZeroWindow`. */
  path: FieldPath;
}

/**
 * Returns every field, in order, each object and map before its contents. Needs no `init()`. The
 * result is a copy.
 */
export function fieldRules(): FieldRule[] {
  return copy([...fields]);
}
