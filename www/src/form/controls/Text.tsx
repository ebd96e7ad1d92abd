import { type ControlProps, placeholderOf, textOf } from "./control.ts";
import styles from "./controls.module.css";

/** A text; an empty one leaves the field out. */
export function Text({ id, value, rule, isInvalid, describedBy, onChange }: ControlProps) {
  return (
    <input
      id={id}
      className={styles.input}
      value={textOf(value)}
      placeholder={placeholderOf(rule)}
      aria-invalid={isInvalid}
      aria-describedby={describedBy}
      autoComplete="off"
      spellCheck={false}
      onChange={(event) => onChange(event.target.value || undefined)}
    />
  );
}

/** A text of several lines, with its length in code points, as the service counts. */
export function LongText({ id, value, rule, isInvalid, describedBy, onChange }: ControlProps) {
  const text = textOf(value);
  return (
    <>
      <textarea
        id={id}
        className={`${styles.input} ${styles.long}`}
        rows={3}
        value={text}
        placeholder={placeholderOf(rule)}
        aria-invalid={isInvalid}
        aria-describedby={describedBy}
        onChange={(event) => onChange(event.target.value || undefined)}
      />
      {rule.maxLength !== undefined && (
        <p className={styles.note}>
          {[...text].length} of {rule.maxLength} characters
        </p>
      )}
    </>
  );
}
