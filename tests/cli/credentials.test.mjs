import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { hangUp, reply, send, serve } from "../node/service.mjs";
import { json, run } from "./cli.mjs";
import { files } from "./files.mjs";
import { onTerminal } from "./terminal.mjs";

const FLAG = "fw_of_the_flag";
const ENVIRONMENT = "fw_of_the_environment";
const FILE = "fw_of_the_file";
const empty = reply(200, { deployments: [] });

/** A home folder with an `auth.ini` that has these permissions. */
function homeWith(t, ini, mode = 0o600) {
  const home = files(t, {});
  mkdirSync(join(home, ".fireworks"));
  writeFileSync(join(home, ".fireworks/auth.ini"), ini, { mode });
  return home;
}

/** The credentials that arrive at the service. */
async function asked(t, args, env) {
  const service = await serve(t, empty);
  const { status, stderr } = await json(["list", "--base-url", service.url, ...args], { env });
  assert.deepEqual([status, stderr], [0, ""]);
  const [{ url, headers }] = service.requests;
  return [headers.authorization, /accounts\/([^/]+)/.exec(url)[1]];
}

describe("the key and the account come from", () => {
  const environment = { FIREWORKS_API_KEY: ENVIRONMENT, FIREWORKS_ACCOUNT_ID: "environment" };
  const ini = `# mine\naccount_id = file\r\napi_key=${FILE}\n`;
  const flags = ["--api-key", FLAG, "--account-id", "flag"];

  test("the options first", async (t) => {
    const env = { ...environment, HOME: homeWith(t, ini) };
    assert.deepEqual(await asked(t, flags, env), [`Bearer ${FLAG}`, "flag"]);
  });

  test("then the environment", async (t) => {
    const env = { ...environment, HOME: homeWith(t, ini) };
    assert.deepEqual(await asked(t, [], env), [`Bearer ${ENVIRONMENT}`, "environment"]);
  });

  test("then ~/.fireworks/auth.ini", async (t) => {
    const env = { FIREWORKS_API_KEY: "", HOME: homeWith(t, ini) };
    assert.deepEqual(await asked(t, [], env), [`Bearer ${FILE}`, "file"]);
  });

  for (const [name, text] of Object.entries({
    "with values in quotes": `account_id = "file"\napi_key = '${FILE}' ; mine`,
    "with comments behind values": `account_id = file # mine\napi_key = ${FILE}\t; mine`,
    "with names in capitals": `ACCOUNT_ID: file\nApi_Key: ${FILE}`,
    "with a section": `[default]\naccount_id = file\n[more]\napi_key = ${FILE}`,
  })) {
    test(`then ~/.fireworks/auth.ini, ${name}`, async (t) => {
      assert.deepEqual(await asked(t, [], { HOME: homeWith(t, text) }), [`Bearer ${FILE}`, "file"]);
    });
  }

  test("without treating a comment as a value", async (t) => {
    const ini = `account_id = ; none yet\napi_key = ${FILE}`;
    const { status, stderr } = await run(["list"], {
      env: { HOME: homeWith(t, ini), FIREWORKS_BASE_URL: "http://127.0.0.1:1" },
    });
    assert.equal(status, 1);
    assert.match(stderr, /can't look up the key's account/);
  });

  test("each from its own source", async (t) => {
    const env = { FIREWORKS_API_KEY: ENVIRONMENT, HOME: homeWith(t, ini) };
    assert.deepEqual(await asked(t, [], env), [`Bearer ${ENVIRONMENT}`, "file"]);
    assert.deepEqual(await asked(t, ["--account-id", "flag"], { HOME: env.HOME }), [`Bearer ${FILE}`, "flag"]);
  });

  test("nowhere, where a proxy adds the key", async (t) => {
    assert.deepEqual(await asked(t, ["--account-id", "flag"], {}), [undefined, "flag"]);
  });
});

test("without a key nothing is sent, and the error names every way to pass one", async () => {
  const { status, stderr } = await run(["list", "--account-id", "acme"]);
  assert.equal(status, 2);
  assert.match(stderr, /^error: missing API key; pass --api-key, set FIREWORKS_API_KEY, or .*auth\.ini/);
});

