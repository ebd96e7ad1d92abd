import { type FieldRule, fieldRules } from "fireworks-deployments";

import { find, write } from "./dom";
import { issuesOf } from "./field";

/** Validates each input on every key stroke, by the rules of its field, and shows what an update would send. */
export function checkAsOneTypes(form: HTMLFormElement): void {
  const rules = new Map<string, FieldRule>(fieldRules().map((rule) => [rule.path, rule]));
  const inputs = [...form.querySelectorAll("input")];
  const request = find(HTMLOutputElement, "output", form);
  const showRequest = () => {
    const wrong = inputs.some((input) => input.ariaInvalid === "true");
    request.value = wrong ? "nothing until every field is valid" : JSON.stringify(changes(inputs), null, 2);
  };
  for (const input of inputs) {
    const rule = rules.get(input.name);
    if (rule) check(input, rule);
    input.addEventListener("input", () => {
      if (rule) check(input, rule);
      showRequest();
    });
  }
  showRequest();
}

function check(input: HTMLInputElement, rule: FieldRule): void {
  const issues = issuesOf(input);
  const count = rule.maxLength === undefined ? "" : ` ${[...input.value].length} of ${rule.maxLength}.`;
  write(find(HTMLElement, `#${input.id}-hint`), rule.description + count);
  write(find(HTMLElement, `#${input.id}-error`), issues.map((issue) => issue.message).join("; "));
  input.ariaInvalid = String(issues.some((issue) => issue.severity === "error"));
}

/** The filled-in fields, nested as in the API. */
function changes(inputs: HTMLInputElement[]): object {
  const filled = inputs.filter((input) => input.value !== "");
  return Object.fromEntries(filled.map((input) => nest(input.name.split("."), input.value)));
}

function nest([name = "", ...inner]: string[], value: string): [string, unknown] {
  return [name, inner.length === 0 ? value : Object.fromEntries([nest(inner, value)])];
}
