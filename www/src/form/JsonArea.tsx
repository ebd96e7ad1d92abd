import { useState } from "react";
import { isMasked, withoutKeys } from "../deployment/secrets.ts";
import { Button } from "../ui/Button.tsx";
import { Copy } from "../ui/Copy.tsx";
import controls from "./controls/controls.module.css";
import type { Fields } from "./document.ts";
import styles from "./Form.module.css";
import { Issues } from "./Issues.tsx";
import { isObject, isSame } from "./paths.ts";
import { useForm, useTyped } from "./use-form.ts";

/** The form as JSON, both ways: what is typed or pasted here is in the form at once. */
export function JsonArea() {
  const [isOpen, setOpen] = useState(false);
  return (
    <details className={styles.group} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <h2>As JSON</h2> <span className="quiet">read, copy or paste</span>
      </summary>
      {isOpen && <Area />}
    </details>
  );
}

function Area() {
  const form = useForm();
  const fields = useTyped((form) => form.fields());
  const [typed, setTyped] = useState<string>();
  const { value, problem } = parsed(typed);
  const current = withoutKeys(fields);
  const follows = typed === undefined || (value !== undefined && !isSame(withoutKeys(value), current));
  const text = follows ? JSON.stringify(current, null, 2) : typed;
  const type = (text: string) => {
    setTyped(text);
    const { value } = parsed(text);
    if (value !== undefined) form.replace(withKnownKeys(value, fields));
  };
  const message = problem && `isn't a deployment as JSON: ${problem}. The form stays as it was`;
  const issues = message ? [{ path: [], rule: "json", code: "json", severity: "error", message } as const] : [];
  return (
    <>
      <label htmlFor="json">The deployment as JSON</label>
      <textarea
        id="json"
        className={`${controls.input} ${styles.json}`}
        rows={Math.min(24, text.split("\n").length + 1)}
        value={text}
        aria-invalid={problem !== undefined}
        aria-describedby="json.hint json.issues"
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => type(event.target.value)}
      />
      <p className="quiet" id="json.hint">
        Each issue stands at its field. Keys of the direct route aren't shown here; those in the form stay.
      </p>
      <Issues id="json.issues" issues={issues} />
      <div className={styles.buttons}>
        <Copy text={text} label="Copy the JSON" look="plain" showLabel />
        {problem !== undefined && <Button onPress={() => setTyped(undefined)}>Show the form's JSON again</Button>}
      </div>
    </>
  );
}

function parsed(text: string | undefined): { value?: Fields; problem?: string } {
  if (text === undefined) return {};
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? { value } : { problem: "it must be an object" };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

/** Keeps the typed keys, unless others were pasted. */
function withKnownKeys(value: Fields, { directRouteApiKeys }: Fields): Fields {
  if (value.directRouteApiKeys !== undefined && !isMasked(value.directRouteApiKeys)) return value;
  return directRouteApiKeys === undefined ? withoutKeys(value) : { ...value, directRouteApiKeys };
}
