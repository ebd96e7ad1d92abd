const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

const formats = new Map<string, Intl.DateTimeFormat>();

/** True if the browser knows a time zone of that name. */
export function isZone(zone: string): boolean {
  try {
    return zone !== "" && formatOf(zone) !== undefined;
  } catch {
    return false;
  }
}

function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat("en-US", { timeZone: zone, timeZoneName: "longOffset" });
    formats.set(zone, format);
  }
  return format;
}

/** The offset of a time zone from UTC at a moment, in milliseconds. */
export function offsetAt(zone: string, moment: number): number {
  const name = formatOf(zone)
    .formatToParts(moment)
    .find(({ type }) => type === "timeZoneName")?.value;
  const [, sign, hours, minutes] = /([+-])(\d+):(\d+)/.exec(name ?? "") ?? [];
  return (sign === "-" ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * MINUTE_MS;
}

/** The moment of a local time: the minutes since the midnight at which a day such as `2026-11-30` begins. */
export function momentOf(day: string, minutes: number, zone: string): number {
  const wall = Date.parse(`${day}T00:00Z`) + minutes * MINUTE_MS;
  // the second look is on the right side of a clock change
  const near = wall - offsetAt(zone, wall);
  return wall - offsetAt(zone, near);
}

/** The local time of a moment, in minutes since the midnight at which a day begins. */
export function minutesOf(moment: number, day: string, zone: string): number {
  return (moment + offsetAt(zone, moment) - Date.parse(`${day}T00:00Z`)) / MINUTE_MS;
}

/** The day of a moment, such as `2026-11-30`. */
export function dayOf(moment: number, zone: string): string {
  return new Date(moment + offsetAt(zone, moment)).toISOString().slice(0, 10);
}

export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** The day of the week: 0 is Sunday. */
export function weekdayOf(day: string): number {
  return new Date(`${day}T00:00Z`).getUTCDay();
}

/** The Monday of the week in which a moment is. */
export function mondayOf(moment: number, zone: string): string {
  const day = dayOf(moment, zone);
  return addDays(day, -((weekdayOf(day) + 6) % 7));
}

/** True if a text is a day of the calendar, such as `2026-11-30`. */
export function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00Z`);
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
