import assert from "node:assert/strict";
import { test } from "node:test";
import { clientOf, KEY, READY, reply, serve } from "./service.mjs";

/** The only request that a call sends. */
async function sent(t, call, { options, answer = READY } = {}) {
  const service = await serve(t, reply(200, answer));
  await call(clientOf(service, options));
  assert.equal(service.requests.length, 1);
  return service.requests[0];
}

test("undelete is a POST with the key and an empty JSON object", async (t) => {
  const { method, url, headers, body } = await sent(t, (client) => client.undelete("x"));
  assert.equal(method, "POST");
  assert.equal(url, "/v1/accounts/acme/deployments/x:undelete");
  assert.equal(headers.authorization, `Bearer ${KEY}`);
  assert.equal(headers["content-type"], "application/json");
  assert.equal(headers.accept, "application/json");
  assert.equal(body, "{}");
});

test("reads and deletes send no body", async (t) => {
  for (const call of [(client) => client.get("x"), (client) => client.listPage(), (client) => client.delete("x")]) {
    const { headers, body } = await sent(t, call, { answer: {} });
    assert.equal(body, "");
    assert.equal(headers["content-type"], undefined);
  }
});

const D = "/v1/accounts/acme/deployments";

for (const [words, method, url, call] of [
  ["get by ID", "GET", `${D}/x`, (client) => client.get("x")],
  ["get by its full name", "GET", "/v1/accounts/b/deployments/x", (client) => client.get("accounts/b/deployments/x")],
  [
    "get of some fields",
    "GET",
    `${D}/x?readMask=name%2Cstate`,
    (client) => client.get("x", { readMask: ["name", "state"] }),
  ],
  ["get with no field named", "GET", `${D}/x`, (client) => client.get("x", { readMask: [] })],
  ["delete", "DELETE", `${D}/x`, (client) => client.delete("x")],
  ["delete for good", "DELETE", `${D}/x?hard=true`, (client) => client.delete("x", { hard: true })],
  ["delete unchecked", "DELETE", `${D}/x?ignoreChecks=true`, (client) => client.delete("x", { ignoreChecks: true })],
  ["listPage", "GET", D, (client) => client.listPage()],
  ["listPage with deleted ones", "GET", `${D}?showDeleted=true`, (client) => client.listPage({ showDeleted: true })],
  ["listPage of a size", "GET", `${D}?pageSize=7`, (client) => client.listPage({ pageSize: 7 })],
  ["listPage after another", "GET", `${D}?pageToken=a%2Bb%2F%3D`, (client) => client.listPage({ pageToken: "a+b/=" })],
  ["an ID of digits", "GET", `${D}/12345678`, (client) => client.get("12345678")],
  ["an ID of 63 characters", "GET", `${D}/${"a".repeat(63)}`, (client) => client.get("a".repeat(63))],
]) {
  test(`${words} asks for ${url.length < 60 ? url : "it"}`, async (t) => {
    const request = await sent(t, call, { answer: {} });
    assert.deepEqual([request.method, request.url], [method, url]);
  });
}

test("a filter and an order arrive as they were written", async (t) => {
  const query = { filter: 'state = "READY" AND display_name : "a&b=ü#%20"', orderBy: "create_time desc,name" };
  const { url } = await sent(t, (client) => client.listPage(query), { answer: {} });
  const { searchParams } = new URL(url, "http://x");
  assert.deepEqual(Object.fromEntries(searchParams), query);
});

test("list asks for page after page with the same query", async (t) => {
  const page = (name, nextPageToken) => reply(200, { deployments: [{ name }], nextPageToken });
  const service = await serve(t, page("a", "1"), page("b", "2"), page("c", ""));
  const names = [];
  for await (const { name } of clientOf(service).list({ showDeleted: true, pageSize: 1 })) names.push(name);
  assert.deepEqual(names, ["a", "b", "c"]);
  assert.deepEqual(
    service.requests.map(({ url }) => Object.fromEntries(new URL(url, "http://x").searchParams)),
    [
      { showDeleted: "true", pageSize: "1" },
      { showDeleted: "true", pageSize: "1", pageToken: "1" },
      { showDeleted: "true", pageSize: "1", pageToken: "2" },
    ],
  );
});

test("list fetches no page that isn't needed", async (t) => {
  const service = await serve(t, reply(200, { deployments: [READY, READY], nextPageToken: "more" }));
  for await (const _ of clientOf(service).list()) break;
  assert.equal(service.requests.length, 1);
});

test("list ends if the service repeats a page token", async (t) => {
  const service = await serve(t, reply(200, { deployments: [], nextPageToken: "again" }));
  const all = async () => {
    for await (const _ of clientOf(service).list());
  };
  await assert.rejects(all, { kind: "protocol" });
  assert.equal(service.requests.length, 2);
});

test("the client's headers are sent, and a call's override them", async (t) => {
  const options = { headers: { "X-One": "client", "x-two": "client" } };
  const { headers } = await sent(t, (client) => client.get("x", { headers: { "x-two": "call", "x-three": "é" } }), {
    options,
  });
  assert.deepEqual([headers["x-one"], headers["x-two"], headers["x-three"]], ["client", "call", "é"]);
});

test("a call's account overrides the client's", async (t) => {
  const { url } = await sent(t, (client) => client.get("x", { accountId: "other" }));
  assert.equal(url, "/v1/accounts/other/deployments/x");
});

test("the apiKey function is called for each attempt", async (t) => {
  const busy = reply(503, {}, { "retry-after-ms": "1" });
  const service = await serve(t, busy, busy, reply(200, READY));
  let asked = 0;
  await clientOf(service, { apiKey: async () => `key${++asked}` }).get("x");
  assert.deepEqual(
    service.requests.map(({ headers }) => headers.authorization),
    ["Bearer key1", "Bearer key2", "Bearer key3"],
  );
});

test("without a key, towards a proxy, no Authorization is sent", async (t) => {
  const { headers } = await sent(t, (client) => client.get("x"), { options: { apiKey: undefined } });
  assert.equal(headers.authorization, undefined);
});

for (const base of ["/proxy/fireworks", "/proxy/fireworks/", "/proxy/fireworks///"]) {
  test(`a base URL's path ${base} stands before the API's`, async (t) => {
    const service = await serve(t, reply(200, READY));
    await clientOf(service, { baseUrl: service.url + base }).get("x");
    assert.equal(service.requests[0].url, "/proxy/fireworks/v1/accounts/acme/deployments/x");
  });
}
