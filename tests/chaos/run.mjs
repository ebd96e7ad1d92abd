// A run: the calls of a seed, made by a host through the proxy, and judged. `SEED` draws other calls; `CHAOS` makes one of
// them alone, with the same faults, and prints its requests.
import assert from "node:assert/strict";
import { KEY } from "../node/service.mjs";
import { serveBench } from "../pages/bench.mjs";
import { figuresOf, problemsOf } from "./judge.mjs";
import { openLedger } from "./ledger.mjs";
import { planOf, WAVE, widthOf } from "./plans.mjs";
import { chaos } from "./proxy.mjs";

const { SEED = "20261128", CHAOS, TORTURE } = process.env;
const seed = Number(SEED);

/**
 * Makes so many calls, or more in the long form: `TORTURE=long`. `make` has a host make those of a wave, given a URL, and
 * returns their outcomes.
 */
export async function run(t, { short, long }, make) {
  const ledger = await openLedger(t);
  const { listener, idle, trails } = chaos(ledger, seed);
  const bench = await serveBench(listener);
  t.after(bench.close);
  const count = TORTURE === "long" ? long : short;
  const calls = CHAOS === undefined ? Array.from({ length: count }, (_, call) => call) : [Number(CHAOS)];
  for (const call of calls) ledger.put(planOf(seed, call));

  const outcomes = [];
  for (let first = 0; first < calls.length; first += WAVE) {
    const wave = { calls: calls.slice(first, first + WAVE), width: widthOf(seed, first / WAVE) };
    outcomes.push(...(await make({ baseUrl: bench.url, apiKey: KEY, seed, ...wave })));
  }
  await idle();

  const judged = outcomes.map(({ call, ...outcome }) => {
    const plan = planOf(seed, call);
    const [effects, found] = [ledger.effectsOf(call), ledger.deploymentOf(plan)];
    return { plan, outcome, effects, found, trail: trails.get(call) ?? [] };
  });
  const problems = judged.flatMap((one) => problemsOf(one).map((words) => `${words}: ${wordsOf(one)}`));
  t.diagnostic(`seed ${seed}: ${figuresOf(judged)}`);
  if (CHAOS !== undefined) t.diagnostic(wordsOf(judged[0]));
  assert.deepEqual(problems, []);
  assert.equal(judged.length, calls.length);
  assert.deepEqual(ledger.strays, [], "a request went astray");
  return judged;
}

/** Describes a call, and how to make it again. */
function wordsOf({ plan, outcome, effects, trail }) {
  const { shown, ...told } = outcome;
  return `SEED=${seed} CHAOS=${plan.call} ${JSON.stringify({ plan, told, effects, trail })}`;
}
