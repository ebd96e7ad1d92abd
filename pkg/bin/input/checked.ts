import { FireworksError, type ValidationIssue, validateDeployment } from "fireworks-deployments";
import { readSource, type Source } from "./file.js";
import { JsonText, type Position } from "./json.js";

/** An issue and its position in the file. */
export type PlacedIssue = ValidationIssue & Position;

/** A checked file, with a deployment or with changes to one. */
export interface Checked {
  readonly source: Source;
  readonly issues: readonly PlacedIssue[];
  /** Undefined if the text isn't JSON. */
  readonly value: unknown;
}

/** The purpose of a file. */
export type Purpose = "create" | "update";

export async function checkedFile(file: string, purpose: Purpose): Promise<Checked> {
  const source = await readSource(file);
  const text = new JsonText(source.text);
  if (text.faults.length > 0)
    return { source, issues: text.faults.map((fault) => unreadable(fault, text)), value: undefined };
  const value = text.value();
  const issues = validateDeployment(value, { for: purpose })
    .map((issue) => placed(issue, text))
    .sort((one, other) => one.line - other.line || one.column - other.column);
  return { source, issues, value };
}

export const isError = ({ severity }: ValidationIssue): boolean => severity === "error";

/** The error for a file that has errors and was not sent. */
export function invalid({ source, issues }: Checked): FireworksError {
  const count = issues.filter(isError).length;
  const message = `\`${source.name}\` was not sent: it has ${count === 1 ? "an error" : `${count} errors`}`;
  return new FireworksError({ kind: "validation", message, issues: [...issues] });
}

function unreadable({ path, message, offset }: JsonText["faults"][number], text: JsonText): PlacedIssue {
  return { path, rule: "json", code: "format", severity: "error", message, ...text.position(offset) };
}

/** An issue about a field's presence points at its name, any other at its value. */
function placed(issue: ValidationIssue, text: JsonText): PlacedIssue {
  const isOfName = ["unknown_field", "read_only", "immutable", "deprecated"].includes(issue.code);
  return { ...issue, ...text.positionOf(issue.path, isOfName ? "name" : "value") };
}
