// The caller: makes the planned calls, and returns their outcomes as plain data. Runs in pages too.
import { CALLS } from "./calls.mjs";
import { planOf } from "./plans.mjs";

/** Nobody listens there, and no system assigns such a port to a test that runs beside this one. */
const CLOSED = "http://127.0.0.1:2";
/** In real time: a call that is still there by then hangs. */
const WATCHDOG_MS = 120_000;
const { setTimeout: inRealTime } = globalThis;

/**
 * Makes these calls with one client, so many at a time. `print` returns every form in which the host shows an error. Calls that
 * nobody aborts share the `signal`, if there is one.
 */
export async function outcomesOf(library, { baseUrl, apiKey, seed, calls, width, signal }, print) {
  const plans = new Map(
    calls.map((call) => [String(call), { ...planOf(seed, call), controller: new AbortController() }]),
  );
  const client = new library.DeploymentsClient({ accountId: "acme", apiKey, baseUrl, fetch: marking(plans) });
  const [outcomes, left] = [[], [...plans.values()]];
  const caller = async () => {
    for (let plan = left.shift(); plan !== undefined; plan = left.shift())
      outcomes.push({ call: plan.call, ...(await outcomeOf(library, client, plan, signal, print)) });
  };
  await Promise.all(Array.from({ length: width }, caller));
  return outcomes;
}

/** A fetch that numbers the attempts of each call, and does to them as planned. */
function marking(plans) {
  const attempts = new Map();
  return async (url, init) => {
    const call = init.headers.get("x-call");
    const attempt = (attempts.get(call) ?? 0) + 1;
    attempts.set(call, attempt);
    init.headers.set("x-attempt", String(attempt));
    const { abort, unreached, controller } = plans.get(call);
    const moment = abort?.attempt === attempt ? abort.at : undefined;
    const act = () => controller.abort("enough");
    if (moment === "before it is sent") act();
    if (moment === "later") setTimeout(act, abort.ms);
    const target = new URL(url, globalThis.location?.href);
    const reply = fetch(unreached === attempt ? CLOSED + target.pathname : target, init);
    if (moment === "as it is sent") act();
    if (moment === "at its reply") reply.then(act, act);
    return reply;
  };
}

async function outcomeOf(library, client, plan, shared, print) {
  const { call, kind, id, timeoutMs, maxRetries, abort, controller } = plan;
  const signal = abort === undefined ? shared : controller.signal;
  const options = { timeoutMs, maxRetries, signal, headers: { "x-call": String(call) } };
  let watchdog;
  const late = new Promise((resolve) => {
    watchdog = inRealTime(resolve, WATCHDOG_MS, { hangs: true });
  });
  const made = CALLS[kind].make(client, { id, call, options });
  const outcome = made.withResponse().then(
    ({ data, response: { requestId, attempts } }) => ({ done: true, result: data, requestId, attempts }),
    (error) => {
      const { kind, status, outcomeUnknown, requestId, attempts } = error;
      const isOurs = library.isFireworksError(error);
      return { kind, status, outcomeUnknown, requestId, attempts, isOurs, message: error.message, shown: print(error) };
    },
  );
  try {
    return await Promise.race([outcome, late]);
  } finally {
    clearTimeout(watchdog);
  }
}
