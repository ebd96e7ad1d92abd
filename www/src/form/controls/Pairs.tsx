import { Plus, X } from "lucide-react";
import { useId } from "react";
import { Button } from "../../ui/Button.tsx";
import { Issues } from "../Issues.tsx";
import { elementId, type Path } from "../paths.ts";
import { knownKeys, ruleAt } from "../rules.ts";
import { useIssues } from "../use-form.ts";
import { labelOf } from "../words.ts";
import { type ControlProps, textOf } from "./control.ts";
import styles from "./controls.module.css";
import { type NamedRow, useNamedRows } from "./named-rows.ts";

/** A map of texts or numbers: a row for each key. */
export function Pairs({ path, value, rule, onChange }: ControlProps) {
  const { rows, add, put, remove, isTwice } = useNamedRows(value, onChange);
  const list = useId();
  const known = knownKeys(rule.path);
  const unused = known.filter((key) => !rows.some(({ name }) => name === key));
  const suggested = rule.path === "annotations" ? "custom/" : (unused[0] ?? "");
  const isNumber = ruleAt([...path, "*"])?.type === "number";
  return (
    <div className={styles.rows}>
      {rows.map((row, at) => (
        <Pair
          key={row.key}
          row={row}
          path={[...path, row.name]}
          isNumber={isNumber}
          label={`${labelOf(path)} ${at + 1}`}
          list={list}
          isTwice={isTwice(row)}
          put={put}
          remove={remove}
        />
      ))}
      <datalist id={list}>
        {known.map((key) => (
          <option key={key} value={key} />
        ))}
      </datalist>
      <div>
        <Button onPress={() => add(suggested, "")}>
          <Plus aria-hidden /> Add {rule.path === "annotations" ? "a tag" : "a target"}
        </Button>
      </div>
    </div>
  );
}

interface PairProps {
  row: NamedRow;
  path: Path;
  isNumber: boolean;
  label: string;
  list: string;
  isTwice: boolean;
  put(row: NamedRow): void;
  remove(row: NamedRow): void;
}

function Pair({ row, path, isNumber, label, list, isTwice, put, remove }: PairProps) {
  const own = useIssues(path, "whole");
  const twice = {
    path,
    rule: "twice",
    code: "conflict",
    severity: "error",
    message: "this key is there twice",
  } as const;
  const issues = isTwice ? [twice] : row.name === "" ? [] : own;
  const id = row.name === "" || isTwice ? `${list}.${row.key}` : elementId(path);
  const isInvalid = issues.some(({ severity }) => severity === "error");
  return (
    <div className={styles.row}>
      <input
        className={`${styles.input} ${styles.grow}`}
        aria-label={`${label}: key`}
        placeholder="key"
        list={list}
        value={row.name}
        aria-invalid={isInvalid}
        aria-describedby={`${id}.issues`}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => put({ ...row, name: event.target.value })}
      />
      <input
        id={id}
        className={`${styles.input} ${styles.grow}`}
        aria-label={`${label}: value`}
        placeholder={isNumber ? "a number" : "value"}
        {...(isNumber && { inputMode: "decimal" })}
        value={textOf(row.value)}
        aria-invalid={isInvalid}
        aria-describedby={`${id}.issues`}
        autoComplete="off"
        spellCheck={false}
        onChange={({ target }) => put({ ...row, value: isNumber ? numberFrom(target.value) : target.value })}
      />
      <Button look="quiet" aria-label={`Remove ${label}`} onPress={() => remove(row)}>
        <X aria-hidden />
      </Button>
      <Issues id={`${id}.issues`} issues={issues} />
    </div>
  );
}

/** A typed number. What is none yet, such as `0.`, is kept as a text, which the rules refuse. */
function numberFrom(text: string): number | string {
  return /^-?\d+(\.\d+)?$/.test(text) && String(Number(text)) === text ? Number(text) : text;
}
