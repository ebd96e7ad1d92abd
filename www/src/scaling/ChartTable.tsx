import { useState } from "react";
import { Button } from "../ui/Button.tsx";
import { startOf, timeText, valueAt } from "./loads.ts";
import styles from "./Results.module.css";
import type { Simulation } from "./simulate.ts";
import { unitOf } from "./words.ts";
import { minutesOf } from "./zone.ts";

const FIRST_ROWS = 300;

/** The chart in numbers. */
export function ChartTable({ simulation }: { simulation: Simulation }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details className={styles.numbers} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>The numbers as a table</summary>
      {isOpen && <Rows simulation={simulation} />}
    </details>
  );
}

/** A row for each moment at which something changes. */
function Rows({ simulation: { span, load, target, outcomes } }: { simulation: Simulation }) {
  const [isWhole, setWhole] = useState(false);
  const drawn = outcomes.filter(({ run }) => run);
  const changes = [...load, ...drawn.flatMap(({ run }) => run?.steps ?? [])].map(({ at }) => at);
  const moments = [...new Set(changes)].sort((one, other) => one - other);
  const shown = isWhole ? moments : moments.slice(0, FIRST_ROWS);
  const start = startOf(span);
  const timeAt = (at: number) => timeText(minutesOf(start + at, span.day, span.zone), span);
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section className={styles.scroll} aria-label="The numbers" tabIndex={0}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">From</th>
              <th scope="col">Load, {unitOf(target)}</th>
              {drawn.flatMap(({ key, label }) => [
                <th key={`${key}d`} scope="col">{`${label}: desired`}</th>,
                <th key={`${key}r`} scope="col">{`${label}: ready`}</th>,
              ])}
            </tr>
          </thead>
          <tbody>
            {shown.map((at) => (
              <tr key={at} data-at={at}>
                <th scope="row">{timeAt(at)}</th>
                <td>{valueAt(load, at)?.value}</td>
                {drawn.flatMap(({ key, run }) => {
                  const step = valueAt(run?.steps ?? [], at);
                  return [<td key={`${key}d`}>{step?.desired}</td>, <td key={`${key}r`}>{step?.ready}</td>];
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {shown.length < moments.length && (
        <p>
          The first {shown.length} of {moments.length} rows. <Button onPress={() => setWhole(true)}>Show all</Button>
        </p>
      )}
    </>
  );
}
