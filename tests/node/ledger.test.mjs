// Outcomes, told truly: a ledger has what took effect, and every way in which an answer goes wrong.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { hurry } from "./hurry.mjs";
import { BREAKS, HARMLESS, ledgerOf, STRAY } from "./ledger.mjs";
import { clientOf, settled } from "./service.mjs";

const model = { baseModel: "accounts/fireworks/models/tiny" };
/** Nobody listens there, and no system assigns such a port to a test that runs beside this one. */
const CLOSED = "http://127.0.0.1:2";
/** Each write, and the state that it starts from. */
const WRITES = {
  undelete: { state: "DELETED", call: (client) => client.undelete("x") },
  // an empty reply is what the API may well send for these two
  delete: { state: "READY", call: (client) => client.delete("x"), isEmpty: true },
  update: { state: "READY", call: (client) => client.update("x", { displayName: "New" }) },
  scale: { state: "READY", call: (client) => client.scale("x", 2), isEmpty: true },
  "create with an ID": { call: (client) => client.create(model, { deploymentId: "x" }) },
  "create without an ID": { call: (client) => client.create(model) },
};
/** A minute, as hurried. */
const LAG_MS = 60;
/** The timeout of an attempt, as hurried: enough for a reply on a busy machine. */
const TIMEOUT_MS = 150_000;

const counts = { calls: 0, told: 0, denied: 0, doubled: 0, doubts: 0, needless: 0 };

/** Makes a write against a ledger, and holds what is told against what is written. */
async function check(t, name, words, faults, lagMs) {
  const { state, call } = WRITES[name];
  const ledger = await ledgerOf(t, { state, faults, lagMs });
  const outcome = await settled(
    call(clientOf(ledger, { timeoutMs: TIMEOUT_MS })).then(
      () => "done",
      (error) => error,
    ),
    60_000_000,
  );
  const effects = ledger.journal.length;
  const isOnce = name === "update" || name === "scale" ? true : effects <= 1;
  counts.calls++;
  if (!isOnce) counts.doubled++;
  const said = `${name}, ${words}, lag ${lagMs}: ${outcome}, ${effects} effects`;
  assert.ok(isOnce, said);
  if (outcome === "done") assert.ok(effects > 0, said);
  else if (outcome.outcomeUnknown) {
    counts.doubts++;
    if (effects === 0) counts.needless++;
  } else {
    if (effects > 0) counts.denied++;
    assert.equal(effects, 0, said);
  }
  if (outcome === "done") counts.told++;
}

for (const name of Object.keys(WRITES)) {
  test(`${name} is told as it is, however its answers go wrong`, async (t) => {
    hurry(t);
    const breaks = Object.entries(BREAKS).filter(([words]) => !WRITES[name].isEmpty || words !== "an empty 200");
    for (const [words, answer] of breaks)
      for (const takes of [true, false])
        for (const lagMs of [0, LAG_MS])
          for (const then of [[], ...Object.entries({ ...STRAY, ...HARMLESS, ...BREAKS }).slice(0, 6)]) {
            const next = then.length === 0 ? [] : [{ answer: then[1], takes: false }];
            const told = `${words} (${takes ? "took effect" : "no effect"}) ${then[0] ?? ""}`;
            await check(t, name, told, [{ answer, takes }, ...next], lagMs);
          }
    for (const [words, answer] of Object.entries(HARMLESS)) await check(t, name, words, [{ answer, takes: false }], 0);
    for (const [words, answer] of breaks) {
      const always = Array(3).fill({ answer, takes: false });
      await check(t, name, `always ${words}`, always, 0);
    }
  });
}

test("a create without an ID is repeated where nobody listens, and no outcome is in doubt", async (t) => {
  hurry(t);
  const ledger = await ledgerOf(t, {});
  let refused = 0;
  const fetch = (url, init) => globalThis.fetch(refused++ < 2 ? CLOSED : url, init);
  await clientOf(ledger, { fetch }).create(model);
  assert.deepEqual(ledger.journal, ["create"]);
  const nobody = clientOf({ url: CLOSED });
  for (const { call } of Object.values(WRITES)) {
    const error = await call(nobody).catch((error) => error);
    assert.deepEqual([error.kind, error.outcomeUnknown, error.attempts], ["network", false, 3]);
  }
  const nowhere = clientOf({ url: "https://nowhere.invalid" }, { maxRetries: 0 });
  assert.equal((await nowhere.create(model).catch((error) => error)).outcomeUnknown, false);
});

after(() => {
  const { calls, told, denied, doubled, doubts, needless } = counts;
  console.log(
    `${calls} writes with faults: ${told} done, ${denied} denied, ${doubled} doubled, ${doubts} in doubt, ${needless} of them needlessly`,
  );
});
