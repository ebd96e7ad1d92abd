const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** The value of `state` in the URL for what is purged within a day. */
export const SOON = "soon";

/** The end of the time in which a purge is near: a day from now, to the minute, so that a query stays the same for a while. */
export const soonAfter = (now: number): number => Math.ceil(now / MINUTE_MS) * MINUTE_MS + DAY_MS;

/** The filter that finds what is purged before a moment. */
export const purgedBefore = (moment: number): string => `purge_time < "${new Date(moment).toISOString()}"`;
