import { formatDuration, humanDuration, parseDuration } from "fireworks-deployments";
import { useState } from "react";
import { isSame, valueAt } from "../paths.ts";
import { useForm } from "../use-form.ts";
import { type ControlProps, textOf } from "./control.ts";
import styles from "./controls.module.css";

const AS_SENT = /^-?\d+(\.\d+)?s$/;

/** A duration, typed as people write it and kept as the service takes it. What is no duration is kept as it was typed. */
export function Duration({ id, path, value, rule, isInvalid, describedBy, onChange }: ControlProps) {
  const { began } = useForm();
  const [typed, setTyped] = useState(() => textOf(value));
  const text = asSent(typed) === textOf(value) ? typed : textOf(value);
  const sent = asSent(text);
  const isSent = !isInvalid && !isSame(valueAt(began, path), value);
  const usual = typeof rule.default === "string" ? `${human(rule.default)} by default` : "such as 5m or 1h30m";
  return (
    <>
      <input
        id={id}
        className={styles.input}
        value={text}
        placeholder={usual}
        aria-invalid={isInvalid}
        aria-describedby={`${describedBy} ${id}.sent`}
        autoComplete="off"
        spellCheck={false}
        onChange={({ target }) => {
          setTyped(target.value);
          onChange(asSent(target.value) || undefined);
        }}
      />
      <p className={styles.note} id={`${id}.sent`}>
        {AS_SENT.test(sent) ? noteOn(text, sent, isSent) : "Type 5m, 1h30m or 300s"}
      </p>
    </>
  );
}

/** Says how a duration is sent, and what it is for people, as far as the input doesn't say it. */
function noteOn(text: string, sent: string, isSent: boolean): string {
  const meaning = human(sent);
  const isSaid = meaning === sent || meaning === text.trim();
  if (isSent) return isSaid ? `Sent as ${sent}` : `Sent as ${sent}, which is ${meaning}`;
  return isSaid ? "" : `That is ${meaning}`;
}

/** A typed duration as the service takes it: `300s` for `5m`. */
export function asSent(typed: string): string {
  const text = typed.trim();
  if (text === "" || AS_SENT.test(text)) return text;
  try {
    return formatDuration(parseDuration(text));
  } catch {
    return text;
  }
}

function human(text: string): string {
  try {
    return humanDuration(text);
  } catch {
    return text;
  }
}
