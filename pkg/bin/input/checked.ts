import { FireworksError, type ValidationIssue, validateDeployment } from "fireworks-deployments";
import { readSource } from "./file.js";
import { JsonText, type Position } from "./json.js";

/** An issue and its position, if it comes from a file. */
export type PlacedIssue = ValidationIssue & Partial<Position>;

/** Checked input, with a deployment or with changes to one. */
export interface Checked {
  /** The name in messages. */
  readonly name: string;
  readonly issues: readonly PlacedIssue[];
  /** Undefined if the text isn't JSON. */
  readonly value: unknown;
}

/** The purpose of a file. */
export type Purpose = "create" | "update";

/** A JSON file. */
export class JsonFile {
  readonly name: string;
  readonly #text: JsonText;
  /** Undefined if the text isn't JSON. */
  readonly value: unknown;

  constructor(name: string, text: string) {
    this.name = name;
    this.#text = new JsonText(text);
    this.value = this.#text.faults.length === 0 ? this.#text.value() : undefined;
  }

  static async read(file: string): Promise<JsonFile> {
    const { name, text } = await readSource(file);
    return new JsonFile(name, text);
  }

  /** Checks the file, or what is to be sent of it, and places the issues in the file. */
  check(purpose: Purpose, value = this.value): Checked {
    const text = this.#text;
    const { name } = this;
    const unreadable = text.faults.map(({ path, message, offset }): PlacedIssue => {
      return { path, rule: "json", code: "format", severity: "error", message, ...text.position(offset) };
    });
    if (unreadable.length > 0) return { name, issues: unreadable, value: undefined };
    const issues = validateDeployment(value, { for: purpose })
      .map((issue) => placed(issue, text))
      .sort((one, other) => one.line - other.line || one.column - other.column);
    return { name, issues, value };
  }
}

export const isError = ({ severity }: ValidationIssue): boolean => severity === "error";

/** The error for input that has errors and was not sent. */
export function invalid({ name, issues }: Checked): FireworksError {
  const count = issues.filter(isError).length;
  const message = `\`${name}\` was not sent: it has ${count === 1 ? "an error" : `${count} errors`}`;
  return new FireworksError({ kind: "validation", message, issues: [...issues] });
}

/** An issue about a field's presence points at its name, any other at its value. */
function placed(issue: ValidationIssue, text: JsonText): ValidationIssue & Position {
  const isOfName = ["unknown_field", "read_only", "immutable", "deprecated"].includes(issue.code);
  return { ...issue, ...text.positionOf(issue.path, isOfName ? "name" : "value") };
}
