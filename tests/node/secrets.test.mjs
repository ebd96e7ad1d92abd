// Keys never appear in output, and are sent only to their server.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { describe, test } from "node:test";
import { inspect, promisify } from "node:util";
import { DeploymentsClient } from "fireworks-deployments";
import { assertSecret, printed } from "./printed.mjs";
import { clientOf, failure, KEY, READY, reply, serve } from "./service.mjs";

test("a client shows no key", async (t) => {
  const service = await serve(t, reply(200, READY));
  for (const apiKey of [KEY, () => KEY]) {
    const client = clientOf(service, { apiKey });
    assertSecret(client);
    await client.get("x");
    assertSecret(client);
  }
});

describe("an error shows no key, though", () => {
  const echo = { message: `bad key ${KEY}`, code: 16, details: [{ [KEY]: [`Bearer ${KEY}`] }] };
  for (const [words, answer] of [
    ["the service's message repeats it", reply(401, echo)],
    ["the service's details repeat it", reply(401, { details: echo.details })],
    ["plain text repeats it", reply(400, `Authorization: Bearer ${KEY}`)],
    ["a header repeats it", reply(400, "", { "x-request-id": KEY })],
    ["a field repeats it", reply(200, { state: "FAILED", status: { message: KEY }, description: KEY })],
    ["the reply is of the wrong kind", reply(200, { annotations: { [KEY]: 1 } })],
  ]) {
    for (const apiKey of [KEY, () => KEY]) {
      test(`${words}, with a ${typeof apiKey} for the key`, async (t) => {
        const client = clientOf(await serve(t, answer), { apiKey });
        assertSecret(await failure(client.waitFor("x", "READY", { maxWaitMs: 20 })));
      });
    }
  }

  for (const [words, thrown] of [
    ["fetch's message repeats it", new Error(`can't send ${KEY}`)],
    ["fetch threw it", KEY],
    ["fetch's cause repeats it", new Error("no", { cause: new Error(KEY) })],
    ["fetch threw an object that holds it", { deep: { deeper: { deepest: [KEY] } } }],
  ]) {
    test(words, async () => {
      const client = clientOf({ url: "http://x" }, { fetch: () => Promise.reject(thrown), maxRetries: 0 });
      assertSecret(await failure(client.get("x")));
    });
  }

  test("the reason of an abort repeats it", async () => {
    assertSecret(await failure(clientOf({ url: "https://x" }).get("x", { signal: AbortSignal.abort({ key: KEY }) })));
  });

  test("it was passed as an ID by mistake", async () => {
    for (const apiKey of [KEY, () => KEY]) {
      const client = clientOf({ url: "https://x" }, { apiKey });
      assertSecret(await failure(client.get(KEY)));
      assertSecret(await failure(client.get("x", { accountId: KEY })));
    }
  });
});

describe("an error that nobody catches shows no key, though", () => {
  const inside = { config: { headers: { Authorization: `Bearer ${KEY}` } } };
  for (const [words, fetch] of [
    ["fetch threw an error that holds the request", async () => Promise.reject(Object.assign(new Error("no"), inside))],
    ["fetch threw an object that holds it", async () => Promise.reject({ data: KEY })],
    ["the request ID repeats it", async () => new Response("", { status: 400, headers: { "x-request-id": KEY } })],
    ["the details repeat it", async () => Response.json({ message: "no", details: [KEY] }, { status: 400 })],
  ]) {
    test(words, async () => {
      const error = await failure(clientOf({ url: "https://x" }, { fetch, maxRetries: 0 }).get("x"));
      // as Node prints it: without what the error says of itself
      const seen = inspect(error, { customInspect: false, depth: 5 });
      assert.ok(seen.includes("get of accounts/acme/deployments/x") && !seen.includes(KEY), seen);
    });
  }
});

