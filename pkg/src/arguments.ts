import type { ValidationIssue } from "#wasm";
import * as glue from "#wasm";
import { ensureLoaded } from "./loader.js";

/** The issues of what a call sends, and of the query beside it. */
export function argumentIssues(
  endpoint: "create" | "scale" | "set tags" | "delete tags",
  value: unknown,
  query?: object,
): ValidationIssue[] {
  ensureLoaded();
  return glue.argumentIssues(endpoint, value, query);
}
