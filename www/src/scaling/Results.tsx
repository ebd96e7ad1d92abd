import { Link } from "@tanstack/react-router";
import { usePreferences } from "../settings/preferences.ts";
import styles from "./Results.module.css";
import type { Outcome, Simulation } from "./simulate.ts";
import { dollarsText, hoursText, MODEL, shortText } from "./words.ts";

type Run = NonNullable<Outcome["run"]>;

interface Row {
  label: string;
  value(run: Run): number;
  text(value: number): string;
}

const ROWS: readonly Row[] = [
  { label: "GPU-hours", value: ({ gpuHours }) => gpuHours, text: hoursText },
  { label: "Cold starts", value: ({ coldStarts }) => coldStarts, text: String },
  { label: "Short of capacity", value: ({ shortSeconds }) => shortSeconds, text: shortText },
];

/** The figures of the simulation, and the difference between the typed and the saved policy. */
export function Results({ simulation: { outcomes } }: { simulation: Simulation }) {
  const { gpuHourPrice } = usePreferences();
  const price = Number(gpuHourPrice.replace(",", "."));
  const hasPrice = gpuHourPrice.trim() !== "" && price >= 0;
  const cost: Row = { label: "Cost", value: ({ gpuHours }) => gpuHours * price, text: dollarsText };
  const drawn = outcomes.filter(({ run }) => run);
  const typed = drawn.find(({ key }) => key === "typed")?.run;
  const saved = drawn.find(({ key }) => key === "saved")?.run;
  return (
    <section className={styles.results} aria-labelledby="results-heading">
      <h2 id="results-heading">What it comes to</h2>
      {drawn.length > 0 && (
        <table className={styles.table}>
          <thead>
            <tr>
              <td />
              {drawn.map(({ key, label }) => (
                <th key={key} scope="col">
                  {label}
                </th>
              ))}
              {typed && saved && <th scope="col">Difference</th>}
            </tr>
          </thead>
          <tbody>
            {(hasPrice ? [...ROWS, cost] : ROWS).map(({ label, value, text }) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                {drawn.map(({ key, run }) => run && <td key={key}>{text(value(run))}</td>)}
                {typed && saved && <td>{signed(value(typed) - value(saved), text)}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {outcomes.map(({ key, label, trouble }) => trouble && <p key={key}>{`${label}: not drawn, as ${trouble}.`}</p>)}
      <p className="quiet">
        {MODEL}{" "}
        {hasPrice ? (
          `At ${dollarsText(price)} a GPU-hour.`
        ) : (
          <>
            For the cost, type a price in <Link to="/settings">Settings</Link>.
          </>
        )}
      </p>
    </section>
  );
}

function signed(difference: number, text: (value: number) => string): string {
  const size = text(Math.abs(difference));
  if (size === text(0)) return "the same";
  return `${difference < 0 ? "−" : "+"}${size}`;
}
