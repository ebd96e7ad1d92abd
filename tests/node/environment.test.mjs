import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { test } from "node:test";
import { promisify } from "node:util";
import { KEY, READY, reply, serve } from "./service.mjs";

/** The outcome of `get` with these options, in a process with only these environment variables. */
async function getIn(env, options = {}) {
  const script = `
    import { DeploymentsClient } from "fireworks-deployments";
    try { console.log(JSON.stringify(await new DeploymentsClient(${JSON.stringify(options)}).get("x"))); }
    catch (error) { console.log(JSON.stringify(error)); }`;
  const process = promisify(execFile)("node", ["--input-type=module", "--eval", script], {
    env,
    cwd: import.meta.dirname,
  });
  return JSON.parse((await process).stdout);
}

const PATH = process.env.PATH;

test("key, account, address and headers are taken from the environment", async (t) => {
  const service = await serve(t, reply(200, READY));
  const found = await getIn({
    PATH,
    FIREWORKS_API_KEY: KEY,
    FIREWORKS_ACCOUNT_ID: "acme",
    FIREWORKS_BASE_URL: service.url,
    FIREWORKS_CUSTOM_HEADERS: "x-one: 1\n\nx-two:  a: b \r\n",
  });
  assert.deepEqual(found, READY);
  const { url, headers } = service.requests[0];
  assert.equal(url, "/v1/accounts/acme/deployments/x");
  assert.equal(headers.authorization, `Bearer ${KEY}`);
  assert.equal(headers["x-one"], "1");
  assert.equal(headers["x-two"], "a: b");
});

test("options override the environment", async (t) => {
  const service = await serve(t, reply(200, READY));
  const env = {
    PATH,
    FIREWORKS_API_KEY: "fw_other",
    FIREWORKS_ACCOUNT_ID: "other",
    FIREWORKS_BASE_URL: "http://127.0.0.1:1",
    FIREWORKS_CUSTOM_HEADERS: "x-one: environment",
  };
  await getIn(env, { apiKey: KEY, accountId: "acme", baseUrl: service.url, headers: { "x-one": "option" } });
  const { url, headers } = service.requests[0];
  assert.equal(url, "/v1/accounts/acme/deployments/x");
  assert.equal(headers.authorization, `Bearer ${KEY}`);
  assert.equal(headers["x-one"], "option");
});

test("a proxy that the environment names needs no key", async (t) => {
  const service = await serve(t, reply(200, READY));
  assert.deepEqual(await getIn({ PATH, FIREWORKS_ACCOUNT_ID: "acme", FIREWORKS_BASE_URL: service.url }), READY);
  assert.equal(service.requests[0].headers.authorization, undefined);
});

for (const [words, env, part] of [
  ["no key", { FIREWORKS_ACCOUNT_ID: "acme" }, "FIREWORKS_API_KEY"],
  ["an empty key", { FIREWORKS_ACCOUNT_ID: "acme", FIREWORKS_API_KEY: "" }, "FIREWORKS_API_KEY"],
  ["no account", { FIREWORKS_API_KEY: KEY }, "FIREWORKS_ACCOUNT_ID"],
  ["an invalid URL", { FIREWORKS_API_KEY: KEY, FIREWORKS_BASE_URL: "nowhere" }, "baseUrl"],
  ["invalid headers", { FIREWORKS_API_KEY: KEY, FIREWORKS_CUSTOM_HEADERS: "nonsense" }, "FIREWORKS_CUSTOM_HEADERS"],
]) {
  test(`${words} in the environment is an error that says so`, async () => {
    const { kind, message } = await getIn({ PATH, ...env });
    assert.equal(kind, "config");
    assert.ok(message.includes(part), message);
  });
}
