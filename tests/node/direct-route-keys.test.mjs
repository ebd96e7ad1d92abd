// The keys of a direct route are secrets in a deployment: they are sent, but never printed.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { describe, test } from "node:test";
import { assertSecret } from "./printed.mjs";
import { clientOf, failure, READY, reply, serve } from "./service.mjs";

const SECRET = "hush-hush";
const model = { baseModel: "accounts/fireworks/models/tiny" };
const keys = { directRouteType: "INTERNET", directRouteApiKeys: [SECRET, `${SECRET}-too`] };
const soon = { "retry-after-ms": "1" };

const calls = {
  create: (client, fields, options) => client.create({ ...model, ...fields }, options),
  update: (client, fields, options) => client.update("x", fields, options),
};

/** A client that records its events. When the test ends, they must contain no secret. */
function observed(t, service) {
  const events = [];
  t.after(() => {
    for (const event of events) assertSecret(event, SECRET);
  });
  return clientOf(service, { onEvent: (event) => events.push(event), validate: false });
}

for (const [method, call] of Object.entries(calls)) {
  describe(`${method} shows no key of a direct route, though the service repeats it`, () => {
    for (const [words, answer] of [
      ["in its message", reply(400, { code: 3, message: `bad key ${SECRET}, or ${SECRET}-too` })],
      ["in its details", reply(400, { message: "bad", details: [{ [SECRET]: [`${SECRET}-too`] }] })],
      ["in plain text", reply(500, `key=${SECRET}`, { ...soon, "x-should-retry": "false" })],
      ["in a header", reply(400, {}, { "x-request-id": SECRET, "x-echo": `${SECRET}-too` })],
      ["in a reply of the wrong shape", reply(200, { annotations: { [SECRET]: 1 } })],
    ]) {
      for (const [form, fields] of [
        ["a plain object", keys],
        [
          "a getter",
          {
            directRouteType: "INTERNET",
            get directRouteApiKeys() {
              return [SECRET, `${SECRET}-too`];
            },
          },
        ],
        ["toJSON", { displayName: "x", toJSON: () => ({ ...model, ...keys }) }],
        ["the API's other spelling", { displayName: "x", direct_route_api_keys: keys.directRouteApiKeys }],
      ]) {
        test(`${words}, when it was given by ${form}`, async (t) => {
          const service = await serve(t, answer);
          const error = await failure(call(observed(t, service), fields));
          assert.ok(service.requests[0].body.includes(SECRET), "it was sent");
          assertSecret(error, SECRET);
        });
      }
    }
  });

  test(`${method} shows no key of a direct route that the rules refuse`, async (t) => {
    const service = await serve(t, reply(200, READY));
    for (const wrong of [
      { ...keys, displayName: "x".repeat(64) },
      { directRouteApiKeys: SECRET },
      { directRouteApiKeys: { [SECRET]: SECRET } },
      { directRouteApiKeys: [SECRET, 1] },
    ]) {
      const error = await failure(call(clientOf(service), wrong));
      assert.equal(error.kind, "validation");
      assertSecret(error, SECRET);
    }
    assert.deepEqual(service.requests, []);
  });
}

test("a wait that fails shows no key of a direct route", async (t) => {
  const failed = { ...READY, ...keys, state: "FAILED", status: { message: `no route by ${SECRET}` } };
  const service = await serve(t, reply(200, READY), reply(200, failed));
  const error = await failure(observed(t, service).create({ ...model, ...keys }, { wait: true }));
  assert.deepEqual([error.kind, error.deployment], ["failed", failed]);
  assertSecret(error, SECRET);
});

test("a key of a direct route that only the service knew is shown neither", async (t) => {
  const failed = { ...READY, ...keys, state: "FAILED", status: { message: `no route by ${SECRET}` } };
  const client = clientOf(await serve(t, reply(200, failed)));
  for (const wait of [() => client.waitFor("x", "READY"), () => client.waitFor("x", "DELETING", { maxWaitMs: 50 })]) {
    const error = await failure(wait());
    assert.deepEqual(error.deployment, failed);
    assertSecret(error, SECRET);
    assertSecret({ ...error }, SECRET);
  }
});

test("an error that nobody catches shows no key of a direct route", async () => {
  const source = `
    import { DeploymentsClient } from "fireworks-deployments";
    const answer = () => Response.json({ state: "FAILED", directRouteApiKeys: ["${SECRET}"] });
    await new DeploymentsClient({ apiKey: "fw_x", accountId: "a", fetch: answer }).waitFor("x", "READY");`;
  const { status, stderr } = spawnSync("node", ["--input-type=module", "--eval", source], { cwd: import.meta.dirname });
  assert.deepEqual([status, String(stderr).includes("FAILED"), String(stderr).includes(SECRET)], [1, true, false]);
});

test("a key of a direct route is secret in its own call alone", async (t) => {
  const service = await serve(t, reply(200, READY), reply(404, { message: `no ${SECRET} here` }));
  const client = clientOf(service);
  await client.update("x", keys);
  assert.match((await failure(client.get("x"))).message, /no hush-hush here/);
});
