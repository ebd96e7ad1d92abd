// The plan of each call, drawn from the seed and its number. Runs in pages too.
import { CALLS } from "./calls.mjs";
import { dice } from "./draw.mjs";

/** Calls share a client, and with it connections and a retry budget, in waves of so many. */
export const WAVE = 50;

// each kind of draw has dice of its own
const [PLAN, WIDTH] = [1, 2];

/** The number of calls that a wave makes at a time: 1 to 50. */
export const widthOf = (seed, wave) => dice(seed, WIDTH, wave).one([1, 2, 6, 6, 20, 50]);

/**
 * The plan of a call. Times are in hurried milliseconds. An attempt may be `unreached`, since nobody listens where it is
 * sent, and the caller may `abort` during one.
 */
export function planOf(seed, call) {
  const die = dice(seed, PLAN, call);
  const kind = die.one(Object.keys(CALLS));
  const isOdd = die.chance(0.1);
  const attempt = 1 + die.below(2);
  return {
    call,
    kind,
    id: `call-${call}`,
    start: isOdd ? CALLS[kind].odd : CALLS[kind].start,
    lagMs: die.chance(0.3) ? 5 + die.below(50) : 0,
    timeoutMs: die.chance(0.1) ? 1_000 + die.below(30_000) : 1_500_000,
    maxRetries: die.one([0, 1, 2, 2, 2, 4]),
    unreached: die.chance(0.05) ? attempt : undefined,
    abort: die.chance(0.15) ? { attempt, at: die.one(MOMENTS), ms: die.below(40_000) } : undefined,
  };
}

/** The moments of an attempt at which a caller aborts. */
const MOMENTS = ["before it is sent", "as it is sent", "later", "later", "at its reply"];
