// Only the endpoints of one account's deployments are reached, whatever the URL looks like.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { JSON_TYPE, LIST, raw, rawService, start } from "./serving.mjs";

async function live(t) {
  const service = await rawService(t, raw(200));
  return { ...(await start(t, service)), received: service.received };
}

const ENDPOINTS = [
  ["GET", LIST],
  ["POST", LIST],
  ["GET", `${LIST}/x`],
  ["PATCH", `${LIST}/x`],
  ["DELETE", `${LIST}/x`],
  ["POST", `${LIST}/x:undelete`],
  ["PATCH", `${LIST}/x:scale`],
  ["POST", `${LIST}/x:setTags`],
  ["POST", `${LIST}/x:deleteTags`],
  ["GET", `${LIST}/x:metrics`],
  ["GET", `${LIST}/x/terminationMessage`],
  ["GET", `${LIST}/x/shards`],
];

it("each endpoint of the deployments passes, with its query", async (t) => {
  const { ask, received } = await live(t);
  for (const [method, path] of ENDPOINTS) {
    const target = `${path}?readMask=name%2Cstate&filter=a+%3D+%22b%22`;
    assert.equal((await ask(`${method} ${target}`, JSON_TYPE)).status, 200, target);
    assert.ok(received.at(-1).text.startsWith(`${method} ${target} HTTP/1.1\r\n`), received.at(-1).text);
  }
});

it("other endpoints and other accounts don't", async (t) => {
  const { ask, received } = await live(t);
  const others = [
    "/v1",
    "/v1/",
    "/v1/accounts",
    "/v1/accounts/acme",
    "/v1/accounts/acme/",
    "/v1/accounts/acme/users",
    "/v1/accounts/acme/apiKeys",
    "/v1/accounts/acme/models",
    "/v1/accounts/acme/deployedModels",
    "/v1/accounts/other/deployments",
    "/v1/accounts/other/deployments/x",
    "/v1/accounts/acme-2/deployments",
    "/v1/accounts/ACME/deployments",
    "/v1/accounts/-/deployments",
    `${LIST}/`,
    `${LIST}x`,
    `${LIST}:undelete`,
    `${LIST}/x/`,
    `${LIST}/x:purge`,
    `${LIST}/x:undelete:undelete`,
    `${LIST}/x:undelete/shards`,
    `${LIST}/x/shards/0`,
    `${LIST}/x/../y`.replace("../", ""),
    `${LIST}/X`,
    `${LIST}/x.y`,
    `${LIST}/x~y`,
    `${LIST}/${"x".repeat(64)}`,
    "/v1/chat/completions",
  ];
  for (const path of others) {
    const { status, body } = await ask(`GET ${path}`);
    assert.equal(status, 403, path);
    assert.deepEqual(JSON.parse(body), {
      code: 7,
      message: "only the deployments of the account acme can be called",
      details: [],
    });
  }
  // not the API at all: a route of the page, which is what is sent
  for (const path of [
    "/inference/v1/chat/completions",
    "/v2/accounts/acme/deployments",
    "/V1/accounts/acme/deployments",
  ])
    assert.match((await ask(`GET ${path}`)).body, /<title>Console/, path);
  assert.deepEqual(received, []);
});

it("other methods don't", async (t) => {
  const { ask, received } = await live(t);
  for (const method of ["PUT", "DELETE", "HEAD", "OPTIONS", "TRACE", "PROPFIND"]) {
    const { status, headers } = await ask(`${method} ${LIST}`, JSON_TYPE);
    assert.deepEqual([status, headers.allow], [405, "GET, POST"], method);
  }
  assert.equal((await ask(`GET ${LIST}/x:undelete`)).status, 405);
  assert.equal((await ask("CONNECT evil.example:443")).text, "");
  assert.deepEqual(received, []);
});

describe("a trick with the path is refused:", () => {
  const tricks = [
    "/v1/../v1/accounts/acme/deployments",
    "/v1/./accounts/acme/deployments",
    `${LIST}/../../other/deployments`,
    `${LIST}/..`,
    `${LIST}/.`,
    "/../v1/accounts/acme/deployments",
    "/assets/../index.html",
    "/../package.json",
    "/assets/../../package.json",
    "/..",
    "/.",
    "/%2e%2e/package.json",
    "/%2E%2e/v1/accounts/acme/deployments",
    `${LIST}/%2e%2e/%2e%2e/users`,
    `${LIST}%2fx`,
    `${LIST}/x%2Fshards`,
    `${LIST}/x%5c..%5cusers`,
    `${LIST}/x\\..\\users`,
    "/..\\..\\package.json",
    `${LIST}/x%3Aundelete`,
    `${LIST}/x%00`,
    `${LIST}/x%0d%0ax-injected:1`,
    `${LIST}/%78`,
    `${LIST}/x%`,
    `${LIST}/x;y`,
    `${LIST}/x,y`,
    `${LIST}/@evil.example`,
    "//evil.example/v1/accounts/acme/deployments",
    "//v1/accounts/acme/deployments",
    "/v1//accounts/acme/deployments",
    `${LIST}//x`,
    "/deployments//x",
    "//",
    "@evil.example/v1/accounts/acme/deployments",
    `http://evil.example${LIST}`,
    `http://127.0.0.1:1${LIST}`,
    "https://evil.example/",
    "http:/evil.example/",
    "evil.example",
    "*",
    "?x",
    `${LIST}#x`,
    `${LIST}?x#y`,
    `${LIST}/\u00ef`,
    `${LIST}?\u00ef`,
  ];
  for (const target of tricks)
    it(target, async (t) => {
      const { ask, received } = await live(t);
      for (const method of ["GET", "OPTIONS"]) {
        const { status, body } = await ask(`${method} ${target}`);
        assert.equal(status, 400);
        assert.doesNotMatch(body, /<title>|"name"/);
      }
      assert.deepEqual(received, []);
    });
});

it("control characters and spaces never reach the service", async (t) => {
  const { ask, received } = await live(t);
  for (const character of ["\0", "\t", "\x0b", "\x1b", "\x7f", " ", "\r", "\n", "\r\n"])
    for (const target of [`${LIST}/x${character}y`, `${LIST}?x${character}y`])
      assert.notEqual((await ask(`GET ${target}`)).status, 200, JSON.stringify(target));
  assert.deepEqual(received, []);
});

it("a URL may be long, but not very long", async (t) => {
  const { ask, received } = await live(t);
  const long = (length) => `${LIST}?filter=`.padEnd(length, "x");
  assert.equal((await ask(`GET ${long(8192)}`)).status, 200);
  assert.equal((await ask(`GET ${long(8193)}`)).status, 414);
  assert.equal((await ask(`GET ${long(200_000)}`)).status, 431);
  assert.equal((await ask(`GET /${"x/".repeat(4000)}`)).status, 200);
  assert.equal(received.length, 1);
});
