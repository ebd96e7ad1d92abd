// The weather: the fault of each attempt, drawn from the seed, the call's number and the attempt's.
import { dice } from "./draw.mjs";
import { FAULTS } from "./faults.mjs";

// each kind of draw has dice of its own
const [STORM, CALM, FAULT] = [3, 4, 5];
/** A storm comes over so many calls in turn. */
const LASTS = 25;
const STORMS = [
  ["a 429", "a 429 that asks for time"],
  ["a gateway's 503", "a 503 of the service", "a 503 that asks for time"],
];

/**
 * Returns the name of an attempt's fault, the moment it takes effect, and dice for the details. In one block of calls out of
 * ten there is a storm of 429 or 503. Otherwise a third of the calls sees no fault, and the others see them half of the time.
 */
export function weatherOf(seed, call, attempt) {
  const block = dice(seed, STORM, Math.floor(call / LASTS));
  const storm = block.chance(0.1) ? block.one(STORMS) : undefined;
  const isCalm = dice(seed, CALM, call).chance(1 / 3);
  const die = dice(seed, FAULT, call, attempt);
  const isFine = die.chance(storm === undefined ? (isCalm ? 1 : 0.5) : 0.2);
  const fault = die.one(storm ?? Object.keys(FAULTS));
  if (isFine) return { takes: "before", die };
  return { fault, takes: die.one(FAULTS[fault].takes), die };
}
