import { useState } from "react";
import { Field } from "./Field.tsx";
import styles from "./Form.module.css";
import { GROUPS, type Group } from "./groups.ts";
import { countInWords } from "./issues.ts";
import { fieldPath, type Path, startsWith, valueAt } from "./paths.ts";
import { SimulateLink } from "./SimulateLink.tsx";
import { useForm, useTyped } from "./use-form.ts";

/** Every field that a person can set, in groups. */
export function Groups({ id }: { id?: string | undefined }) {
  return GROUPS.map((group) =>
    group.isRare ? <Rare key={group.title} group={group} /> : <Part key={group.title} group={group} id={id} />,
  );
}

function Part({ group, id }: { group: Group; id: string | undefined }) {
  return (
    <section className={styles.group}>
      <h2>
        {group.title} {group.title === "Scaling" && <SimulateLink of={id} />}
      </h2>
      <Fields group={group} />
    </section>
  );
}

/** A group that starts collapsed, unless something in it is set. */
function Rare({ group }: { group: Group }) {
  const form = useForm();
  const paths = group.fields.map(fieldPath);
  const [isOpen] = useState(() => paths.some((path) => valueAt(form.fields(), path) !== undefined));
  const count = useTyped((form) => {
    const inside = form.shown().filter((issue) => paths.some((path: Path) => startsWith(issue.path, path)));
    return inside.length === 0 ? "" : countInWords(inside);
  });
  return (
    <details className={styles.group} open={isOpen}>
      <summary>
        <h2>{group.title}</h2> <span className="quiet">{count}</span>
      </summary>
      <Fields group={group} />
    </details>
  );
}

function Fields({ group }: { group: Group }) {
  return (
    <div className={styles.fields}>
      {group.fields.map((field) => (
        <Field key={field} path={fieldPath(field)} />
      ))}
    </div>
  );
}
