import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { DeploymentsClient } from "fireworks-deployments";
import { createEmulator } from "fireworks-deployments/emulator";
import { importConsole } from "./import.mjs";
import { deployments } from "./seeds.mjs";
import { useConsole } from "./suite.mjs";

const { failureOf } = await importConsole("connection/trouble.ts");

/** Returns how the page says the error of a call, as the page's own client meets it. */
async function said(call, fault, options) {
  const emulator = createEmulator({ accountId: "acme", deployments: deployments() });
  if (fault) emulator.fail({ ...fault, times: Infinity });
  const client = new DeploymentsClient({
    accountId: "acme",
    baseUrl: "https://api.test",
    fetch: emulator.fetch,
    ...options,
  });
  const error = await call(client).then(assert.fail, (thrown) => thrown);
  return [error.message, failureOf(error).message];
}

/** The package's terms, each in a message that names it. */
const MESSAGES = {
  "an unknown ID": [(client) => client.get("nowhere")],
  "an unknown ID of an undelete": [(client) => client.undelete("nowhere")],
  "an undelete of what isn't deleted": [(client) => client.undelete("support-chat"), { status: 409 }],
  "the ID of a deleted deployment": [
    (client) => {
      const [{ baseModel, acceleratorType }] = deployments();
      return client.create({ baseModel, acceleratorType }, { deploymentId: "search-ranking" });
    },
  ],
  "a key that isn't accepted": [(client) => client.get("support-chat"), { status: 401 }],
  "a redirect": [(client) => client.get("support-chat"), { status: 302 }],
  "a reply that is too large": [(client) => client.get("support-chat"), undefined, { maxResponseBytes: 10 }],
  "a deployment with several faults": [(client) => client.create({ displayName: 1, preemptible: "yes" })],
  "a wait that ran out": [(client) => client.undelete("search-ranking", { wait: { pollMs: 1, maxWaitMs: 10 } })],
};

describe("the words of a failure", () => {
  const use = useConsole();

  for (const [what, [call, fault, options]] of Object.entries(MESSAGES))
    it(`are the page's own for ${what}`, async () => {
      const terms = /`(list\(|recover|waitFor|baseUrl|hard|maxResponseBytes|issues)/;
      const [theirs, ours] = await said(call, fault, options);
      assert.match(theirs, terms);
      assert.doesNotMatch(ours, terms);
    });

  it("lead from an unknown ID to the page that may have it", async () => {
    await use.open("/simulate?policy=%7B%22of%22%3A%22nowhere%22%7D");
    await use.page.getByText(/check the ID for a typo; Deleted lists the deleted ones/).waitFor();
  });
});
