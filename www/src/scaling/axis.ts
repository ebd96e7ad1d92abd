import { type Span, startOf, WEEKDAYS } from "./loads.ts";
import { addDays, momentOf, weekdayOf } from "./zone.ts";

export interface Tick {
  /** The value, or milliseconds since the start. */
  readonly at: number;
  readonly label: string;
}

const HOURS = [1, 2, 3, 4, 6, 12];
/** The width that a label such as `09:00` needs. */
const LABEL_PX = 56;

/** The ticks of the time axis: midnights of a week, or round hours of a day, as many as have room. */
export function timeTicks(span: Span, width: number): Tick[] {
  const { day, days, zone } = span;
  const start = startOf(span);
  if (days > 1) {
    return Array.from({ length: days }, (_, index) => {
      const today = addDays(day, index);
      const name = WEEKDAYS[weekdayOf(today)];
      const isWide = width / days > LABEL_PX;
      return { at: momentOf(today, 0, zone) - start, label: isWide ? `${name} ${Number(today.slice(8))}` : `${name}` };
    });
  }
  const hours = HOURS.find((hours) => (width * hours) / 24 > LABEL_PX) ?? 24;
  return Array.from({ length: Math.floor(24 / hours) + 1 }, (_, index) => {
    const hour = index * hours;
    const label = `${String(hour).padStart(2, "0")}:00`;
    return { at: momentOf(day, hour * 60, zone) - start, label };
  });
}

/** The ticks of whole replicas up to a number. */
export function countTicks(ticks: readonly number[]): Tick[] {
  return ticks.filter(Number.isInteger).map((at) => ({ at, label: String(at) }));
}
