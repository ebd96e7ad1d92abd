import { lazy, Suspense, useState } from "react";
import styles from "./Results.module.css";
import type { Simulation } from "./simulate.ts";

const ChartRows = lazy(() => import("./ChartRows.tsx"));

/** The chart in numbers. */
export function ChartTable({ simulation }: { simulation: Simulation }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details className={styles.numbers} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>The numbers as a table</summary>
      {isOpen && (
        <Suspense fallback={<p>Loading the table…</p>}>
          <ChartRows simulation={simulation} />
        </Suspense>
      )}
    </details>
  );
}
