import { type FieldRule, fieldRules, formatDuration, parseDuration, validateDeployment } from "fireworks-deployments";
import { meant } from "../../src/near.js";
import { usageError } from "../endings.js";
import type { Checked } from "./checked.js";

/** Turns `path=value` texts into the changes of an update, and checks them. An empty value clears the field. */
export function checkedAssignments(assignments: readonly string[]): Checked {
  const changes: Record<string, unknown> = {};
  const values = entriesOf(assignments).map(([path, text]) => {
    const rule = ruleOf(path);
    return [path, text === "" ? null : valueFrom(text, rule)] as const;
  });
  for (const [path, value] of values) {
    const outer = values.find(([other]) => path.startsWith(`${other}.`))?.[0];
    if (outer !== undefined) throw usageError(`\`${path}\` is part of \`${outer}\`, which is set too`);
    put(changes, path.split("."), value);
  }
  return { name: "--set", issues: validateDeployment(changes, { for: "update" }), value: changes };
}

/** Splits texts such as `name=value` at their first `=`. */
export function entriesOf(assignments: readonly string[]): [string, string][] {
  const seen = new Set<string>();
  return assignments.map((assignment) => {
    const [, name, value] = /^([^=]+)=(.*)$/s.exec(assignment) ?? [];
    if (name === undefined || value === undefined) throw usageError(`\`--set ${assignment}\` must be \`name=value\``);
    if (seen.has(name)) throw usageError(`\`${name}\` is set twice`);
    seen.add(name);
    return [name, value];
  });
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
