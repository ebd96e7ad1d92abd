import { validateDeployment, validateDeploymentId } from "fireworks-deployments";
import { isMask } from "../deployment/secrets.ts";
import type { Fields } from "./document.ts";
import type { Path } from "./paths.ts";
import { isSame, valueAt } from "./paths.ts";
import { ruleAt } from "./rules.ts";

export type Purpose = "create" | "update";

/** An issue of the validator, or a refusal of the service. */
export interface FormIssue {
  readonly path: Path;
  readonly rule: string;
  readonly code: string;
  readonly severity: "error" | "warning";
  readonly message: string;
}

interface Typed {
  readonly purpose: Purpose;
  readonly began: Fields;
  fields(): Fields;
  id(): string;
}

/** Returns every issue of what is typed: by the rules of the package, and of masks that were taken for keys. */
export function issuesOf(typed: Typed): FormIssue[] {
  return [...ruleIssues(typed), ...maskIssues(typed.fields())];
}

function ruleIssues(typed: Typed): FormIssue[] {
  if (typed.purpose === "create") return [...idIssues(typed.id()), ...validateDeployment(typed.fields())];
  // the whole deployment is checked, since rules compare fields; what the service holds already is no error of the person
  const before = held(typed.began);
  return validateDeployment(typed.fields(), { for: "update" })
    .filter(({ code, path }) => code !== "immutable" || hasChanged(typed, path))
    .map((issue) => (before.has(keyOf(issue)) ? { ...issue, severity: "warning" } : issue));
}

const known = new WeakMap<Fields, ReadonlySet<string>>();

function held(began: Fields): ReadonlySet<string> {
  let keys = known.get(began);
  if (keys === undefined) {
    keys = new Set(
      validateDeployment(began, { for: "update" })
        .filter(({ code }) => code !== "immutable")
        .map(keyOf),
    );
    known.set(began, keys);
  }
  return keys;
}

const keyOf = ({ path, rule, message }: FormIssue) => JSON.stringify([path, rule, message]);

function hasChanged({ began, fields }: Typed, path: Path): boolean {
  return !isSame(valueAt(began, path), valueAt(fields(), path));
}

/** An empty ID is the service's to choose. */
function idIssues(id: string): FormIssue[] {
  if (id === "") return [];
  return validateDeploymentId(id, { for: "create" }).map((issue) => ({ ...issue, path: ["deploymentId"] }));
}

function maskIssues({ directRouteApiKeys: keys }: Fields): FormIssue[] {
  const message = "is shown instead of a key: type the key itself, or remove this one";
  const issueAt = (at: number) =>
    ({ path: ["directRouteApiKeys", at], rule: "mask", code: "mask", severity: "error", message }) as const;
  return Array.isArray(keys) ? keys.flatMap((key, at) => (isMask(key) ? [issueAt(at)] : [])) : [];
}

/** Counts issues in words: `2 errors, 1 warning`. */
export function countInWords(issues: readonly FormIssue[]): string {
  const errors = issues.filter(({ severity }) => severity === "error").length;
  const warnings = issues.length - errors;
  const parts = [count(errors, "error"), count(warnings, "warning")].filter((part) => part !== "");
  return parts.join(", ") || "No issues";
}

const count = (number: number, word: string) => (number === 0 ? "" : `${number} ${word}${number === 1 ? "" : "s"}`);

/** Words in a refusal that look like a field's name. */
const NAMES = /[a-z][A-Za-z]*(?:_[a-z]+)*(?:\.[a-z][A-Za-z_]*)*/g;

/** Finds the fields that a refusal of the service names, so that it can be shown there. */
export function refusalsOf(message: string, details: unknown): FormIssue[] {
  const violations = violationsOf(details);
  const told = violations.length > 0 ? violations : (message.match(NAMES) ?? []).map((field) => ({ field, message }));
  const issues = told.flatMap(({ field, message }) => {
    const path = field.split(".").map(camel);
    if (ruleAt(path) === undefined || (violations.length === 0 && !/[A-Z]/.test(path.join("")))) return [];
    return [{ path, rule: "service", code: "refused", severity: "error", message } as const];
  });
  return issues.filter((issue, at) => issues.findIndex((other) => isSame(other.path, issue.path)) === at);
}

const camel = (name: string) => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** Reads the violations of google.rpc.BadRequest. */
function violationsOf(details: unknown): { field: string; message: string }[] {
  if (!Array.isArray(details)) return [];
  return details.flatMap((detail) => {
    const violations = valueAt(detail, ["fieldViolations"]) ?? valueAt(detail, ["field_violations"]);
    if (!Array.isArray(violations)) return [];
    return violations.flatMap((violation) => {
      const [field, message] = [valueAt(violation, ["field"]), valueAt(violation, ["description"])];
      return typeof field === "string" && typeof message === "string" ? [{ field, message }] : [];
    });
  });
}
