// FIREWORKS_LOG=debug: what happens, on the standard error, and no secret in it.
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

/** What a script writes that has a client, in a process of its own, with this environment and no other. */
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

/** A service that is busy once, takes a create and is a while about it, and repeats every secret. */
const busy = (t) =>
  serve(t, reply(503, {}, echo), reply(200, creating, echo), reply(200, creating, echo), reply(200, READY, echo));

/** What a log says of each event: its type, its request, and the rest of it. */
function told(log) {
  return log
    .trimEnd()
    .split("\n")
    .map((line) => {
      const [, type, request, rest] = /^fireworks-deployments: ([a-z-]+) (\S+ \S+) (\{.*\})$/.exec(line);
      return { type, request, ...JSON.parse(rest) };
    });
}

test("it tells each request, response, retry and poll, in order, and leaves the standard output alone", async (t) => {
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

test("it tells that a write was settled by reading", async (t) => {
  const service = await serve(t, hangUp, exists, reply(200, READY));
  const { stderr } = await output(service, debug, `await client.undelete("x");`);
  assert.equal(told(stderr).at(-1).type, "settled-by-reading");
});

test("it holds no secret, though the service repeats them", async (t) => {
  const { stderr } = await output(await busy(t), debug, CREATE);
  assert.match(stderr, /"x-echo":"\[key\] \[key\] \[key\]"/);
  for (const secret of [...secrets, "hush"]) assert.ok(!stderr.includes(secret), stderr);
});

describe("there is none with", () => {
  for (const [words, env] of [
    ["no variable", {}],
    ["an empty one", { FIREWORKS_LOG: "" }],
    ["another level", { FIREWORKS_LOG: "info" }],
  ]) {
    test(words, async (t) => {
      const { stdout, stderr } = await output(await busy(t), env, CREATE);
      assert.equal(stdout + stderr, "");
    });
  }
});

test("a listener is told as well, whatever it does to what it is told", async (t) => {
  const onEvent = `onEvent(event) {
    console.log(event.type);
    for (const name of Object.keys(event)) delete event[name];
  }`;
  const { stdout, stderr } = await output(await busy(t), debug, CREATE, onEvent);
  const types = told(stderr).map(({ type }) => type);
  assert.equal(types.length, 11);
  assert.deepEqual(stdout.trimEnd().split("\n"), types);
});
