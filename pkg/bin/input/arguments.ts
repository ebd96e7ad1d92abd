import { InvalidArgumentError } from "commander";
import { parseDuration } from "fireworks-deployments";

/** Parses a duration, in milliseconds. */
export function duration(text: string): number {
  try {
    const time = parseDuration(text) * 1_000;
    if (time >= 1) return time;
  } catch {
    // reported below
  }
  throw new InvalidArgumentError("It must be a duration such as `90s`, `30m` or `1h30m`.");
}

/** Parses a whole number, by default up to the largest int32 of the API. */
export function wholeNumber(text: string, most = 2 ** 31 - 1): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && number <= most) return number;
  throw new InvalidArgumentError(`It must be a whole number from 0 to ${most}.`);
}

/** Parses the number of a port. */
export function port(text: string): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && number <= 65_535) return number;
  throw new InvalidArgumentError("It must be a number from 0 to 65535.");
}
