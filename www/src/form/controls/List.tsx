import { Plus, X } from "lucide-react";
import { useRef, useState } from "react";
import { Button } from "../../ui/Button.tsx";
import { Issues } from "../Issues.tsx";
import { elementId, type Path } from "../paths.ts";
import { useForm, useIssues } from "../use-form.ts";
import { labelOf } from "../words.ts";
import { Choice } from "./Choice.tsx";
import { type ControlProps, textOf } from "./control.ts";
import styles from "./controls.module.css";
import { Text } from "./Text.tsx";

/** A list of values of one kind. */
export function List(props: ControlProps) {
  const { path, value, rule, onChange } = props;
  const items = Array.isArray(value) ? value : [];
  const label = labelOf(path);
  const identities = useIdentities(items.length);
  return (
    <div className={styles.rows}>
      {items.map((item, at) => (
        <Item
          key={identities[at]}
          {...props}
          value={item}
          path={[...path, at]}
          label={label}
          onRemove={() => identities.splice(at, 1)}
        />
      ))}
      <div>
        <Button onPress={() => onChange([...items, ""])}>
          <Plus aria-hidden /> Add {rule.values ? "a value" : "one"} <Hidden text={` to ${label}`} />
        </Button>
      </div>
    </div>
  );
}

/** A number for each item, which it keeps when another is removed: a key that is shown must not hand that on. */
function useIdentities(count: number): number[] {
  const identities = useRef<number[]>([]).current;
  const latest = useRef(0);
  while (identities.length < count) identities.push(latest.current++);
  identities.length = count;
  return identities;
}

function Item({ label, onRemove, ...props }: ControlProps & { label: string; onRemove(): void }) {
  const { path, value, rule, labelId } = props;
  const form = useForm();
  const issues = useIssues(path);
  const at = Number(path.at(-1));
  const id = elementId(path);
  const outer: Path = path.slice(0, -1);
  const own: ControlProps = {
    ...props,
    id,
    labelId: `${labelId} ${id}.number`,
    describedBy: `${id}.issues`,
    isInvalid: issues.some(({ severity }) => severity === "error"),
    // an item that is empty while one types stays an item
    onChange: (next) => form.set(path, next ?? ""),
  };
  const remove = () => {
    const rest = (form.valueAt(outer) as unknown[]).toSpliced(at, 1);
    onRemove();
    form.set(outer, rest.length === 0 ? undefined : rest);
  };
  return (
    <div className={styles.row}>
      <label className="visually-hidden" htmlFor={id} id={`${id}.number`}>
        {label} {at + 1}
      </label>
      <div className={styles.grow}>
        {path[0] === "directRouteApiKeys" ? (
          <Secret {...own} value={textOf(value)} />
        ) : rule.values ? (
          <Choice {...own} />
        ) : (
          <Text {...own} />
        )}
      </div>
      <Button look="quiet" aria-label={`Remove ${label} ${at + 1}`} onPress={remove}>
        <X aria-hidden />
      </Button>
      <Issues id={`${id}.issues`} issues={issues} />
    </div>
  );
}

/** A key, readable only while somebody asks to see it. */
function Secret({ id, value, isInvalid, describedBy, onChange }: ControlProps) {
  const [isShown, setShown] = useState(false);
  return (
    <div className={styles.group}>
      <input
        id={id}
        className={styles.input}
        type={isShown ? "text" : "password"}
        value={textOf(value)}
        aria-invalid={isInvalid}
        aria-describedby={describedBy}
        autoComplete="new-password"
        spellCheck={false}
        onChange={(event) => onChange(event.target.value)}
      />
      <Button aria-pressed={isShown} onPress={() => setShown(!isShown)}>
        {isShown ? "Hide" : "Show"}
        <Hidden text=" the key" />
      </Button>
    </div>
  );
}

const Hidden = ({ text }: { text: string }) => <span className="visually-hidden">{text}</span>;
