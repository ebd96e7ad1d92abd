// Times functions side by side: a round of each in turn, so that what slows the machine slows all of them.

const ROUNDS = 31;
const ROUND_MS = 20;
const WARM_MS = 300;

export const median = (numbers) => {
  const sorted = numbers.toSorted((one, other) => one - other);
  return (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2;
};

/** Nanoseconds of one call of each function, by its name. What a function answers with is kept, so that it is made. */
export async function nanoseconds(functions, { rounds = ROUNDS } = {}) {
  const candidates = [];
  for (const [name, run] of Object.entries(functions))
    candidates.push({ name, run, calls: await callsIn(ROUND_MS, run), times: [] });
  for (let round = 0; round < rounds; round++)
    for (const { run, calls, times } of candidates) times.push((await timed(run, calls)) / calls);
  return Object.fromEntries(candidates.map(({ name, times }) => [name, median(times)]));
}

/** How many calls take so long, once they are as fast as they get. */
async function callsIn(ms, run) {
  const end = performance.now() + WARM_MS;
  let [calls, taken] = [1, 0];
  while (performance.now() < end) {
    taken = await timed(run, calls);
    if (taken < ms * 1e6) calls = Math.ceil(calls * Math.min(2, (ms * 1e6) / taken));
  }
  return calls;
}

let kept;

async function timed(run, calls) {
  const isAsync = run() instanceof Promise;
  const begun = process.hrtime.bigint();
  if (isAsync) for (let call = 0; call < calls; call++) kept = await run();
  else for (let call = 0; call < calls; call++) kept = run();
  return Number(process.hrtime.bigint() - begun);
}

export const last = () => kept;
