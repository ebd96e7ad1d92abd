import { useState } from "react";
import { TextField, type TextFieldProps } from "./TextField.tsx";

interface Props<T> extends Omit<TextFieldProps, "value" | "onChange" | "message"> {
  value: T;
  /** Writes the value as one types it. */
  write(value: T): string;
  /** Reads what is typed; undefined if it is wrong. */
  read(text: string): T | undefined;
  /** The message if it is wrong. */
  rule: string;
  onChange(value: T): void;
}

/** A field whose value changes only while what is typed is right. */
export function ParsedField<T>({ value, write, read, rule, onChange, ...field }: Props<T>) {
  const [typed, setTyped] = useState<string>();
  const given = typed === undefined ? undefined : read(typed);
  const isWrong = typed !== undefined && given === undefined;
  // what was typed stays as it was typed, until the value is changed elsewhere
  const text = typed !== undefined && (isWrong || given === value) ? typed : write(value);
  return (
    <TextField
      {...field}
      value={text}
      message={isWrong ? { message: rule, severity: "error" } : undefined}
      onChange={(next) => {
        setTyped(next);
        const parsed = read(next);
        if (parsed !== undefined) onChange(parsed);
      }}
    />
  );
}

interface AmountProps extends Omit<TextFieldProps, "value" | "onChange" | "message" | "inputMode"> {
  value: number;
  onChange(value: number): void;
}

/** A number of at least 0. */
export function AmountField(props: AmountProps) {
  return (
    <ParsedField
      {...props}
      inputMode="decimal"
      write={String}
      read={(text) =>
        text.trim() !== "" && Number(text) >= 0 && Number.isFinite(Number(text)) ? Number(text) : undefined
      }
      rule="must be a number of at least 0"
    />
  );
}
