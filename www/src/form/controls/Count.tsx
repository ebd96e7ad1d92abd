import { Group, Input, NumberField, Button as Step } from "react-aria-components";
import { type ControlProps, placeholderOf } from "./control.ts";
import styles from "./controls.module.css";

const FORMAT = { useGrouping: false, maximumFractionDigits: 0 };

/** A whole number. 0 is typed; an empty input leaves the field out. The rules say what is too small or too big. */
export function Count({ id, labelId, value, rule, isInvalid, describedBy, onChange }: ControlProps) {
  const { minimum } = rule;
  const count = typeof value === "number" ? value : Number.NaN;
  const type = (text: string) => onChange(/^-?\d+$/.test(text) ? Number(text) : undefined);
  return (
    <NumberField
      id={id}
      aria-labelledby={labelId}
      aria-describedby={describedBy}
      value={count}
      {...(minimum !== undefined && { minValue: minimum })}
      // corrects nothing: what was typed stays, and the rules say what is wrong
      commitBehavior="validate"
      validationBehavior="aria"
      isInvalid={isInvalid}
      isWheelDisabled
      formatOptions={FORMAT}
      onChange={(next) => onChange(Number.isNaN(next) ? undefined : next)}
    >
      <Group className={styles.group ?? ""}>
        <Input
          className={styles.input ?? ""}
          placeholder={placeholderOf(rule)}
          onInput={(event) => type(event.currentTarget.value)}
        />
        <Step slot="decrement" className={styles.step ?? ""}>
          −
        </Step>
        <Step slot="increment" className={styles.step ?? ""}>
          +
        </Step>
      </Group>
    </NumberField>
  );
}
