const UNITS = [
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
  ["second", 1_000],
] as const;

/** A span of time in its two largest units: `5 days 3 hours`. Under a minute: `less than a minute`. */
export function span(milliseconds: number): string {
  if (milliseconds < 60_000) return "less than a minute";
  return units(milliseconds).join(" ");
}

/** A span that was measured, to the second: `3 min 12 s`. */
export function elapsed(milliseconds: number): string {
  const seconds = Math.max(0, Math.round(milliseconds / 1_000));
  const [hours, minutes] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60];
  if (hours > 0) return `${hours} h ${minutes} min`;
  return minutes > 0 ? `${minutes} min ${seconds % 60} s` : `${seconds} s`;
}

/** The age of a moment, short: `3 min ago`. */
export function ago(milliseconds: number): string {
  if (milliseconds < 60_000) return "just now";
  const [name, size] = UNITS.find(([, size]) => milliseconds >= size) ?? UNITS[3];
  const count = Math.floor(milliseconds / size);
  return `${count} ${name === "minute" ? "min" : `${name}${count === 1 ? "" : "s"}`} ago`;
}

function units(milliseconds: number): string[] {
  const first = UNITS.findIndex(([, size]) => milliseconds >= size);
  let rest = milliseconds;
  return UNITS.slice(first, first + 2).flatMap(([name, size]) => {
    const count = Math.floor(rest / size);
    rest -= count * size;
    return count === 0 || name === "second" ? [] : [`${count} ${name}${count === 1 ? "" : "s"}`];
  });
}

const DATE: Intl.DateTimeFormatOptions = { weekday: "short", day: "numeric", month: "short" };
const TIME: Intl.DateTimeFormatOptions = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };

/** The reader's choice: UTC alone, or the host's zone with UTC beside it. */
let zone: "UTC" | "local" = "local";

export function setZone(chosen: "UTC" | "local"): void {
  zone = chosen;
}

/** A moment in the reader's time zone with UTC beside it: `Tue 2 Dec, 14:05 (13:05 UTC)`. */
export function moment(time: number | string): string {
  const date = new Date(time);
  const text = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat("en-GB", options).format(date);
  const utc = text({ ...TIME, timeZone: "UTC" });
  if (zone === "UTC") return `${text({ ...DATE, timeZone: "UTC" })}, ${utc} UTC`;
  const local = text(TIME);
  const day = text(DATE);
  return local === utc ? `${day}, ${local} UTC` : `${day}, ${local} (${utc} UTC)`;
}

/** The time of day, to the second: `14:05:02`. */
export function timeOfDay(time: number): string {
  const utc = zone === "UTC" && { timeZone: "UTC" };
  return new Intl.DateTimeFormat("en-GB", { ...TIME, second: "2-digit", ...utc }).format(new Date(time));
}

/** Milliseconds of an RFC 3339 timestamp; undefined if there is none. */
export function at(timestamp: string | undefined): number | undefined {
  const time = Date.parse(timestamp ?? "");
  return Number.isNaN(time) ? undefined : time;
}
