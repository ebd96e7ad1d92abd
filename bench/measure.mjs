// Times functions side by side, a round of each in turn, so that a slow machine slows all of them.

const ROUNDS = 31;
const ROUND_MS = 20;
const WARM_MS = 300;

const median = (numbers) => {
  const sorted = numbers.toSorted((one, other) => one - other);
  return (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2;
};

/**
 * Measures one call of each function, in nanoseconds, by name. Results are kept, so that they can't
 * be optimized away.
 */
export async function nanoseconds(functions, { rounds = ROUNDS } = {}) {
  const measured = {};
  for (const [name, run] of Object.entries(functions)) {
    const timed = await timerOf(run);
    const calls = await callsIn(ROUND_MS, timed);
    measured[name] = async () => (await timed(calls)) / calls;
  }
  return medians(measured, rounds);
}

/**
 * Returns the median of the numbers that each function returns, by name, for things timed
 * elsewhere.
 */
export async function medians(functions, rounds) {
  const entries = Object.entries(functions).map(([name, run]) => ({ name, run, numbers: [] }));
  for (let round = 0; round < rounds; round++) for (const { run, numbers } of entries) numbers.push(await run());
  return Object.fromEntries(entries.map(({ name, numbers }) => [name, median(numbers)]));
}

/** Returns the number of calls that take that long, once warmed up. */
async function callsIn(ms, timed) {
  const end = performance.now() + WARM_MS;
  let [calls, taken] = [1, 0];
  while (performance.now() < end) {
    taken = await timed(calls);
    if (taken < ms * 1e6) calls = Math.ceil(calls * Math.min(2, (ms * 1e6) / taken));
  }
  return calls;
}

let kept;

/**
 * Returns a function that times so many calls, one after the other. A call before the first
 * measurement finds out whether to await them.
 */
async function timerOf(run) {
  kept = run();
  const isAsync = kept instanceof Promise;
  await kept;
  return async (calls) => {
    const begun = process.hrtime.bigint();
    if (isAsync) for (let call = 0; call < calls; call++) kept = await run();
    else for (let call = 0; call < calls; call++) kept = run();
    return Number(process.hrtime.bigint() - begun);
  };
}

export const last = () => kept;
