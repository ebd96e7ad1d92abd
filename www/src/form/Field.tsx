import type { FieldRule } from "fireworks-deployments";
import { type ComponentType, useMemo } from "react";
import { Button } from "../ui/Button.tsx";
import { Choice } from "./controls/Choice.tsx";
import { Count } from "./controls/Count.tsx";
import type { ControlProps } from "./controls/control.ts";
import { Duration } from "./controls/Duration.tsx";
import { List } from "./controls/List.tsx";
import { Pairs } from "./controls/Pairs.tsx";
import { Placement } from "./controls/Placement.tsx";
import { Schedules } from "./controls/Schedules.tsx";
import { Switch } from "./controls/Switch.tsx";
import { LongText, Text } from "./controls/Text.tsx";
import { TimeZone } from "./controls/TimeZone.tsx";
import styles from "./Field.module.css";
import { Issues } from "./Issues.tsx";
import { Marked } from "./Marked.tsx";
import { elementId, isSame, type Path, valueAt } from "./paths.ts";
import { ruleAt } from "./rules.ts";
import { useForm, useIssues, useValue } from "./use-form.ts";
import { shownValue } from "./values.ts";
import { hintOf, labelOf, whyFixed } from "./words.ts";

/** A control of several inputs: its label is a legend. */
interface Kind {
  Control: ComponentType<ControlProps>;
  isGroup?: true;
  isWide?: true;
}

/** The control of a field whose type doesn't say it. */
const BY_FIELD: Record<string, Kind> = {
  description: { Control: LongText, isWide: true },
  placement: { Control: Placement, isGroup: true, isWide: true },
  "autoscalingPolicy.scalingSchedules": { Control: Schedules, isGroup: true, isWide: true },
  "autoscalingPolicy.scalingSchedules.*.timezone": { Control: TimeZone },
};

const BY_TYPE: Record<FieldRule["type"], Kind> = {
  string: { Control: Text },
  timestamp: { Control: Text },
  duration: { Control: Duration },
  integer: { Control: Count },
  number: { Control: Count },
  enum: { Control: Choice },
  boolean: { Control: Switch, isGroup: true },
  list: { Control: List, isGroup: true, isWide: true },
  map: { Control: Pairs, isGroup: true, isWide: true },
  object: { Control: Text },
};

/** A field of the deployment: its label, its control, its hint and its issues, all by its rule. */
export function Field({ path }: { path: Path }) {
  const rule = ruleAt(path);
  const value = useValue(path);
  const { purpose } = useForm();
  if (rule === undefined || (rule.deprecated && value === undefined)) return null;
  if (purpose === "update" && rule.immutable) return <Fixed path={path} rule={rule} />;
  return <Editable path={path} rule={rule} />;
}

function Editable({ path, rule }: { path: Path; rule: FieldRule }) {
  const form = useForm();
  const value = useValue(path);
  const { Control, isGroup, isWide } = BY_FIELD[rule.path] ?? BY_TYPE[rule.type];
  const issues = useIssues(path, isGroup ? "unknown" : "exact");
  const id = elementId(path);
  const [hintId, issuesId, labelId] = [`${id}.hint`, `${id}.issues`, `${id}.label`];
  const hint = useMemo(() => hintOf(rule), [rule]);
  const shared = {
    id,
    labelId,
    path,
    rule,
    value,
    isInvalid: issues.some(({ severity }) => severity === "error"),
    describedBy: `${issuesId} ${hintId}`,
    onChange: (next: unknown) => form.set(path, next),
  };
  // keyed: React Aria keeps the first ID that it is given, also when an entry of a map is renamed
  const control = <Control key={id} {...shared} />;
  const badges = (
    <>
      {rule.required && form.purpose === "create" && <span className={styles.badge}>required</span>}
      {rule.enterprise && <span className={styles.badge}>enterprise accounts</span>}
      {rule.deprecated && <span className={styles.badge}>deprecated</span>}
    </>
  );
  const rest = (
    <>
      <p className={styles.hint} id={hintId}>
        <Marked text={hint} />
      </p>
      <Issues id={issuesId} issues={issues} />
      <Was path={path} />
    </>
  );
  if (isGroup)
    return (
      <fieldset
        className={styles.field}
        data-wide={isWide}
        data-field={rule.path}
        id={id}
        aria-describedby={shared.describedBy}
      >
        <legend className={styles.label} id={labelId}>
          {labelOf(path)} {badges}
        </legend>
        {control}
        {rest}
      </fieldset>
    );
  return (
    <div className={styles.field} data-wide={isWide} data-field={rule.path}>
      <span className={styles.label}>
        <label htmlFor={id} id={labelId}>
          {labelOf(path)}
        </label>{" "}
        {badges}
      </span>
      {control}
      {rest}
    </div>
  );
}

/** In an edit: the value before, and the way back to it. */
function Was({ path }: { path: Path }) {
  const form = useForm();
  const value = useValue(path);
  const before = valueAt(form.began, path);
  if (form.purpose === "create" || isSame(before, value)) return null;
  const cleared = value === undefined || value === null;
  return (
    <p className={styles.was}>
      <span>
        {cleared ? "Will be cleared. Was" : "Was"} <code>{shownValue(path, before)}</code>
      </span>
      <Button look="quiet" aria-label={`Put back: ${labelOf(path)}`} onPress={() => form.set(path, before)}>
        Put back
      </Button>
    </p>
  );
}

/** A field that an update can't change, with the reason. */
function Fixed({ path, rule }: { path: Path; rule: FieldRule }) {
  const value = useValue(path);
  const issues = useIssues(path, "whole");
  const id = elementId(path);
  return (
    <div className={styles.field} data-field={rule.path} id={id} tabIndex={-1}>
      <span className={styles.label}>
        {labelOf(path)} <span className={styles.badge}>read-only</span>
      </span>
      <code className={styles.fixed}>{shownValue(path, value)}</code>
      <p className={styles.hint}>{whyFixed(rule)}</p>
      <Issues id={`${id}.issues`} issues={issues} />
      <Was path={path} />
    </div>
  );
}
