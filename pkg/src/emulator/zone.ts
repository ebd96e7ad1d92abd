const MINUTE_MS = 60_000;
/** The time between samples. No zone changes its clocks and changes them back within a week. */
const SAMPLE_MS = 7 * 24 * 60 * MINUTE_MS;
/** Making a format takes longer than all its uses. */
const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * Returns the offsets of a time zone from UTC over a time, as pairs of the time from which an offset applies and the
 * offset, both in milliseconds. Returns `undefined` if the host doesn't know the zone.
 */
function offsets(zone: string, from: number, until: number): [number, number][] | undefined {
  const format = formats.get(zone) ?? formatIn(zone);
  if (!format) return undefined;
  formats.set(zone, format);
  const offsetAt = (time: number) => offsetIn(format, time);
  const changes: [number, number][] = [];
  let last: number | undefined;
  for (let time = from; time < until + SAMPLE_MS; time += SAMPLE_MS) {
    const offset = offsetAt(time);
    if (offset === last) continue;
    changes.push([last === undefined ? time : changeBefore(time, offsetAt), offset]);
    last = offset;
  }
  return changes;
}

/** The host's knowledge of time zones, as WebAssembly asks for it. */
export const host = { offsets };

/** The minute, since the sample before, from which the offset is what it is now. */
function changeBefore(now: number, offsetAt: (time: number) => number): number {
  let [before, after] = [Math.floor((now - SAMPLE_MS) / MINUTE_MS), Math.ceil(now / MINUTE_MS)];
  const offset = offsetAt(now);
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (offsetAt(middle * MINUTE_MS) === offset) after = middle;
    else before = middle;
  }
  return after * MINUTE_MS;
}

function offsetIn(format: Intl.DateTimeFormat, time: number): number {
  const parts = new Map(format.formatToParts(time).map(({ type, value }) => [type, Number(value)]));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
  const local = Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"), part("second"));
  return local - Math.floor(time / 1_000) * 1_000;
}

function formatIn(timeZone: string): Intl.DateTimeFormat | undefined {
  const numeric = "numeric";
  try {
    return new Intl.DateTimeFormat("en-US", {
      ...{ timeZone, calendar: "iso8601", numberingSystem: "latn", hourCycle: "h23" },
      ...{ year: numeric, month: numeric, day: numeric, hour: numeric, minute: numeric, second: numeric },
    });
  } catch {
    return undefined;
  }
}
