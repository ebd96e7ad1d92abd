import { Fragment } from "react";
import styles from "./Controls.module.css";
import { KINDS, type Kind, type Load, loadOf, minutesOfDay, pointsOf, type Span } from "./loads.ts";
import { AmountField, ParsedField } from "./ParsedField.tsx";
import { PasteSeries } from "./PasteSeries.tsx";
import { PointsTable } from "./PointsTable.tsx";
import type { Plan } from "./plan.ts";
import { DEFAULT_TARGET } from "./plan.ts";
import { unitOf } from "./words.ts";
import { isDay, isZone } from "./zone.ts";

interface Props {
  plan: Pick<Plan, "load" | "target" | "span" | "typed" | "saved">;
  onChange(changes: Partial<Pick<Plan, "load" | "target" | "span">>): void;
}

/** The load, the unit that it is measured in, and the days. */
export function LoadForm({ plan, onChange }: Props) {
  const { load, target, span, typed, saved } = plan;
  const setLoad = (changes: Partial<Load>) => onChange({ load: { ...load, ...changes } });
  const setSpan = (changes: Partial<Span>) => onChange({ span: { ...span, ...changes } });
  const targets = new Set([target, ...[typed, saved].flatMap(targetsOf)]);
  const isDaily = load.kind !== "steady" && load.kind !== "points";
  return (
    <>
      <div className={styles.pairs}>
        <label className={styles.select} data-wide>
          Kind of load
          <select
            value={load.kind}
            onChange={({ target: { value } }) =>
              onChange({ load: loadOf(value as Kind, value === "points" ? pointsOf(load, span) : []) })
            }
          >
            {Object.entries(KINDS).map(([kind, { label }]) => (
              <option key={kind} value={kind}>
                {label}
              </option>
            ))}
          </select>
        </label>
        <label className={styles.select} data-wide>
          Measured in
          <select value={target} onChange={(event) => onChange({ target: event.target.value })}>
            {[...targets].map((name) => (
              <option key={name} value={name}>
                {unitOf(name)}
              </option>
            ))}
          </select>
        </label>
        {load.kind !== "points" && (
          <AmountField
            label={isDaily ? "Load otherwise" : "Load at any time"}
            value={load.level}
            onChange={(level) => setLoad({ level })}
          />
        )}
        {isDaily && (
          <Fragment key={load.kind}>
            <AmountField label="Load in that time" value={load.peak} onChange={(peak) => setLoad({ peak })} />
            <TimeField label="From" value={load.from} onChange={(from) => setLoad({ from })} />
            <TimeField label="Until" value={load.until} onChange={(until) => setLoad({ until })} />
          </Fragment>
        )}
      </div>
      {load.kind === "points" && (
        <>
          <PointsTable points={load.points} span={span} onChange={(points) => setLoad({ points })} />
          <PasteSeries
            span={span}
            onRead={({ points, day, days }) =>
              onChange({ load: loadOf("points", points), span: { ...span, day, days } })
            }
          />
        </>
      )}
      <div className={styles.pairs}>
        <label className={styles.select}>
          Time shown
          <select value={span.days} onChange={(event) => setSpan({ days: Number(event.target.value) })}>
            <option value={1}>A day</option>
            <option value={7}>A week</option>
          </select>
        </label>
        <ParsedField
          label="First day"
          type="date"
          value={span.day}
          write={String}
          read={(text) => (isDay(text) ? text : undefined)}
          rule="must be a day, such as 2026-11-30"
          onChange={(day) => setSpan({ day })}
        />
        <ParsedField
          label="Time zone"
          isWide
          list="time-zones"
          value={span.zone}
          write={String}
          read={(text) => (isZone(text) ? text : undefined)}
          rule="must be an IANA time zone, such as Europe/Berlin"
          onChange={(zone) => setSpan({ zone })}
        />
      </div>
      <datalist id="time-zones">
        {["UTC", ...Intl.supportedValuesOf("timeZone")].map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
    </>
  );
}

interface TimeProps {
  label: string;
  value: string;
  onChange(value: string): void;
}

function TimeField(props: TimeProps) {
  return (
    <ParsedField
      {...props}
      write={String}
      read={(text) => (Number.isNaN(minutesOfDay(text)) ? undefined : text.trim())}
      rule="must be a time, such as 09:00"
    />
  );
}

/** The targets that a policy's load can be measured by. */
function targetsOf(policy: Plan["typed"]): string[] {
  if (policy === undefined) return [];
  const names = Object.keys(policy.autoscalingPolicy?.loadTargets ?? {});
  return names.length > 0 ? names : [DEFAULT_TARGET];
}
