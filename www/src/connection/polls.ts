import { hostNow, hostTime } from "./clock.ts";
import { oneAtATime } from "./one-at-a-time.ts";
import type { Traffic } from "./traffic.ts";

/** The time between two polls, whatever they are about: 20 a minute leave room for what a person asks. */
const GAP_MS = 3_200;

/**
 * Gives every poll of this page its turn: one after the other at a limited rate, none while the service asks to wait, and none
 * while the page is hidden. What was due meanwhile is asked once on return.
 */
export class Polls {
  readonly #traffic: Traffic;
  readonly #speed: () => number;
  readonly #inTurn = oneAtATime();
  /** The host's time at which the latest polls are paid for. */
  #paid = 0;

  /** `speed` is the factor by which the service's time is faster than the host's. */
  constructor(traffic: Traffic, speed: () => number) {
    this.#traffic = traffic;
    this.#speed = speed;
  }

  /** Resolves once the next poll may be sent. Rejects if it isn't wanted any more. */
  turn(signal: AbortSignal): Promise<void> {
    return this.#inTurn(() => this.#granted(signal));
  }

  async #granted(signal: AbortSignal): Promise<void> {
    const gap = GAP_MS / Math.max(1, this.#speed());
    for (;;) {
      await shown();
      signal.throwIfAborted();
      // two may go at once, such as a list and the counts above it
      const due = Math.max(this.#traffic.notBefore(), this.#paid - gap);
      if (due <= hostNow()) break;
      await hostTime(due);
    }
    this.#paid = Math.max(this.#paid, hostNow()) + gap;
  }
}

/** Resolves once the page is visible. */
function shown(): Promise<void> {
  if (document.visibilityState !== "hidden") return Promise.resolve();
  return new Promise((resolve) => {
    const change = () => {
      if (document.visibilityState === "hidden") return;
      document.removeEventListener("visibilitychange", change);
      resolve();
    };
    document.addEventListener("visibilitychange", change);
  });
}
