import controls from "./controls/controls.module.css";
import field from "./Field.module.css";
import form from "./Form.module.css";
import { Issues } from "./Issues.tsx";
import { elementId } from "./paths.ts";
import { useForm, useIssues, useTyped } from "./use-form.ts";

const PATH = ["deploymentId"];

/** The ID of a new deployment, which is in the URL of the request, and can't be changed later. */
export function IdField() {
  const document = useForm();
  const value = useTyped((form) => form.id());
  const issues = useIssues(PATH);
  const id = elementId(PATH);
  return (
    <section className={form.group}>
      <div className={`${field.field} ${form.id}`}>
        <span className={field.label}>
          <label htmlFor={id}>Deployment ID</label>
        </span>
        <input
          id={id}
          className={controls.input}
          value={value}
          placeholder="the service chooses one"
          aria-invalid={issues.length > 0}
          aria-describedby={`${id}.hint ${id}.issues`}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => document.setId(event.target.value)}
        />
        <p className={field.hint} id={`${id}.hint`}>
          1 to 63 of a-z, 0-9 and hyphens. It can't be changed later.
        </p>
        <Issues id={`${id}.issues`} issues={issues} />
      </div>
    </section>
  );
}
