import { Button } from "../ui/Button.tsx";
import styles from "./Form.module.css";
import { Issues } from "./Issues.tsx";
import { elementId, type Path } from "./paths.ts";
import { otherPaths } from "./rules.ts";
import { useForm, useIssues, useTyped, useValue } from "./use-form.ts";

/** Pasted fields without a control: kept, sent and warned about, until they are removed. */
export function OtherFields() {
  const form = useForm();
  const paths = otherPaths(useTyped((form) => form.fields()));
  if (paths.length === 0) return null;
  const removeAll = () => {
    for (const path of paths) form.set(path, undefined);
  };
  return (
    <section className={styles.group} id="other-fields" tabIndex={-1}>
      <h2>
        Other fields <Button onPress={removeAll}>Remove all {paths.length}</Button>
      </h2>
      {paths.map((path) => (
        <Other key={path.join(".")} path={path} />
      ))}
    </section>
  );
}

function Other({ path }: { path: Path }) {
  const form = useForm();
  const value = useValue(path);
  const issues = useIssues(path, "whole");
  const id = elementId(path);
  return (
    <div className={styles.other}>
      <code>
        {path.join(".")}: {JSON.stringify(value)?.slice(0, 200)}
      </code>
      <Button
        id={id}
        look="quiet"
        aria-label={`Remove ${path.join(".")}`}
        aria-describedby={`${id}.issues`}
        onPress={() => form.set(path, undefined)}
      >
        Remove
      </Button>
      <Issues id={`${id}.issues`} issues={issues} />
    </div>
  );
}
