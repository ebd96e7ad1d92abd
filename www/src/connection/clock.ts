/**
 * The service's time. The host's clock may be wrong, and the emulator's runs at its own speed, so every age and countdown
 * of the page is computed from this clock.
 */
export interface Clock {
  /** The time in milliseconds since the epoch. */
  now(): number;
  /** The host's time minus the service's, in milliseconds; 0 if it is not known. */
  skew(): number;
}

/** The date header counts whole seconds, and a reply takes time to arrive. */
const TOLERANCE_MS = 5_000;

/** A clock set by the `date` header of replies. */
export class ServiceClock implements Clock {
  #skew = 0;

  now(): number {
    return Date.now() - this.#skew;
  }

  skew(): number {
    return this.#skew;
  }

  /** Sets the clock by the headers of a reply. */
  observe(headers: Record<string, string>): void {
    const date = Date.parse(headers.date ?? "");
    if (Number.isNaN(date)) return;
    const skew = Date.now() - date;
    this.#skew = Math.abs(skew) > TOLERANCE_MS ? skew : 0;
  }
}

/** The host's time for what never leaves the page, such as the age of what is on the screen. */
export const hostNow = (): number => Date.now();
