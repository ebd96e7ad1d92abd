import type { Deployment } from "fireworks-deployments";

const UNITS = [
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
  ["second", 1_000],
] as const;

const relative = new Intl.RelativeTimeFormat("en");

/** A time relative to now, in the largest unit that fits: `in 6 days`. */
export function fromNow(time: string, now = Date.now()): string {
  const distance = Date.parse(time) - now;
  const [unit, size] = UNITS.find(([, size]) => Math.round(Math.abs(distance) / size) >= 1) ?? UNITS[3];
  return relative.format(Math.round(distance / size), unit);
}

/** The replica count and its limits: `2 (1–4)`. */
export function replicas({ replicaCount = 0, minReplicaCount = 0, maxReplicaCount }: Deployment): string {
  return `${replicaCount} (${minReplicaCount}–${maxReplicaCount ?? Math.max(minReplicaCount, 1)})`;
}

export function idOf({ name = "" }: Deployment): string {
  return name.slice(name.lastIndexOf("/") + 1);
}

export function stateOf({ state = "STATE_UNSPECIFIED" }: Deployment): string {
  return state;
}
