// A small random generator: the same seed draws the same values on every machine and in every version of Node.

/** mulberry32, with the seed mixed first so that neighbouring seeds have nothing in common. */
export class Random {
  #state;

  constructor(seed) {
    this.#state = Math.imul(seed ^ 0x5bd1e995, 0x9e3779b1);
    this.#next();
  }

  #next() {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  }

  /** An integer from 0 to below `count`. */
  below(count) {
    return Math.floor((this.#next() / 2 ** 32) * count);
  }

  between(least, most) {
    return least + this.below(most - least + 1);
  }

  /** True once in so many draws. */
  once(inSoMany) {
    return this.below(inSoMany) === 0;
  }

  pick(list) {
    return list[this.below(list.length)];
  }

  /** Calls one of these functions. */
  one(...draws) {
    return this.pick(draws)(this);
  }

  list(least, most, draw) {
    return Array.from({ length: this.between(least, most) }, () => draw(this));
  }

  shuffled(list) {
    const shuffled = [...list];
    for (let last = shuffled.length - 1; last > 0; last--) {
      const other = this.below(last + 1);
      [shuffled[last], shuffled[other]] = [shuffled[other], shuffled[last]];
    }
    return shuffled;
  }
}