test("a file of credentials that can't be read is wrong usage", async (t) => {
  const home = files(t, {});
  mkdirSync(join(home, ".fireworks/auth.ini"), { recursive: true });
  const { status, stderr } = await run(["list"], { env: { HOME: home } });
  assert.equal(status, 2);
  assert.match(stderr, /^error: `.*auth\.ini` can't be read \(it is not a regular file\); fix it, or pass --api-key/);
});

test("a pipe in place of the file of credentials is wrong usage, not a wait without end", async (t) => {
  const home = files(t, {});
  mkdirSync(join(home, ".fireworks"));
  execFileSync("mkfifo", [join(home, ".fireworks/auth.ini")]);
  const { status, stderr } = await run(["list"], { env: { HOME: home } });
  assert.equal(status, 2);
  assert.match(stderr, /auth\.ini` can't be read \(it is not a regular file\)/);
});

describe("a file of credentials that others can read", () => {
  const list = async (t, text, ...args) => {
    const service = await serve(t, empty);
    const env = { HOME: homeWith(t, text, 0o640), FIREWORKS_ACCOUNT_ID: "acme", FIREWORKS_BASE_URL: service.url };
    return await run(["list", ...args], { env });
  };
  const ini = `api_key = ${FILE}`;

  test("is warned about, and used", async (t) => {
    const { status, stderr } = await list(t, ini);
    assert.equal(status, 0);
    const warning = "other users can read the key in ~/.fireworks/auth.ini; run chmod 600 ~/.fireworks/auth.ini";
    assert.match(stderr, new RegExp(`^warning: ${warning}$`, "m"));
  });

  test("isn't mentioned to scripts, or when its key isn't used", async (t) => {
    assert.doesNotMatch((await list(t, ini, "--output", "json")).stderr, /warning/);
    assert.doesNotMatch((await list(t, ini, "--api-key", FLAG)).stderr, /warning/);
    assert.doesNotMatch((await list(t, "account_id = acme", "--api-key", FLAG)).stderr, /warning/);
  });
});

describe("without an account", () => {
  const env = { FIREWORKS_API_KEY: ENVIRONMENT };
  const only = reply(200, { accounts: [{ name: "accounts/only" }] });
  const list = async (t, answers, others = {}) => {
    const service = await serve(t, ...answers);
    const said = await run(["list", "--base-url", service.url], { env: { ...env, ...others } });
    return { ...said, requests: service.requests };
  };

  test("the key's only account is used", async (t) => {
    const { status, requests } = await list(t, [only, empty]);
    assert.deepEqual([status, requests[0].url], [0, "/v1/accounts?pageSize=2"]);
    assert.equal(requests[0].headers.authorization, `Bearer ${ENVIRONMENT}`);
    assert.match(requests[1].url, /^\/v1\/accounts\/only\/deployments\?/);
  });

  test("a key with several accounts needs --account-id", async (t) => {
    const accounts = [{ name: "accounts/one" }, { name: "accounts/two" }];
    const { status, stderr } = await list(t, [reply(200, { accounts })]);
    assert.equal(status, 2);
    assert.match(
      stderr,
      /^error: the key has several accounts, such as `one` and `two`; pass --account-id, or set FIREWORKS_ACCOUNT_ID\n$/,
    );
  });

  test("a key with no account needs --account-id", async (t) => {
    const { status, stderr } = await list(t, [reply(200, {})]);
    assert.equal(status, 2);
    assert.match(stderr, /^error: the key has no account; pass --account-id, or set FIREWORKS_ACCOUNT_ID\n$/);
  });

  const refusals = {
    "a key that is refused": [
      reply(401, { code: 16, message: `no such key ${ENVIRONMENT}` }),
      /refused: no such key \[key\] \(401 UNAUTHENTICATED\)/,
    ],
    "a connection that drops": [hangUp, /connection failed/],
    "an answer of something else": [reply(200, "<html>"), /the reply is an HTML page instead of/],
    "a list of something else": [reply(200, [1]), /the reply is a list instead of a JSON object/],
    "accounts that aren't a list": [
      reply(200, { accounts: 5 }),
      /the reply's `accounts` is a number instead of a list/,
    ],
    "accounts without names": [reply(200, { accounts: [{}] }), /the reply is not a list of accounts/],
  };
  for (const [name, [answer, message]] of Object.entries(refusals)) {
    test(`${name} is status 1`, async (t) => {
      const { status, stderr } = await list(t, [answer]);
      assert.equal(status, 1);
      assert.match(stderr, message);
      assert.match(
        stderr,
        /^error: can't look up the key's account: .*; pass --account-id, or set FIREWORKS_ACCOUNT_ID$/m,
      );
      assert.doesNotMatch(stderr, /deployments/);
    });
  }

  test("a busy service is asked again", async (t) => {
    const busy = reply(503, {}, { "retry-after-ms": "1" });
    const { status, requests } = await list(t, [busy, hangUp, only, empty]);
    const urls = requests.map(({ url }) => url.replace(/\?.*/, ""));
    assert.equal(status, 0);
    assert.deepEqual(urls, [...Array(3).fill("/v1/accounts"), "/v1/accounts/only/deployments"]);
  });

  test("custom headers are sent, but not after a redirect, and their secrets are not printed", async (t) => {
    const elsewhere = await serve(t, only);
    const custom = { FIREWORKS_CUSTOM_HEADERS: "x-team: search\nx-proxy-token: s3cr3t-of-the-proxy" };
    const moved = reply(302, {}, { location: `${elsewhere.url}/v1/accounts` });
    const { status, stderr, requests } = await list(t, [moved], custom);
    assert.deepEqual([status, requests[0].headers["x-team"], elsewhere.requests.length], [1, "search", 0]);
    assert.match(stderr, /the reply is a redirect, and redirects are not followed: check --base-url/);
    const echo = (request, response) => send(response, reply(400, { message: request.headers["x-proxy-token"] }));
    assert.match((await list(t, [echo], custom)).stderr, /refused: \[key\]/);
  });

  for (const headers of ["bad name: v", "x: ☃", "no colon"]) {
    test(`headers that can't be sent are wrong usage: ${headers}`, async (t) => {
      const { status, stderr, requests } = await list(t, [only], { FIREWORKS_CUSTOM_HEADERS: headers });
      assert.deepEqual([status, requests.length], [2, 0]);
      assert.match(stderr, /^error: .*header/i);
    });
  }
});

