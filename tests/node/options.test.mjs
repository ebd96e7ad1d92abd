// Options are checked: an unknown one is an error that names the nearest.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { AccountsClient, DeploymentsClient, validateDeployment } from "fireworks-deployments";
import { clientOf, failure, KEY, settled } from "./service.mjs";

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

describe("an option that every object inherits has no effect:", () => {
  /** All that a client sends in some calls. Its one wait ends at once. */
  async function sent() {
    const requests = [];
    const fetch = async (url, { method, headers, body }) => {
      requests.push([method, url, [...headers], body]);
      const state = method === "DELETE" ? "DELETING" : "READY";
      return Response.json({ name: "accounts/acme/deployments/x", state, deployments: [] });
    };
    const client = new DeploymentsClient({ ...base, fetch });
    await client.get("x");
    await client.create({ baseModel: "accounts/a/models/m" }, { deploymentId: "x" });
    await client.update("x", { displayName: "x" });
    await client.edit("x", (same) => ({ ...same, displayName: "y" }), {});
    await client.delete("x", {});
    await client.recover("x", {});
    await client.undelete("x", { wait: {} });
    await client.scale("x", 1, { headers: {} });
    for await (const _ of client.list()) break;
    await client.listPage({}, {});
    await client.metrics("x");
    await client.shards("x", {});
    await new AccountsClient({ ...base, fetch }).listPage({});
    return requests;
  }

  for (const [name, value] of Object.entries({
    apiKey: () => "fw_other",
    accountId: "elsewhere",
    baseUrl: "http://elsewhere",
    fetch: () => assert.fail("sent"),
    timeoutMs: "none",
    maxRetries: "none",
    headers: { elsewhere: "yes" },
    validate: "no",
    allowKeyInBrowser: "yes",
    maxResponseBytes: 1,
    onEvent: "none",
    logger: {},
    logLevel: "all",
    signal: AbortSignal.abort(),
    wait: true,
    maxWaitMs: "none",
    pollMs: "none",
    graceMs: "none",
    onPoll: "none",
    onPollError: "none",
    until: "served",
    waitsTo: "serve",
    states: ["FAILED"],
    hard: true,
    ignoreChecks: true,
    validateOnly: true,
    disableAutoDeploy: true,
    skipShapeValidation: true,
    acceptShapelessRisk: true,
    readMask: ["name"],
    showDeleted: true,
    filter: "a=b",
    orderBy: "name",
    pageSize: 1,
    pageToken: "next",
    limit: 0,
    timeRange: "1h",
    deploymentId: "y",
  })) {
    test(name, async (t) => {
      const expected = await sent();
      t.after(() => delete Object.prototype[name]);
      Object.defineProperty(Object.prototype, name, { value, configurable: true, writable: true });
      assert.deepEqual(await settled(sent()), expected);
    });
  }
});

test("a list among the options that claims four billion items is refused", async () => {
  const sparse = new Array(2 ** 32 - 1);
  for (const call of [
    client.get("x", { readMask: sparse }),
    client.listPage({ readMask: sparse }),
    client.waitFor("x", sparse),
    client.get("x", { headers: sparse, timeoutMs: "none" }),
    client.undelete("x", { wait: sparse }),
    client.deleteTags("x", sparse),
    client.setTags("x", sparse),
    client.create({ baseModel: "accounts/a/models/m", fieldOfTomorrow: sparse }),
  ])
    assert.match((await failure(call)).kind, /^(config|validation)$/);
  // neither skipped nor visited one by one
  const visited = new Proxy(sparse, {
    has: () => assert.fail("visited"),
    get: (_, name) => name === "length" && 2 ** 32 - 1,
  });
  assert.equal((await failure(client.waitFor("x", visited))).kind, "config");
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