test("an error shows no key that a reply escapes, wherever the message is cut", async () => {
  const escaped = [...KEY]
    .map((char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0").toUpperCase()}`)
    .join("");
  for (const length of [0, 300, 380, 390, 395, 470]) {
    const fetch = async () => new Response(`${"x".repeat(length)} ${escaped}`, { status: 400 });
    const error = await failure(clientOf({ url: "https://x" }, { fetch, maxRetries: 0 }).get("x"));
    assert.ok(!/u00/.test(printed(error)), error.message);
  }
});

for (const key of ["a", '"', "\\", `fw_"'\\\`$&`, "kind", "1", "x".repeat(5_000)]) {
  test(`a key like ${key.slice(0, 20)} keeps errors readable`, async (t) => {
    const client = clientOf(await serve(t, reply(404, { message: `<${key}>` })), { apiKey: key });
    const error = await failure(client.get("x"));
    assert.deepEqual([error.kind, error.toJSON().status], ["api", 404]);
    assert.equal(JSON.parse(JSON.stringify(error)).attempts, 1);
    assert.ok(inspect(error).length < 5_000);
  });
}

test("no error shows a direct route's keys", async (t) => {
  const failed = { state: "FAILED", directRouteApiKeys: ["hush"] };
  const error = await failure(clientOf(await serve(t, reply(200, failed))).waitFor("x", "READY"));
  assert.deepEqual(error.deployment, failed);
  assertSecret(error, "hush");
});

test("events show no key, though the service's headers repeat it", async (t) => {
  const headers = {
    "x-echo": `Bearer ${KEY}`,
    "x-request-id": KEY,
    "set-cookie": "session=hush",
    "retry-after-ms": "1",
  };
  const service = await serve(
    t,
    reply(503, {}, headers),
    reply(200, { ...READY, state: KEY }, headers),
    reply(200, READY),
  );
  const events = [];
  await clientOf(service, { onEvent: (event) => events.push(event) }).waitFor("x", "READY", { pollMs: 1 });
  assert.ok(events.length >= 6);
  for (const event of events) {
    assertSecret(event);
    assertSecret(event, "hush");
  }
});

describe("a redirect", () => {
  for (const status of [301, 302, 303, 307, 308]) {
    test(`of status ${status} is not followed to another origin`, async (t) => {
      const other = await serve(t, reply(200, READY));
      const service = await serve(t, reply(status, "", { location: `${other.url}/v1/accounts/acme/deployments/x` }));
      for (const call of [(client) => client.get("x"), (client) => client.undelete("x")]) {
        const error = await failure(call(clientOf(service)));
        assert.deepEqual([error.kind, error.status, error.attempts], ["api", status, 1]);
        assert.match(error.message, /redirects are not followed: check `baseUrl`/);
      }
      assert.deepEqual(other.requests, []);
    });
  }
});

test("the key never enters WebAssembly's memory", async (t) => {
  const service = await serve(t, reply(200, READY));
  const source = `
    const memories = [];
    const { Instance } = WebAssembly;
    WebAssembly.Instance = function (...args) {
      const instance = new Instance(...args);
      memories.push(instance.exports.memory);
      return instance;
    };
    const { DeploymentsClient } = await import("fireworks-deployments");
    const client = new DeploymentsClient({ apiKey: "${KEY}", accountId: "acme", baseUrl: "${service.url}" });
    await client.undelete("x", { wait: true });
    const holds = (text) => memories.some(({ buffer }) => Buffer.from(buffer).includes(text));
    console.log(memories.length, holds("acme"), holds("${KEY}"));`;
  const options = { cwd: import.meta.dirname };
  const { stdout } = await promisify(execFile)("node", ["--input-type=module", "--eval", source], options);
  assert.equal(stdout, "1 true false\n");
  assert.equal(service.requests[0].headers.authorization, `Bearer ${KEY}`);
});

describe("a key over http", () => {
  const created = (baseUrl, more) => () => new DeploymentsClient({ apiKey: KEY, accountId: "acme", baseUrl, ...more });

  test("is refused to another host, and the error names the option", () => {
    for (const host of ["example.com", "10.0.0.7:8080", "localhost.example.com", "127.0.0.1.example.com", "[::2]"])
      assert.throws(created(`http://${host}/proxy`), {
        kind: "config",
        message: `everybody on the way to \`${host}\` can read a key sent over http: use https, or pass \`allowKeyOverHttp: true\``,
      });
  });

  test("may be sent to this machine, by a `fetch` of one's own, or if it is allowed", () => {
    for (const host of ["localhost:8787", "api.localhost", "127.0.0.1", "127.1.2.3:80", "[::1]:8787"])
      created(`http://${host}`)();
    created("http://example.com", { fetch: async () => new Response() })();
    created("http://example.com", { allowKeyOverHttp: true })();
    created("http://example.com", { apiKey: undefined })();
  });
});

test("a key in the address is refused without being shown", () => {
  const construct = () => new DeploymentsClient({ accountId: "acme", baseUrl: `https://${KEY}@host` });
  assert.throws(construct, (error) => assertSecret(error) ?? true);
});

describe("an error shows no part of a key", () => {
  const LONG = `fw_${"S3CR3T".repeat(7)}`;
  const refusing = async (_, { headers }) =>
    Response.json({ message: `${"x".repeat(462)} ${headers.get("authorization")}` }, { status: 400 });

  test("where the message is cut", async () => {
    const client = new DeploymentsClient({ apiKey: LONG, accountId: "acme", fetch: refusing, maxRetries: 0 });
    const error = await failure(client.get("x"));
    assert.ok(!printed(error).includes("S3CR3T"), error.message);
  });

  test("where the keys change all the time", async () => {
    let count = 0;
    const keys = Array.from({ length: 14 }, (_, index) => `fw_rotating_${index}_key`);
    const fetch = async (_, { headers }) =>
      Response.json({ message: `bad ${headers.get("authorization")}` }, { status: 401 });
    const client = new DeploymentsClient({ apiKey: () => keys[count++], accountId: "acme", fetch });
    const errors = await Promise.all(keys.map(() => failure(client.get("x"))));
    for (const error of errors) assert.ok(!printed(error).includes("rotating"), error.message);
  });

  test("where it was given as a header", async (t) => {
    const service = await serve(t, reply(401, { message: "bad Bearer fw_headersecret" }));
    const client = clientOf(service, { apiKey: undefined, headers: { authorization: "Bearer fw_headersecret" } });
    assertSecret(await failure(client.get("x")), "fw_headersecret");
  });

  test("where it was given as a header of any usual name, in any usual form", async (t) => {
    for (const [name, value] of [
      ["x-auth", "headersecret"],
      ["x-password", "headersecret"],
      ["x-credential", "a,headersecret"],
      ["authorization", 'Digest response="headersecret"'],
      ["cookie", "session=headersecret; theme=dark"],
    ]) {
      const service = await serve(t, reply(401, { message: "bad headersecret" }));
      const client = clientOf(service, { apiKey: undefined, headers: { [name]: value } });
      assertSecret(await failure(client.get("x")), "headersecret");
    }
  });
});
