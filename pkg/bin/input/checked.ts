import { FireworksError, type ValidationIssue, validateDeployment } from "fireworks-deployments";
import { readSource, type Source } from "./file.js";
import { JsonText, type Position } from "./json.js";

/** What is wrong, and where in the file. */
export type PlacedIssue = ValidationIssue & Position;

/** A file of a deployment, or of changes to one, and all that is wrong with it. */
export interface Checked {
  readonly source: Source;
  readonly issues: readonly PlacedIssue[];
  /** Nothing, when there are errors. */
  readonly value: unknown;
}

/** Which of the two a file is for. */
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

/** The error of a file that wasn't sent. */
export function invalid({ source, issues }: Checked): FireworksError {
  const count = issues.filter(isError).length;
  const message = `\`${source.name}\` was not sent: it has ${count === 1 ? "an error" : `${count} errors`}`;
  return new FireworksError({ kind: "validation", message, issues: [...issues] });
}

function unreadable({ path, message, offset }: JsonText["faults"][number], text: JsonText): PlacedIssue {
  return { path, rule: "json", code: "format", severity: "error", message, ...text.position(offset) };
}

/** Issues that a field is there at all are about its name, the others about its value. */
function placed(issue: ValidationIssue, text: JsonText): PlacedIssue {
  const isOfName = ["unknown_field", "read_only", "immutable", "deprecated"].includes(issue.code);
  return { ...issue, ...text.positionOf(issue.path, isOfName ? "name" : "value") };
}
