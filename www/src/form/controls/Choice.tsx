import { ChevronsUpDown } from "lucide-react";
import { Button, ComboBox, Input, ListBox, ListBoxItem, Popover } from "react-aria-components";
import { type ControlProps, placeholderOf, textOf } from "./control.ts";
import styles from "./controls.module.css";

/** As many as one sees at a glance. */
const FEW = 8;

/** One of the known values, or another one, which the rules warn about. */
export function Choice(props: ControlProps) {
  const values = (props.rule.values ?? []).filter((value) => !value.endsWith("_UNSPECIFIED"));
  return values.length > FEW ? <Searched {...props} values={values} /> : <Selected {...props} values={values} />;
}

interface Values {
  values: readonly string[];
}

function Selected({ id, value, values, rule, isInvalid, describedBy, onChange }: ControlProps & Values) {
  const text = textOf(value);
  return (
    <select
      id={id}
      className={styles.input}
      value={text}
      aria-invalid={isInvalid}
      aria-describedby={describedBy}
      onChange={(event) => onChange(event.target.value || undefined)}
    >
      <option value="">{placeholderOf(rule)}</option>
      {(text === "" || values.includes(text) ? values : [...values, text]).map((known) => (
        <option key={known}>{known}</option>
      ))}
    </select>
  );
}

/** A list that is searched by typing. What is typed counts, whether the list has it or not. */
export function Searched({
  id,
  labelId,
  value,
  values,
  rule,
  isInvalid,
  describedBy,
  onChange,
}: ControlProps & Values) {
  const text = textOf(value);
  return (
    <ComboBox
      id={id}
      aria-labelledby={labelId}
      aria-describedby={describedBy}
      inputValue={text}
      onInputChange={(typed) => typed !== text && onChange(typed || undefined)}
      defaultItems={values.map((name) => ({ name }))}
      allowsCustomValue
      menuTrigger="input"
      isInvalid={isInvalid}
      validationBehavior="aria"
    >
      <div className={styles.group}>
        <Input className={styles.input ?? ""} placeholder={placeholderOf(rule)} spellCheck={false} />
        <Button className={styles.step ?? ""} aria-label="Show the known values">
          <ChevronsUpDown aria-hidden />
        </Button>
      </div>
      <Popover className={styles.popover ?? ""}>
        <ListBox<{ name: string }> className={styles.options ?? ""}>
          {({ name }) => (
            <ListBoxItem id={name} textValue={name} className={styles.option ?? ""}>
              {name}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
