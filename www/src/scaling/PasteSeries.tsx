import { useId, useState } from "react";
import { announce } from "../shell/announcer.ts";
import { Button } from "../ui/Button.tsx";
import styles from "./Controls.module.css";
import type { Span } from "./loads.ts";
import { readSeries, type Series } from "./series.ts";

interface Props {
  span: Span;
  onRead(series: Series): void;
}

/** Takes a series of times and values from elsewhere, such as a monitoring system. */
export function PasteSeries({ span, onRead }: Props) {
  const id = useId();
  const [text, setText] = useState("");
  const [problem, setProblem] = useState("");
  const [note, setNote] = useState("");
  const read = () => {
    try {
      const series = readSeries(text, span);
      onRead(series);
      const said = noteOf(series);
      setProblem("");
      setNote(said);
      announce(said);
    } catch (error) {
      const said = error instanceof Error ? error.message : String(error);
      setProblem(said);
      setNote("");
      announce(said);
    }
  };
  return (
    <div className={styles.group}>
      <label htmlFor={id} className={styles.label}>
        A series to paste
      </label>
      <p id={`${id}hint`} className={styles.hint}>
        CSV or JSON, a time and a value each. Times: 2026-11-30T09:00Z, Unix time, 09:00, 90m, or seconds since the
        start.
      </p>
      <textarea
        id={id}
        className={styles.paste}
        spellCheck={false}
        placeholder={"09:00,2.4\n17:30,0.2"}
        value={text}
        onChange={(event) => setText(event.target.value)}
        aria-invalid={problem !== ""}
        aria-describedby={`${id}hint ${id}said`}
      />
      <p id={`${id}said`} className={problem ? styles.problem : styles.hint}>
        {problem ? `✕ ${problem}` : note}
      </p>
      <Button onPress={read} disabledReason={text.trim() === "" ? "Paste a series first" : undefined}>
        Use the series
      </Button>
    </div>
  );
}

function noteOf({ count, points, isCoarse, late }: Series): string {
  const read = `${count} values read`;
  const coarse = isCoarse ? `; the link holds the greatest of each interval, ${points.length} in all` : "";
  return `${read}${coarse}${late > 0 ? `; ${late} are after the end of a week, and left out` : ""}.`;
}
