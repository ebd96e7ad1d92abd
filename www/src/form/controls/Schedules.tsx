import { Plus, X } from "lucide-react";
import { useEffect, useState } from "react";
import { Button } from "../../ui/Button.tsx";
import { Field } from "../Field.tsx";
import { Issues } from "../Issues.tsx";
import { elementId, type Path } from "../paths.ts";
import { useIssues } from "../use-form.ts";
import type { ControlProps } from "./control.ts";
import styles from "./controls.module.css";
import { NextRuns } from "./NextRuns.tsx";
import { type NamedRow, useNamedRows } from "./named-rows.ts";

const FIELDS = ["schedule", "timezone", "duration", "minReplicaCount", "description", "disabled"];

/** The scheduled minimums: a part for each, with its next runs. */
export function Schedules({ path, value, onChange }: ControlProps) {
  const { rows, add, put, remove } = useNamedRows(value, onChange);
  const names = rows.map(({ name }) => name);
  const addOne = () => add(freeName(names), { timezone: Intl.DateTimeFormat().resolvedOptions().timeZone });
  return (
    <div className={styles.rows}>
      {rows.map((row) => (
        <Schedule key={row.key} row={row} path={[...path, row.name]} taken={names} put={put} remove={remove} />
      ))}
      <div>
        <Button onPress={addOne}>
          <Plus aria-hidden /> Add a schedule
        </Button>
      </div>
    </div>
  );
}

interface ScheduleProps {
  row: NamedRow;
  path: Path;
  taken: readonly string[];
  put(row: NamedRow): void;
  remove(row: NamedRow): void;
}

function Schedule({ row, path, taken, put, remove }: ScheduleProps) {
  const issues = useIssues(path, "unknown");
  const [typed, setTyped] = useState(row.name);
  useEffect(() => setTyped(row.name), [row.name]);
  const id = elementId(path);
  const isFree = typed !== "" && (typed === row.name || !taken.includes(typed));
  return (
    <fieldset className={styles.part} id={id} aria-describedby={`${id}.issues`}>
      <legend className="visually-hidden">Schedule {row.name}</legend>
      <div className={styles.row}>
        <input
          className={`${styles.input} ${styles.grow}`}
          aria-label={`Name of the schedule ${row.name}`}
          aria-invalid={!isFree}
          aria-describedby={`${id}.name`}
          value={typed}
          autoComplete="off"
          spellCheck={false}
          onChange={({ target }) => {
            setTyped(target.value);
            if (target.value !== "" && !taken.includes(target.value)) put({ ...row, name: target.value });
          }}
          onBlur={() => setTyped(row.name)}
        />
        <Button look="quiet" aria-label={`Remove the schedule ${row.name}`} onPress={() => remove(row)}>
          <X aria-hidden />
        </Button>
      </div>
      <p className={styles.note} id={`${id}.name`}>
        {isFree ? "The schedule's name" : `Needs a name of its own; it stays ${row.name}`}
      </p>
      <Issues id={`${id}.issues`} issues={issues} />
      <div className={styles.fields}>
        {FIELDS.map((name) => (
          <Field key={name} path={[...path, name]} />
        ))}
      </div>
      <NextRuns path={path} />
    </fieldset>
  );
}

function freeName(taken: readonly string[]): string {
  let number = 1;
  while (taken.includes(`schedule-${number}`)) number++;
  return `schedule-${number}`;
}
