import { misuse, reading, shown } from "../options.js";
import { milliseconds } from "./instance.js";

/** The end of RFC 3339's calendar: the last millisecond of the year 9999. */
const END = 253_402_300_799_999;

/** The emulator's clock, in milliseconds since 1970: manual, or following the host's clock at some speed. */
export class Clock {
  /** The speed, as a multiple of the host's clock. 0 for a manual clock. */
  readonly #speed: number;
  /** The initial time, as given. */
  readonly #start: unknown;
  /** The host's time at the start. */
  #began = Date.now();
  /** The initial time, plus all advances. */
  #at: number;
  /** The latest time told. */
  #latest = Number.NEGATIVE_INFINITY;

  constructor(kind: unknown = "manual", start?: unknown, speed?: unknown) {
    if (kind !== "manual" && kind !== "real") throw misuse(`clock must be "manual" or "real", got ${shown(kind)}`);
    this.#speed = kind === "real" ? checkedSpeed(speed ?? 1) : 0;
    if (speed !== undefined && kind === "manual") throw misuse('speed needs a real clock; add `clock: "real"`');
    this.#start = start;
    this.#at = moment(start);
  }

  /** Starts over at the initial time, which is the host's if none was given. */
  reset(): void {
    this.#began = Date.now();
    this.#at = moment(this.#start);
    this.#latest = Number.NEGATIVE_INFINITY;
  }

  /** The time, in whole milliseconds. It stops at the end of the calendar. */
  now(): number {
    const at = this.#at + (Date.now() - this.#began) * this.#speed;
    // the host's clock may be set back
    this.#latest = Math.max(this.#latest, Math.min(Math.trunc(at), END));
    return this.#latest;
  }

  advance(time: string | number): void {
    const ms = typeof time === "string" ? milliseconds(time) : time;
    if (typeof ms === "number" && ms >= 0 && Number.isFinite(ms)) this.#at += ms;
    else throw misuse(`the clock only moves forward, by milliseconds or a duration such as "10m", got ${shown(time)}`);
  }
}

function checkedSpeed(speed: unknown): number {
  if (typeof speed === "number" && speed > 0 && Number.isFinite(speed)) return speed;
  throw misuse(`speed must be a number above 0, got ${shown(speed)}`);
}

/** A moment, given as any of the three types. */
export function moment(given: unknown = Date.now(), name = "now"): number {
  const isKnown = () => typeof given === "number" || typeof given === "string" || given instanceof Date;
  const at = reading(() => (isKnown() ? new Date(given as string).getTime() : Number.NaN));
  if (Number.isNaN(at)) throw misuse(`${name} must be a Date, milliseconds since 1970, or RFC 3339 text`);
  return at;
}
