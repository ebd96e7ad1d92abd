import type { ValidationIssue } from "#wasm";
import { isOutputOnly } from "./arguments.js";
import { FireworksError } from "./error.js";
import { excerpt, misuse } from "./options.js";

/** A request body: its JSON text, and the value parsed from that text. */
export interface Body {
  readonly text: string;
  readonly sent: Record<string, unknown>;
}

/**
 * Serializes and checks a request body. Getters and `toJSON` run once, when the value is
 * serialized; the rules then check the result again, because it may differ from the value given.
 */
export function checked(
  what: string,
  given: unknown,
  check: ((value: unknown) => ValidationIssue[]) | undefined,
  sending: (sent: object) => void,
): Body {
  const refuse = (value: unknown) => check && refuseErrors(what, check(value));
  // a value with `toJSON` is checked in its serialized form only
  if (!hasToJson(given)) refuse(given);
  const text = asJson(what, given);
  const sent: unknown = text === undefined ? undefined : JSON.parse(text);
  if (typeof sent !== "object" || sent === null || Array.isArray(sent) || text === undefined)
    throw misuse(`${what} must be an object, got ${kindOf(typeof given === "object" ? sent : given)}`);
  sending(sent);
  refuse(sent);
  return { text, sent: sent as Record<string, unknown> };
}

/** Returns the body without output-only fields. */
export function withoutOutputOnly(body: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(body).filter(([field]) => !isOutputOnly(field)));
}

function refuseErrors(what: string, issues: ValidationIssue[]): void {
  const [first, ...others] = issues.filter(({ severity }) => severity === "error");
  if (first === undefined) return;
  const place = first.path.map((step) => (typeof step === "string" ? excerpt(step) : step)).join(".") || "it";
  const more = others.length === 0 ? "" : ` (and ${others.length} more, see \`issues\`)`;
  const message = `${what} was not sent: ${place} ${first.message}${more}`;
  throw new FireworksError({ kind: "validation", message, issues });
}

function hasToJson(given: unknown): boolean {
  try {
    return typeof (given as { toJSON?: unknown } | undefined)?.toJSON === "function";
  } catch {
    return false;
  }
}

function asJson(what: string, given: unknown): string | undefined {
  try {
    return JSON.stringify(given);
  } catch (cause) {
    throw misuse(`${what} can't be written as JSON: see the cause`, cause);
  }
}

function kindOf(value: unknown): string {
  if (value === undefined || value === null) return "nothing";
  if (Array.isArray(value)) return "a list";
  return typeof value === "function" ? "a function" : `\`${excerpt(value)}\``;
}