test("a secret in a custom header is not printed, even if the service repeats it", async (t) => {
  const SECRET = "s3cr3t-of-the-proxy";
  const env = { FIREWORKS_CUSTOM_HEADERS: `x-proxy-token: ${SECRET}` };
  const { url } = await serve(t, reply(200, { name: "accounts/acme/deployments/x", displayName: SECRET }));
  const { stdout } = await run(["get", "x", "--account-id", "acme", "--base-url", url], { env });
  assert.match(stdout, /displayName +\[key\]/);
});

describe("a key is never printed", () => {
  test("not even in part, where text is cut or wrapped", async (t) => {
    const key = "fw_3ZsecretSecretSecretSecretSecret";
    const said = `upstream refused the token ${key} of yours`;
    const status = { code: "INTERNAL", message: said };
    const echo = { name: "accounts/acme/deployments/x", description: said, status };
    const { url } = await serve(t, (request, response) =>
      send(response, reply(200, request.url.includes("/x") ? echo : { deployments: [echo] })),
    );
    const flags = ["--api-key", key, "--account-id", "acme", "--base-url", url];
    for (const columns of [30, 40, 60, 80]) {
      for (const command of [["list"], ["get", "x"]]) {
        const { raw } = await onTerminal([...command, ...flags], { columns });
        assert.doesNotMatch(raw, /fw_|secret/i, `${command} at ${columns}`);
      }
    }
  });

  test("in JSON, whatever characters it contains", async (t) => {
    const key = 'fw_a"b\\c1234567';
    const { url } = await serve(t, reply(200, { name: "accounts/acme/deployments/x", displayName: `is ${key}` }));
    const { value } = await json(["get", "x", "--api-key", key, "--account-id", "acme", "--base-url", url]);
    assert.equal(value.displayName, "is [key]");
  });

  const echo = (request, response) => {
    const words = `what is ${request.headers.authorization}?`;
    const found = {
      name: "accounts/acme/deployments/x",
      state: "READY",
      displayName: words,
      status: { message: words },
    };
    if (request.method === "GET") send(response, reply(200, found));
    else send(response, reply(400, { code: 3, message: words }));
  };
  const KEY = "fw_s3cr3ts3cr3t";

  for (const args of [
    ["get", "x"],
    ["delete", "x"],
    ["undelete", "x", "--wait"],
    ["create", "-f", "-"],
  ]) {
    for (const format of ["table", "json"]) {
      test(`by ${args[0]} with -o ${format}, even if the service repeats it`, async (t) => {
        const { url } = await serve(t, echo);
        const flags = ["--api-key", KEY, "--account-id", "acme", "--base-url", url, "-o", format];
        const { stdout, stderr } = await run([...args, ...flags], { input: '{ "baseModel": "accounts/a/models/m" }' });
        assert.ok(!`${stdout}${stderr}`.includes(KEY), `${stdout}${stderr}`);
        assert.match(`${stdout}${stderr}`, /\[key\]/);
      });
    }
  }

  for (const args of [
    ["get", "x", `--api-kye=${KEY}`],
    [KEY],
    ["get", "x", "--api-key", KEY, "-o", KEY],
    ["get", "x", "--api-key", "ключ"],
  ]) {
    test(`by wrong usage: ${args.map((arg) => arg.replace(KEY, "the key")).join(" ")}`, async () => {
      const { status, stdout, stderr } = await run(args);
      assert.equal(status, 2);
      assert.ok(!`${stdout}${stderr}`.includes(KEY) && !stderr.includes("ключ"), stderr);
    });
  }
});
