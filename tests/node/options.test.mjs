// Options are checked: an unknown one is an error that names the nearest.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { AccountsClient, DeploymentsClient, validateDeployment } from "fireworks-deployments";
import { clientOf, failure, KEY } from "./service.mjs";

const base = { apiKey: KEY, accountId: "acme" };
const client = clientOf({ url: "http://service" }, { fetch: () => assert.fail("sent") });
const thrown = (act) => {
  try {
    act();
  } catch (error) {
    return error;
  }
  return assert.fail("nothing was thrown");
};

describe("given → said:", () => {
  for (const [given, act, said] of [
    [
      "a client's `timeout`",
      () => thrown(() => new DeploymentsClient({ ...base, timeout: 5 })),
      /unknown option `timeout`; did you mean `timeoutMs`\?/,
    ],
    [
      "a client's `apikey`",
      () => thrown(() => new AccountsClient({ apikey: KEY })),
      /unknown option `apikey`; did you mean `apiKey`\?/,
    ],
    [
      "a client's log level",
      () => thrown(() => new DeploymentsClient({ ...base, logLevel: "dbug" })),
      /unknown logLevel `dbug`; did you mean `debug`\?/,
    ],
    [
      "a client's logger",
      () => thrown(() => new DeploymentsClient({ ...base, logger: {} })),
      /logger must have the methods/,
    ],
    [
      "a call's `timeout`",
      () => failure(client.get("x", { timeout: 5 })),
      /unknown option `timeout`; did you mean `timeoutMs`\?/,
    ],
    [
      "get's `readmask`",
      () => failure(client.get("x", { readmask: ["name"] })),
      /unknown option `readmask`; did you mean `readMask`\?/,
    ],
    ["a `wait` for get", () => failure(client.get("x", { wait: true })), /unknown option `wait`; known are/],
    [
      "a wait's `timeoutMs`",
      () => failure(client.undelete("x", { wait: { timeoutMs: 5 } })),
      /unknown option of `wait` `timeoutMs`/,
    ],
    [
      "a wait's `pollms`",
      () => failure(client.recover("x", { pollms: 5 })),
      /unknown option `pollms`; did you mean `pollMs`\?/,
    ],
    [
      "create's `deploymentID`",
      () => failure(client.create({ baseModel: "accounts/a/models/m" }, { deploymentID: "x" })),
      /unknown option `deploymentID`; did you mean `deploymentId`\?/,
    ],
    [
      "edit's `skipShape`",
      () => failure(client.edit("x", (same) => same, { skipShape: true })),
      /unknown option `skipShape`; /,
    ],
    [
      "list's `signal`",
      () => failure(client.list({ signal: null }).next()),
      /`signal` is no query parameter: options follow the query, as in list\(\{\}, \{ signal \}\)/,
    ],
    [
      "list's `showdeleted`",
      () => failure(client.list({ showdeleted: true }).next()),
      /unknown query parameter `showdeleted`; did you mean `showDeleted`\?/,
    ],
    ["listPage's `limit`", () => failure(client.listPage({ limit: 5 })), /unknown query parameter `limit`/],
    ["a state `REDY`", () => failure(client.waitFor("x", "REDY")), /unknown state `REDY`; did you mean `READY`\?/],
    [
      "a state `ready`",
      () => failure(client.waitFor("x", ["FAILED", "ready"])),
      /unknown state `ready`; did you mean `READY`\?/,
    ],
    [
      "an `until` of recover",
      () => failure(client.recover("x", { until: "served" })),
      /until must be `ready` or `serving`/,
    ],
    [
      "a client's `allowKeyInBrowser` that is text",
      () => thrown(() => new DeploymentsClient({ ...base, allowKeyInBrowser: "false" })),
      /allowKeyInBrowser must be true or false/,
    ],
    ["a `wait` of 0", () => failure(client.undelete("x", { wait: 0 })), /wait must be true, false or an object/],
    ["a purpose `patch`", () => thrown(() => validateDeployment({}, { for: "patch" })), /patch/],
  ]) {
    test(given, async () => {
      const error = await act();
      assert.equal(error.kind, "config");
      assert.match(error.message, said);
    });
  }
});

test("an option that is undefined is as good as none, and so is one of a prototype", async () => {
  const sent = [];
  const fetch = async (url) => {
    sent.push(url);
    return Response.json({ name: "accounts/acme/deployments/x" });
  };
  const options = Object.create({ timeout: 5 });
  const client = new DeploymentsClient(Object.assign(options, { ...base, logger: undefined, fetch }));
  await client.get("x", Object.assign(Object.create({ wat: 1 }), { signal: undefined }));
  assert.equal(sent.length, 1);
});

test("an inherited option has no effect", async () => {
  const sent = [];
  const fetch = async (url) => {
    sent.push(String(url));
    return Response.json({ name: "accounts/acme/deployments/x" });
  };
  const options = Object.assign(Object.create({ baseUrl: "http://elsewhere", apiKey: "fw_other" }), { ...base, fetch });
  await new DeploymentsClient(options).get("x");
  assert.match(sent[0], /^https:\/\/api\.fireworks\.ai\//);
});

test("the options of a wait are read once", async () => {
  const wait = { pollMs: 1, onPoll: () => {} };
  const states = ["CREATING", "CREATING", "READY"];
  const fetch = async () => {
    wait.onPoll = "no function";
    return Response.json({ name: "accounts/acme/deployments/x", state: states.shift() });
  };
  const warnings = [];
  const logger = { ...console, warn: (...words) => warnings.push(words) };
  const other = new DeploymentsClient({ ...base, fetch, logger });
  assert.equal((await other.undelete("x", { wait })).state, "READY");
  assert.deepEqual(warnings, []);
});

test("a client tells its account", () => {
  assert.equal(client.accountId, "acme");
  assert.equal(new DeploymentsClient({ apiKey: KEY }).accountId, undefined);
});
