// Any value in place of an argument or an option: the call settles, and fails with nothing but a FireworksError.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { DeploymentsClient, isFireworksError } from "fireworks-deployments";
import { createEmulator, simulateScaling } from "fireworks-deployments/emulator";
import { values } from "../hostile/values.mjs";
import { KEY, READY, settled } from "./service.mjs";

const base = { apiKey: KEY, accountId: "acme", baseUrl: "http://127.0.0.1:9", fetch: async () => Response.json(READY) };
const mute = { error() {}, warn() {}, info() {}, debug() {} };
const client = new DeploymentsClient({ ...base, logger: mute });
const emulator = () => createEmulator({ deployments: [{ name: "x" }] });

/** The uses of an argument, by name. */
const uses = {
  "a client's options": (value) => new DeploymentsClient(value),
  ...Object.fromEntries(
    [
      "apiKey",
      "accountId",
      "baseUrl",
      "timeoutMs",
      "maxRetries",
      "headers",
      "maxResponseBytes",
      "logger",
      "logLevel",
    ].map((name) => [name, (value) => new DeploymentsClient({ ...base, [name]: value })]),
  ),
  "a deployment": (value) => client.get(value),
  "a call's options": (value) => client.get("x", value),
  "a signal": (value) => client.get("x", { signal: value }),
  "a mask": (value) => client.get("x", { readMask: value }),
  "a wait": (value) => client.undelete("x", { wait: value }),
  "a wait's options": (value) => client.recover("x", { pollMs: value, onPoll: value }),
  states: (value) => client.waitFor("x", value),
  "a query": (value) => client.listPage(value),
  "a list's query": (value) => client.list(value).next(),
  "a change": (value) => client.edit("x", value),
  "what a change returns": (value) => client.edit("x", () => value),
  "an emulator's options": (value) => createEmulator(value),
  ...Object.fromEntries(
    ["accountId", "deployments", "now", "clock", "quotas", "journal"].map((name) => [
      `an emulator's ${name}`,
      (value) => createEmulator({ [name]: value }),
    ]),
  ),
  "an advance": (value) => emulator().advance(value),
  "a fault": (value) => emulator().fail(value),
  "a fault's match": (value) => emulator().fail({ match: value }),
  "an edit": (value) => emulator().edit("x", value),
  "a load": (value) => emulator().load("x", value),
  "a point of a load": (value) => emulator().load("x", [value]),
  "a load's number": (value) => emulator().load("x", [{ at: 0, load: value }]),
  "a policy": (value) => simulateScaling(value, [], { duration: "1h" }),
  "a simulation's options": (value) => simulateScaling({}, [], value),
  "a simulation's start": (value) => simulateScaling({}, [], { duration: "1h", start: value }),
};

// they take long, and add nothing here
const quick = Object.entries(values).filter(([name]) => !/thousand|million/.test(name));

describe("any value is taken, or refused with a FireworksError, as", () => {
  for (const [words, use] of Object.entries(uses)) {
    test(words, async () => {
      for (const [name, make] of quick) {
        const outcome = await settled((async () => use(make()))().catch((thrown) => ({ thrown })));
        if (outcome !== null && typeof outcome === "object" && "thrown" in outcome)
          assert.ok(isFireworksError(outcome.thrown), `${name}: ${outcome.thrown?.stack}`);
      }
    });
  }
});
