import type { Deployment } from "fireworks-deployments";
import { isMoving } from "../deployment/display-state.ts";
import { hostNow } from "./clock.ts";

const IDLE_MS = 60_000;
const MOVING_MS = 3_000;
/** A transition hurries the polls for this long; one that takes longer is followed at the idle pace. */
const HURRY_MS = 30_000;

/**
 * Decides when a list is read again: every three seconds for half a minute after a deployment started to change, else every
 * minute. A change is known by deployment and state, so that one that is stuck doesn't hurry the polls for ever.
 */
export class Pace {
  #seen = new Map<string, number>();

  /** Returns the time to the next poll, in milliseconds. `watched` names are polled by their operations already. */
  interval(deployments: readonly Deployment[], watched: ReadonlySet<string>): number {
    const now = hostNow();
    let hurries = false;
    const moving = new Map<string, number>();
    for (const deployment of deployments) {
      if (!isMoving(deployment) || watched.has(deployment.name ?? "")) continue;
      const transition = `${deployment.name} ${deployment.state}`;
      const since = this.#seen.get(transition) ?? now;
      moving.set(transition, since);
      if (now - since < HURRY_MS) hurries = true;
    }
    // what has arrived may move again, and then hurries again
    this.#seen = moving;
    return hurries ? MOVING_MS : IDLE_MS;
  }
}

/** Returns the time to the next try after a failure: as long as the service asks, else 5, 10, 20 … 60 s with jitter. */
export function pauseAfter(failures: number, retryAfterMs: number | undefined, jitter: number): number {
  const pause = Math.min(5_000 * 2 ** (failures - 1), IDLE_MS);
  return Math.max(retryAfterMs ?? 0, pause * (0.75 + jitter / 4));
}

/** Returns how long the headers of a reply ask to wait, in milliseconds; 0 if they don't. */
export function askedMs(headers: Record<string, string>): number {
  const milliseconds = Number(headers["retry-after-ms"]);
  if (milliseconds > 0) return milliseconds;
  const after = headers["retry-after"] ?? "";
  // seconds, or a date by the service's clock
  const asked = Number(after) * 1_000 || Date.parse(after) - (Date.parse(headers.date ?? "") || hostNow());
  return asked > 0 ? asked : 0;
}
