// Seeded draws. The same numbers draw the same values, whatever is drawn in between for others.

/** Returns dice for these numbers: mulberry32, seeded with a hash of them. */
export function dice(...numbers) {
  let state = 0;
  for (const number of numbers) state = scrambled(state ^ scrambled(number + 0x9e3779b9));
  /** A number, at least 0 and below 1. */
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit) => Math.floor(next() * limit);
  return { below, chance: (probability) => next() < probability, one: (list) => list[below(list.length)] };
}

/** Mixes the bits of a number, as murmur3 does at its end. */
function scrambled(number) {
  let mixed = Math.imul(number ^ (number >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}
