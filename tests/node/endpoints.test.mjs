// The golden exchanges over a real connection.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { DeploymentsClient, fieldRules } from "fireworks-deployments";
import { full } from "../golden/deployments.mjs";
import { exchanges, resultOf } from "../golden/exchanges.mjs";
import { clientOf, KEY, reply, serve } from "./service.mjs";

describe("a method sends its request, and returns the reply:", () => {
  for (const { words, call, asks, sends, answer, gives } of exchanges) {
    test(words, async (t) => {
      const service = await serve(t, reply(200, answer));
      assert.deepEqual(await resultOf(clientOf(service), call), gives);
      const [{ method, url, headers, body }] = service.requests;
      assert.equal(`${method} ${url}`, asks);
      assert.deepEqual(body === "" ? undefined : JSON.parse(body), sends);
      assert.equal(headers["content-type"], sends && "application/json");
      assert.deepEqual([headers.accept, headers.authorization], ["application/json", `Bearer ${KEY}`]);
      assert.equal(service.requests.length, 1);
    });
  }
});

test("every method has an exchange", () => {
  const ofSeveral = ["edit", "waitUntilServing"];
  const tested = new Set([...exchanges.map(({ call }) => call[0]), ...ofSeveral]);
  const { constructor: _, ...members } = Object.getOwnPropertyDescriptors(DeploymentsClient.prototype);
  const methods = Object.keys(members).filter((name) => typeof members[name].value === "function");
  assert.deepEqual(
    methods.filter((method) => !tested.has(method)),
    [],
  );
});

test("the full deployment has every known field", () => {
  const holds = (value, [name, ...inner]) => {
    const entries = name === "*" ? Object.values(value) : [value?.[name]];
    return (
      entries.length > 0 && entries.every((entry) => entry !== undefined && (!inner.length || holds(entry, inner)))
    );
  };
  const missing = fieldRules().filter(({ path }) => !path.includes("loadTargets.") && !holds(full, path.split(".")));
  assert.deepEqual(
    missing.map(({ path }) => path),
    [],
  );
});
