import { addDays, minutesOf, momentOf, weekdayOf } from "./zone.ts";

/** The time that is drawn: whole local days. */
export interface Span {
  /** The first day, such as `2026-11-30`. */
  readonly day: string;
  readonly days: number;
  readonly zone: string;
}

/** A value from a time on: local minutes since the first midnight, and the value. */
export type Point = readonly [minutes: number, value: number];

/** A load as a person picks it. */
export interface Load {
  readonly kind: Kind;
  /** The value outside the busy time. */
  readonly level: number;
  /** The value in the busy time. */
  readonly peak: number;
  /** The busy time of a day, such as `09:00`. One that ends before it begins goes on past midnight. */
  readonly from: string;
  readonly until: string;
  /** The points, if the load is drawn or pasted. */
  readonly points: readonly Point[];
}

/** A value from a time on, in milliseconds since the start. */
export interface Step {
  readonly at: number;
  readonly value: number;
}

interface KindRow extends Pick<Load, "level" | "peak" | "from" | "until"> {
  readonly label: string;
  /** True if a day of the week has the busy time: 0 is Sunday. */
  isBusy(weekday: number): boolean;
}

const DAY_MINUTES = 1_440;

/** The kinds of load, with what one starts from. */
export const KINDS = {
  steady: { label: "Steady", level: 2.4, peak: 2.4, from: "09:00", until: "17:00", isBusy: () => false },
  burst: { label: "A burst a day", level: 0.5, peak: 5, from: "12:00", until: "12:30", isBusy: () => true },
  office: {
    label: "Office hours",
    level: 0,
    peak: 2.4,
    from: "09:00",
    until: "17:00",
    isBusy: (weekday) => weekday >= 1 && weekday <= 5,
  },
  nights: { label: "Nights off", level: 0, peak: 2.4, from: "07:00", until: "22:00", isBusy: () => true },
  points: { label: "Drawn or pasted", level: 0, peak: 0, from: "09:00", until: "17:00", isBusy: () => false },
} as const satisfies Record<string, KindRow>;

export type Kind = keyof typeof KINDS;

/** Returns the load that one starts from. */
export function loadOf(kind: Kind, points: readonly Point[] = []): Load {
  const { level, peak, from, until } = KINDS[kind];
  return { kind, level, peak, from, until, points };
}

/** The first moment of a span, in milliseconds since the epoch. */
export const startOf = ({ day, zone }: Span): number => momentOf(day, 0, zone);

/** The length of a span, in milliseconds: a day on which the clocks change has 23 or 25 hours. */
export const lengthOf = (span: Span): number => momentOf(addDays(span.day, span.days), 0, span.zone) - startOf(span);

/** Returns the load over time, the first step at 0. */
export function stepsOf(load: Load, span: Span): Step[] {
  const length = lengthOf(span);
  const timed = load.kind === "points" ? drawn(load, span) : daily(load, span);
  const steps: Step[] = [];
  for (const { at, value } of timed) {
    if (at >= length) break;
    if (steps.at(-1)?.at === at) steps.pop();
    if (steps.at(-1)?.value !== value) steps.push({ at, value });
  }
  return steps;
}

function drawn({ points }: Load, { day, zone }: Span): Step[] {
  const start = momentOf(day, 0, zone);
  const steps = points.map(([minutes, value]) => ({ at: Math.max(0, momentOf(day, minutes, zone) - start), value }));
  return [{ at: 0, value: 0 }, ...steps.sort((one, other) => one.at - other.at)];
}

function daily(load: Load, { day, days, zone }: Span): Step[] {
  const start = momentOf(day, 0, zone);
  const [from, end] = [minutesOfDay(load.from), minutesOfDay(load.until)];
  const until = end > from ? end : end + DAY_MINUTES;
  const steps: Step[] = [{ at: 0, value: load.level }];
  // the night before may reach into the first day
  for (let index = -1; index < days; index++) {
    const today = addDays(day, index);
    if (!KINDS[load.kind].isBusy(weekdayOf(today))) continue;
    const [begins, ends] = [momentOf(today, from, zone) - start, momentOf(today, until, zone) - start];
    if (ends <= 0) continue;
    steps.push({ at: Math.max(0, begins), value: load.peak }, { at: ends, value: load.level });
  }
  return steps;
}

/** The value at a time. */
export function valueAt<S extends { at: number }>(steps: readonly S[], at: number): S | undefined {
  return steps.findLast((step) => step.at <= at);
}

/** Turns a load into points, so that one can go on drawing from it. */
export function pointsOf(load: Load, span: Span): Point[] {
  const start = startOf(span);
  return stepsOf(load, span).map(({ at, value }) => [minutesOf(start + at, span.day, span.zone), value]);
}

/** Sets the value from one time until another. What holds after that stays as it was. */
export function drawInto(points: readonly Point[], from: number, until: number, value: number): Point[] {
  const after = points.findLast(([minutes]) => minutes <= until)?.[1] ?? 0;
  const kept = points.filter(([minutes]) => minutes < from || minutes > until);
  const all: Point[] = [...kept, [from, value], [until, after]];
  return all
    .sort(([one], [other]) => one - other)
    .filter(([, value], index, sorted) => index === 0 || sorted[index - 1]?.[1] !== value);
}

/** Minutes since midnight of a time such as `09:00`; NaN if it is none. */
export function minutesOfDay(text: string): number {
  const [, hours, minutes] = /^(\d{1,2}):(\d\d)$/.exec(text.trim()) ?? [];
  const time = Number(hours) * 60 + Number(minutes);
  return time <= DAY_MINUTES && Number(minutes) < 60 ? time : Number.NaN;
}

export const WEEKDAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

/** A local time within a span: `09:00`, or `Tue 09:00` if there are several days. */
export function timeText(minutes: number, { day, days }: Span): string {
  const whole = Math.floor(minutes);
  const of = (count: number) => String(count).padStart(2, "0");
  const seconds = Math.round((minutes - whole) * 60);
  const time = `${of(Math.floor(whole / 60) % 24)}:${of(whole % 60)}${seconds > 0 ? `:${of(seconds)}` : ""}`;
  if (days === 1 && whole < DAY_MINUTES) return time;
  return `${WEEKDAYS[weekdayOf(addDays(day, Math.floor(whole / DAY_MINUTES)))]} ${time}`;
}

/** Reads a local time as {@link timeText} writes it; undefined if it is none, or outside the span. */
export function timeOf(text: string, { day, days }: Span): number | undefined {
  const [, name, time = ""] = /^(?:([a-z]{3})[a-z]*\s+)?(\d{1,2}:\d\d)$/i.exec(text.trim()) ?? [];
  const minutes = minutesOfDay(time);
  const weekday = name ? WEEKDAYS.findIndex((known) => known.toLowerCase() === name.toLowerCase()) : weekdayOf(day);
  const index = (weekday - weekdayOf(day) + 7) % 7;
  if (Number.isNaN(minutes) || weekday < 0 || index >= days || minutes >= DAY_MINUTES) return undefined;
  return index * DAY_MINUTES + minutes;
}
