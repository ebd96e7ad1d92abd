import { Plus, X } from "lucide-react";
import { Button } from "../ui/Button.tsx";
import styles from "./Controls.module.css";
import { focusOn } from "./focus.ts";
import { type Point, type Span, timeOf, timeText } from "./loads.ts";
import { AmountField, ParsedField } from "./ParsedField.tsx";

/** More rows than this can't be edited by hand. */
const MOST_ROWS = 60;

interface Props {
  points: readonly Point[];
  span: Span;
  onChange(points: readonly Point[]): void;
}

/** The points of a load, one a row. The chart can be drawn on as well, with a pointer. */
export function PointsTable({ points, span, onChange }: Props) {
  const last = points.at(-1) ?? [0, 0];
  const form = span.days === 1 ? "must be a time, such as 09:00" : "must be a day and a time, such as Tue 09:00";
  const replace = (index: number, point: Point) => onChange(points.map((old, at) => (at === index ? point : old)));
  return (
    <fieldset className={styles.group}>
      <legend>Points</legend>
      <p className={styles.hint}>Draw on the chart, or type: each value holds until the next.</p>
      {points.length > MOST_ROWS ? (
        <p>{points.length} points: too many to show one by one. Draw over them, or paste others.</p>
      ) : (
        <ol className={styles.panel}>
          {points.map(([minutes, value], index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a point keeps its row while its time is typed
            <li key={index} className={styles.row}>
              <ParsedField
                label="From"
                value={minutes}
                write={(minutes) => timeText(minutes, span)}
                read={(text) => timeOf(text, span)}
                rule={form}
                onChange={(minutes) => replace(index, [minutes, value])}
              />
              <AmountField label="Load" value={value} onChange={(value) => replace(index, [minutes, value])} />
              <Button
                look="quiet"
                aria-label={`Remove the point at ${timeText(minutes, span)}`}
                onPress={() => {
                  focusOn("add-point");
                  onChange(points.filter((_, at) => at !== index));
                }}
              >
                <X aria-hidden />
              </Button>
            </li>
          ))}
        </ol>
      )}
      <Button
        id="add-point"
        onPress={() => onChange([...points, [Math.min(last[0] + 60, span.days * 1_440 - 1), last[1]]])}
        disabledReason={points.length > MOST_ROWS ? "There are too many to edit by hand" : undefined}
      >
        <Plus aria-hidden /> Add a point
      </Button>
    </fieldset>
  );
}
