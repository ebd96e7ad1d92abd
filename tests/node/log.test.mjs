// FIREWORKS_LOG=debug prints events to stderr, without secrets.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { describe, test } from "node:test";
import { promisify } from "node:util";
import { hangUp, KEY, READY, reply, serve } from "./service.mjs";

const HEADER_KEY = "gateway-s3cret-9";
const ROUTE_KEY = "route-s3cret-9";
const secrets = [KEY, HEADER_KEY, ROUTE_KEY];
const echo = { "retry-after-ms": "1", "x-request-id": `r-${KEY}`, "x-echo": secrets.join(" "), "set-cookie": "a=hush" };
const creating = { ...READY, state: "CREATING", directRouteApiKeys: [ROUTE_KEY] };
const exists = reply(409, { code: 6, message: "it exists", details: [] });

/** The output of a script with a client, in a process with only these environment variables. */
async function output(service, env, script, options = "") {
  const source = `
    import { DeploymentsClient } from "fireworks-deployments";
    const client = new DeploymentsClient({
      apiKey: "${KEY}", accountId: "acme", baseUrl: "${service.url}", headers: { "x-gateway-key": "${HEADER_KEY}" }, ${options}
    });
    ${script}`;
  return promisify(execFile)("node", ["--input-type=module", "--eval", source], {
    cwd: import.meta.dirname,
    env: { PATH: process.env.PATH, ...env },
  });
}

const CREATE = `await client.create(
  { baseModel: "accounts/fireworks/models/m", directRouteType: "INTERNET", placement: { region: "US_IOWA_1" },
    directRouteApiKeys: ["${ROUTE_KEY}"] },
  { deploymentId: "x", wait: { pollMs: 1 } });`;
const debug = { FIREWORKS_LOG: "debug" };

/** A service that is busy once, accepts a slow create, and repeats every secret. */
const busy = (t) =>
  serve(t, reply(503, {}, echo), reply(200, creating, echo), reply(200, creating, echo), reply(200, READY, echo));

/** The log lines: event type, request, and the rest. */
function told(log) {
  return log
    .trimEnd()
    .split("\n")
    .map((line) => {
      const [, type, request, rest] = /^fireworks-deployments: ([a-z-]+) (\S+ \S+) (\{.*\})$/.exec(line);
      return { type, request, ...JSON.parse(rest) };
    });
}

test("it prints each request, response, retry and poll to stderr, in order", async (t) => {
  const { stdout, stderr } = await output(await busy(t), debug, CREATE);
  assert.equal(stdout, "");
  const events = told(stderr);
  assert.deepEqual(
    events.map(({ type }) => type).join(" "),
    "request response retry request response request response poll request response poll",
  );
  assert.equal(events[0].request, "POST /v1/accounts/acme/deployments");
  assert.equal(events.at(-1).request, "GET /v1/accounts/acme/deployments/x");
  const [, response, retry] = events;
  assert.deepEqual([response.status, response.attempt, retry.attempt, retry.kind], [503, 1, 2, "api"]);
  assert.deepEqual(
    events.filter(({ type }) => type === "poll").map(({ state }) => state),
    ["CREATING", "READY"],
  );
});

test("it shows that a write was settled by a look-up", async (t) => {
  const service = await serve(t, hangUp, exists, reply(200, READY));
  const { stderr } = await output(service, debug, `await client.undelete("x");`);
  assert.equal(told(stderr).at(-1).type, "settled-by-reading");
});

test("it contains no secret, even if the service repeats it", async (t) => {
  const { stderr } = await output(await busy(t), debug, CREATE);
  assert.match(stderr, /"x-echo":"\[key\] \[key\] \[key\]"/);
  for (const secret of [...secrets, "hush"]) assert.ok(!stderr.includes(secret), stderr);
});

test("it contains no control characters that a terminal obeys", async (t) => {
  const service = await serve(t, reply(200, READY, { "x-echo": "\x9b31m\x90" }));
  const { stderr } = await output(service, debug, `await client.get("x");`);
  assert.doesNotMatch(stderr.replaceAll("\n", ""), /\p{Cc}/u);
  assert.equal(told(stderr).at(-1).headers["x-echo"], "\x9b31m\x90");
});

describe("nothing is printed with", () => {
  for (const [words, env] of [
    ["no variable", {}],
    ["an empty one", { FIREWORKS_LOG: "" }],
    ["a lower level", { FIREWORKS_LOG: "warn" }],
    ["an unknown level", { FIREWORKS_LOG: "trace" }],
  ]) {
    test(words, async (t) => {
      const { stdout, stderr } = await output(await busy(t), env, CREATE);
      assert.equal(stdout + stderr, "");
    });
  }
});

test("a listener gets events too, and may change them", async (t) => {
  const onEvent = `onEvent(event) {
    console.log(event.type);
    for (const name of Object.keys(event)) delete event[name];
  }`;
  const { stdout, stderr } = await output(await busy(t), debug, CREATE, onEvent);
  const types = told(stderr).map(({ type }) => type);
  assert.equal(types.length, 11);
  assert.deepEqual(stdout.trimEnd().split("\n"), types);
});
