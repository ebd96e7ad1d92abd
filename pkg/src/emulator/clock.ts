import { misuse, shown } from "../options.js";
import { milliseconds } from "./instance.js";

/** The emulator's time, in milliseconds since 1970: it stands still until told, or runs with the host's, or faster. */
export class Clock {
  /** How many times as fast as the host's; 0: it stands still. */
  readonly #speed: number;
  /** The host's time when it began to run. */
  readonly #began = Date.now();
  /** Where it began, and how far it was moved since. */
  #at: number;

  constructor(kind: unknown = "manual", start: unknown = Date.now(), speed?: unknown) {
    if (kind !== "manual" && kind !== "real") throw misuse(`clock must be "manual" or "real", got ${shown(kind)}`);
    this.#speed = kind === "real" ? checkedSpeed(speed ?? 1) : 0;
    if (speed !== undefined && kind === "manual") throw misuse('speed is for a clock that runs: add `clock: "real"`');
    this.#at = moment(start);
  }

  now(): number {
    return this.#at + (Date.now() - this.#began) * this.#speed;
  }

  advance(time: string | number): void {
    const ms = typeof time === "string" ? milliseconds(time) : time;
    if (typeof ms === "number" && ms >= 0 && Number.isFinite(ms)) this.#at += ms;
    else
      throw misuse(`the clock goes forward, by milliseconds or by a length of time such as "10m", got ${shown(time)}`);
  }
}

function checkedSpeed(speed: unknown): number {
  if (typeof speed === "number" && speed > 0 && Number.isFinite(speed)) return speed;
  throw misuse(`speed must be a number above 0: how many times as fast as the host's clock, got ${shown(speed)}`);
}

function moment(start: unknown): number {
  const known = typeof start === "number" || typeof start === "string" || start instanceof Date;
  const at = known ? new Date(start).getTime() : Number.NaN;
  if (Number.isNaN(at)) throw misuse("now must be a moment: a Date, milliseconds since 1970, or RFC 3339 text");
  return at;
}
