import type { ValidationIssue } from "fireworks-deployments";
import { useId } from "react";
import styles from "./TextField.module.css";

export interface TextFieldProps {
  id?: string;
  label: string;
  value: string;
  onChange(value: string): void;
  /** The rule's message. */
  message?: Pick<ValidationIssue, "message" | "severity"> | undefined;
  hint?: string | undefined;
  placeholder?: string;
  inputMode?: "numeric" | "decimal";
  type?: "text" | "date";
  /** The ID of a datalist. */
  list?: string;
  isWide?: boolean;
}

/** A field with its label, its hint, and what is wrong with it. */
export function TextField({ label, value, onChange, message, hint, isWide, ...input }: TextFieldProps) {
  const own = useId();
  const id = input.id ?? own;
  const isWrong = message?.severity === "error";
  const described = [hint && `${id}hint`, message && `${id}message`].filter(Boolean).join(" ");
  return (
    <div className={styles.field} data-wide={isWide || undefined}>
      <label htmlFor={id}>{label}</label>
      <input
        type="text"
        autoComplete="off"
        spellCheck={false}
        {...input}
        id={id}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        aria-invalid={isWrong}
        {...(described && { "aria-describedby": described })}
      />
      {hint && (
        <p id={`${id}hint`} className={styles.hint}>
          {hint}
        </p>
      )}
      {message && (
        <p id={`${id}message`} className={styles.message} data-severity={message.severity}>
          {isWrong ? "✕" : "!"} {message.message}
        </p>
      )}
    </div>
  );
}
