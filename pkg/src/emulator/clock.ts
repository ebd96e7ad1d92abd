import { misuse } from "../options.js";
import { milliseconds } from "./instance.js";

/** The emulator's time, in milliseconds since 1970: it stands still until told, or runs with the host's. */
export class Clock {
  readonly #runs: boolean;
  /** Where it stands, or how far it is ahead of the host's. */
  #at: number;

  constructor(kind: unknown = "manual", start: unknown = Date.now()) {
    if (kind !== "manual" && kind !== "real") throw misuse(`clock must be "manual" or "real", got \`${String(kind)}\``);
    const at = moment(start);
    this.#runs = kind === "real";
    this.#at = this.#runs ? at - Date.now() : at;
  }

  now(): number {
    return this.#runs ? Date.now() + this.#at : this.#at;
  }

  advance(time: string | number): void {
    const ms = typeof time === "string" ? milliseconds(time) : time;
    if (typeof ms === "number" && ms >= 0 && Number.isFinite(ms)) this.#at += ms;
    else throw misuse(`the clock goes forward, by milliseconds or by a length of time such as "10m", got \`${time}\``);
  }
}

function moment(start: unknown): number {
  const known = typeof start === "number" || typeof start === "string" || start instanceof Date;
  const at = known ? new Date(start).getTime() : Number.NaN;
  if (Number.isNaN(at)) throw misuse("now must be a moment: a Date, milliseconds since 1970, or RFC 3339 text");
  return at;
}
