import { type FieldRule, fieldRules, formatDuration, parseDuration, validateDeployment } from "fireworks-deployments";
import { meant } from "../../src/near.js";
import { usageError } from "../endings.js";
import type { Checked } from "./checked.js";

/** Turns `path=value` texts into the changes of an update, and checks them. An empty value clears the field. */
export function checkedAssignments(assignments: readonly string[]): Checked {
  const changes: Record<string, unknown> = {};
  for (const assignment of assignments) {
    const [path, text] = split(assignment);
    const rule = ruleOf(path);
    put(changes, path.split("."), text === "" ? null : valueFrom(text, rule));
  }
  return { name: "--set", issues: validateDeployment(changes, { for: "update" }), value: changes };
}

/** Splits `key=value` at the first `=`. */
export function split(assignment: string): [string, string] {
  const at = assignment.indexOf("=");
  if (at < 1) throw usageError(`\`--set ${assignment}\` must be \`name=value\``);
  return [assignment.slice(0, at), assignment.slice(at + 1)];
}

function ruleOf(path: string): FieldRule {
  const rules = new Map<string, FieldRule>(fieldRules().map((rule) => [rule.path, rule]));
  const map = [...rules.values()].find(({ path: outer, type }) => type === "map" && path.startsWith(`${outer}.`));
  if (map) throw usageError(`\`${map.path}\` can only be replaced as a whole: --set '${map.path}={"key": …}'`);
  const rule = rules.get(path);
  if (rule) return rule;
  throw usageError(`unknown field \`${path}\`${meant(path, rules.keys())}`);
}

function valueFrom(text: string, { type }: FieldRule): unknown {
  if (type === "string" || type === "enum" || type === "timestamp") return text;
  try {
    // people write `10m`, the API takes `600s`
    return type === "duration" ? formatDuration(parseDuration(text)) : JSON.parse(text);
  } catch {
    // the rules say what is wrong with it
    return text;
  }
}

function put(into: Record<string, unknown>, [name = "", ...inner]: string[], value: unknown): void {
  if (inner.length === 0) into[name] = value;
  else {
    into[name] ??= {};
    put(into[name] as Record<string, unknown>, inner, value);
  }
}
