// Mistakes that new users make: what is given, what is said, and the exit status.
import assert from "node:assert/strict";
import { once } from "node:events";
import { mkdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { describe, test } from "node:test";
import { run } from "./cli.mjs";
import { emulated } from "./emulated.mjs";
import { files } from "./files.mjs";

const KEY = "fw_wrong12345";
const valid = { baseModel: "accounts/fireworks/models/x", acceleratorType: "NVIDIA_H100_80GB" };
const seeds = [{ name: "prod" }, { name: "staging" }];

/** A home with these files in `.fireworks`. */
function home(t, contents) {
  const folder = files(t, {});
  mkdirSync(join(folder, ".fireworks"));
  for (const [name, content] of Object.entries(contents)) writeFileSync(join(folder, ".fireworks", name), content);
  return { HOME: folder };
}

/** The URL of a server that has just gone. */
async function goneUrl() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return `http://127.0.0.1:${port}`;
}

const GONE = await goneUrl();
const cases = {
  "--wait=5m": { args: ["undelete", "prod", "--wait=5m"], status: 2, said: /--wait takes no value; use --max-wait 5m/ },
  "--wait-timeout 5m": {
    args: ["undelete", "prod", "--wait-timeout", "5m"],
    status: 2,
    said: /unknown option '--wait-timeout'; use --max-wait/,
  },
  "a missing account with a base URL that isn't the API": {
    args: ["list"],
    env: () => ({ FIREWORKS_ACCOUNT_ID: "", FIREWORKS_BASE_URL: GONE }),
    status: 1,
    said: /can't look up the key's account: .*no answer from http:\/\/127\.0\.0\.1:\d+ in 3 attempts; pass --account-id, or set/,
  },
  "an auth.ini that isn't text": {
    args: ["list"],
    env: (t) => ({ ...home(t, { "auth.ini": new Uint8Array([0xff, 0xfe, 0]) }), FIREWORKS_API_KEY: "" }),
    status: 2,
    said: /auth\.ini` can't be read \(it is not UTF-8 text\); fix it, or pass --api-key and --account-id/,
  },
  "an auth.ini without settings": {
    args: ["list"],
    env: (t) => ({ ...home(t, { "auth.ini": "fw_1234567890" }), FIREWORKS_API_KEY: "" }),
    status: 2,
    said: /auth\.ini` must contain lines such as `api_key = …`; fix it, or pass --api-key/,
  },
  "/v1 in the base URL": {
    args: ["list", "--base-url", "https://api.fireworks.ai/v1"],
    status: 2,
    said: /the base URL must not end with `\/v1`, got `https:\/\/api.fireworks.ai\/v1`; use `https:\/\/api.fireworks.ai`/,
  },
  "the base URL for inference": {
    args: ["list", "--base-url", "https://api.fireworks.ai/inference/v1/"],
    status: 2,
    said: /must not end with `\/inference\/v1`, .*; use `https:\/\/api.fireworks.ai`/,
  },
  "a server that is down": {
    args: ["get", "prod", "--base-url", GONE],
    status: 1,
    said: /get of .*prod: connection failed: .*; no answer from http:\/\/127\.0\.0\.1:\d+ in 3 attempts/,
  },
  "a wrong key by option": {
    args: ["get", "prod", "--api-key", KEY],
    status: 1,
    said: /\(401 UNAUTHENTICATED\); the key came from --api-key$/m,
  },
  "a wrong key by environment": {
    args: ["recover", "prod"],
    env: () => ({ FIREWORKS_API_KEY: KEY }),
    status: 1,
    said: /\(401 UNAUTHENTICATED\); the key came from FIREWORKS_API_KEY$/m,
  },
  "a wrong key by file": {
    args: ["list"],
    env: (t) => ({ ...home(t, { "auth.ini": `api_key = ${KEY}` }), FIREWORKS_API_KEY: "" }),
    status: 1,
    said: /\(401 UNAUTHENTICATED\); the key came from ~\/\.fireworks\/auth\.ini$/m,
  },
  "a wrong key without an account": {
    args: ["list"],
    env: () => ({ FIREWORKS_API_KEY: KEY, FIREWORKS_ACCOUNT_ID: "" }),
    status: 1,
    said: /can't look up the key's account: .*the key came from FIREWORKS_API_KEY; pass --account-id/,
  },
  "the accelerator H100": {
    args: ["create", "-f", "-"],
    input: { ...valid, acceleratorType: "H100" },
    status: 1,
    said: /^<stdin>:1:\d+: warning: acceleratorType .*, got `H100`; did you mean `NVIDIA_H100_80GB`\?$/m,
  },
  "the field displayNme": {
    args: ["create", "-f", "-"],
    input: { ...valid, displayNme: "x" },
    status: 1,
    said: /^<stdin>:1:\d+: warning: unknown field `displayNme`; did you mean `displayName`\?$/m,
  },
  "an ID that is near another": { args: ["get", "prd"], status: 1, said: /404 NOT_FOUND.*; did you mean `prod`\?$/m },
  "an ID that is near another, to undelete": {
    args: ["undelete", "stagin"],
    status: 1,
    said: /`list --show-deleted` shows deleted deployments too.*; did you mean `staging`\?$/m,
  },
  "an ID that is near no other": { args: ["delete", "x"], status: 1, said: /404 NOT_FOUND\)(?!.*did you mean)/ },
};

describe("given", () => {
  for (const [name, { args, env = () => ({}), input, status, said }] of Object.entries(cases)) {
    test(`${name}: status ${status}, and what to do`, async (t) => {
      const service = await emulated(t, seeds);
      const options = { env: { ...service.env, ...env(t) }, input: JSON.stringify(input ?? "") };
      const { stderr, ...ended } = await run(args, options);
      assert.match(stderr, said);
      assert.equal(ended.status, status, stderr);
      assert.ok(!stderr.includes(KEY), "the key isn't printed");
    });
  }
});

test("an ID that is near one of another account only is near none", async (t) => {
  const { env } = await emulated(t, [{ name: "accounts/acme/deployments/prod" }], { accountId: undefined });
  const { stderr } = await run(["get", "accounts/other/deployments/prd"], { env });
  assert.match(stderr, /404 NOT_FOUND\)(?!.*did you mean)/);
  assert.match((await run(["get", "prd"], { env })).stderr, /404 NOT_FOUND.*did you mean `prod`\?/);
});

test("the account also comes from settings.ini", async (t) => {
  const { env, requests } = await emulated(t, seeds);
  const folder = home(t, { "auth.ini": `api_key = ${env.FIREWORKS_API_KEY}`, "settings.ini": "account_id = acme" });
  const { FIREWORKS_BASE_URL } = env;
  assert.equal((await run(["list"], { env: { FIREWORKS_BASE_URL, ...folder } })).status, 0);
  assert.match(requests[0].url, /^\/v1\/accounts\/acme\/deployments\?/);
});
