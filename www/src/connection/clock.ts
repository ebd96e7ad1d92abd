/**
 * The service's time. The host's clock may be wrong, and the emulator's runs at its own speed, so every age and countdown
 * of the page is computed from this clock.
 */
export interface Clock {
  /** The time in milliseconds since the epoch. */
  now(): number;
  /** The host's time minus the service's, in milliseconds; 0 if it is not known. */
  skew(): number;
  /** Calls a listener whenever the clock is set. Returns a function that ends that. */
  subscribe(listener: () => void): () => void;
}

/** The date header counts whole seconds, and a reply takes time to arrive. */
const TOLERANCE_MS = 5_000;

/** Replies disagree by up to a second: that doesn't set the clock again. */
const ROUNDING_MS = 1_000;

/** A clock set by the `date` header of replies. */
export class ServiceClock implements Clock {
  #skew = 0;
  #listeners = new Set<() => void>();

  now = (): number => Date.now() - this.#skew;

  skew = (): number => this.#skew;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Sets the clock by the headers of a reply. */
  observe(headers: Record<string, string>): void {
    const date = Date.parse(headers.date ?? "");
    if (Number.isNaN(date)) return;
    const measured = Date.now() - date;
    const skew = Math.abs(measured) > TOLERANCE_MS ? measured : 0;
    if (skew === this.#skew || (skew !== 0 && Math.abs(skew - this.#skew) <= ROUNDING_MS)) return;
    this.#skew = skew;
    for (const listener of this.#listeners) listener();
  }
}

/** The host's time for what never leaves the page, such as the age of what is on the screen. */
export const hostNow = (): number => Date.now();

/** The longest time that a timer takes, in milliseconds. It ends at once if it is given more. */
export const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** Resolves once a moment of the host's time has come, or earlier if it is weeks away. */
export const hostTime = (at: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, Math.min(at - hostNow(), LONGEST_TIMER_MS)));
