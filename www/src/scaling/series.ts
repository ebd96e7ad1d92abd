import type { Point, Span } from "./loads.ts";
import { minutesOfDay } from "./loads.ts";
import { dayOf, isDay, minutesOf, momentOf } from "./zone.ts";

/** A pasted series, as a load. */
export interface Series {
  readonly points: readonly Point[];
  /** The day on which it begins, if its times have dates. */
  readonly day: string;
  readonly days: 1 | 7;
  /** The number of values that were read. */
  readonly count: number;
  /** True if several values became one: the greatest of them. */
  readonly isCoarse: boolean;
  /** The number of values after the end of a week, which were left out. */
  readonly late: number;
}

/** As many points as a link can hold. */
const MOST_POINTS = 336;
const DAY_MINUTES = 1_440;
const WEEK_MINUTES = 7 * DAY_MINUTES;
const SLOTS = [1, 5, 15, 30, 60, 120];

/**
 * Reads a series of times and values: CSV, or JSON as pairs or objects. Times are timestamps, Unix time, local times, or
 * the time since the start (`90m`, or a number of seconds).
 *
 * @throws {SyntaxError} with a sentence that names the row
 */
export function readSeries(text: string, span: Span): Series {
  const rows = text.trim().startsWith("[") ? jsonRows(text) : csvRows(text);
  if (rows.length === 0) throw new SyntaxError("no values; each row needs a time and a value");
  const times = rows.map(([time], index) => readTime(time, index, span));
  const first = Math.min(...times.flatMap(({ moment }) => (moment === undefined ? [] : [moment])));
  const day = Number.isFinite(first) ? dayOf(first, span.zone) : span.day;
  const all = rows.map(([, value], index): Point => {
    const { moment, minutes = 0 } = times[index] ?? {};
    return [moment === undefined ? minutes : minutesOf(moment, day, span.zone), readValue(value, index)];
  });
  const within = all.filter(([minutes]) => minutes < WEEK_MINUTES).sort(([one], [other]) => one - other);
  const days = (within.at(-1)?.[0] ?? 0) < DAY_MINUTES ? 1 : 7;
  const points = coarse(within);
  return {
    points,
    day,
    days,
    count: rows.length,
    isCoarse: points.length < within.length,
    late: all.length - within.length,
  };
}

/** Keeps the greatest value of each slot, with the shortest slots that a link can hold. */
function coarse(points: readonly Point[]): Point[] {
  let kept: Point[] = [];
  for (const slot of SLOTS) {
    const greatest = new Map<number, number>();
    for (const [minutes, value] of points) {
      const from = Math.floor(minutes / slot) * slot;
      greatest.set(from, Math.max(greatest.get(from) ?? 0, value));
    }
    kept = [...greatest];
    if (kept.length <= MOST_POINTS) break;
  }
  return kept;
}

type Row = readonly [time: unknown, value: unknown];

function jsonRows(text: string): Row[] {
  let list: unknown;
  try {
    list = JSON.parse(text);
  } catch {
    throw new SyntaxError("this begins like JSON, but isn't; copy all of it");
  }
  return (list as unknown[]).map((row): Row => {
    if (Array.isArray(row)) return [row[0], row[1]];
    const { time, timestamp, at, t, value, load, v } = (row ?? {}) as Record<string, unknown>;
    return [time ?? timestamp ?? at ?? t, value ?? load ?? v];
  });
}

function csvRows(text: string): Row[] {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== "");
  const rows = lines.map((line): Row => {
    const [time, value] = line.split(/[,;\t]/).map((cell) => cell.trim().replace(/^"(.*)"$/, "$1"));
    return [time, value];
  });
  const [first] = rows;
  // a first line without a number is a header
  return first && Number.isNaN(Number.parseFloat(String(first[1]))) && rows.length > 1 ? rows.slice(1) : rows;
}

function readValue(value: unknown, index: number): number {
  const number = typeof value === "string" && value !== "" ? Number(value) : value;
  if (typeof number === "number" && Number.isFinite(number) && number >= 0) return number;
  throw new SyntaxError(`row ${index + 1}: the value must be a number of at least 0, got ${JSON.stringify(value)}`);
}

/** A moment in milliseconds since the epoch, or local minutes since the first midnight. */
interface Time {
  moment?: number;
  minutes?: number;
}

/** From here on a number is Unix time in seconds, and from there on in milliseconds. */
const UNIX_SECONDS = 1e8;
const UNIX_MS = 1e11;

function readTime(time: unknown, index: number, { zone }: Span): Time {
  const text = String(time ?? "").trim();
  const number = text === "" ? Number.NaN : Number(text);
  if (number >= UNIX_MS) return { moment: number };
  if (number >= UNIX_SECONDS) return { moment: number * 1_000 };
  if (number >= 0) return { minutes: number / 60 };
  const ofDay = minutesOfDay(text.replace(/^(\d+:\d\d):\d\d$/, "$1"));
  if (!Number.isNaN(ofDay)) return { minutes: ofDay };
  const length = readLength(text);
  if (length !== undefined) return { minutes: length };
  const [, day = "", clock = "00:00"] = /^(\d{4}-\d\d-\d\d)(?:[ T](\d\d:\d\d)(?::\d\d(?:\.\d+)?)?)?$/.exec(text) ?? [];
  if (isDay(day)) return { moment: momentOf(day, minutesOfDay(clock), zone) };
  const moment = /^\d{4}-/.test(text) ? Date.parse(text) : Number.NaN;
  if (!Number.isNaN(moment)) return { moment };
  throw new SyntaxError(
    `row ${index + 1}: the time must be like 2026-11-30T09:00Z, 09:00, 90m or a number of seconds, got ${JSON.stringify(time)}`,
  );
}

const UNIT_MINUTES: Record<string, number> = { d: DAY_MINUTES, h: 60, m: 1, s: 1 / 60 };

/** Reads a time since the start, such as `1h30m`. */
function readLength(text: string): number | undefined {
  if (!/^(\d+(\.\d+)?[dhms]\s*)+$/.test(text)) return undefined;
  const parts = text.matchAll(/(\d+(?:\.\d+)?)([dhms])/g);
  return [...parts].reduce((sum, [, count, unit]) => sum + Number(count) * (UNIT_MINUTES[unit ?? ""] ?? 0), 0);
}
