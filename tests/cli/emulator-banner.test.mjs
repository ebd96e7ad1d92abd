// The lines that the emulator's server prints when it starts.
import assert from "node:assert/strict";
import { once } from "node:events";
import { describe, test } from "node:test";
import { run } from "./cli.mjs";
import { files } from "./files.mjs";

/** Starts the server, and ends it once it has printed. `prepare` is given what it printed, and may call it. */
async function printed(args, during = () => {}) {
  const { status, stdout, stderr } = await run(["emulator", "--port", "0", ...args], {
    during: async (child) => {
      const [text] = await once(child.stdout, "data");
      await during(String(text));
      child.kill("SIGTERM");
    },
  });
  assert.deepEqual([status, stderr], [0, ""]);
  return stdout;
}

const seeded = (t, value) => `${files(t, { "seeds.json": value })}/seeds.json`;

describe("the emulator's banner", () => {
  test("says which account has the deployments, and sets clients up for it", async (t) => {
    const file = seeded(t, [{ name: "mine", state: "DELETED" }, { name: "accounts/acme/deployments/other" }]);
    let listed;
    const text = await printed(["--seed-file", file], async (banner) => {
      const [, settings] = /export (.*)/.exec(banner);
      const env = Object.fromEntries(settings.split(" ").map((setting) => setting.split("=")));
      listed = await run(["list", "--show-deleted", "-o", "json"], { env });
    });
    const url = /http:\S+/.exec(text)[0];
    assert.equal(
      text,
      `Emulator listening on ${url}

Account acme: 1 deployment
  other  READY

Account local: 1 deployment
  mine  DELETED

To use it from a shell:
  export FIREWORKS_BASE_URL=${url} FIREWORKS_ACCOUNT_ID=acme FIREWORKS_API_KEY=fw_local

Its own methods: ${url}/emulator/
`,
    );
    assert.deepEqual(
      JSON.parse(listed.stdout).map(({ name }) => name),
      ["accounts/acme/deployments/other"],
    );
  });

  test("names ten deployments of an account at most", async (t) => {
    const seeds = Array.from({ length: 12 }, (_, number) => ({ name: `d${number + 10}` }));
    const text = await printed(["--account-id", "acme", "--seed-file", seeded(t, seeds)]);
    assert.match(text, /Account acme: 12 deployments\n {2}d10 {2}READY\n[\s\S]* {2}d19 {2}READY\n {2}and 2 more\n/);
    assert.match(text, /FIREWORKS_ACCOUNT_ID=acme /);
  });

  test("says which deployments no request can reach", async (t) => {
    const file = seeded(t, [{ name: "accounts/other/deployments/x" }]);
    const text = await printed(["--account-id", "acme", "--seed-file", file]);
    assert.match(text, /Account other: 1 deployment, which no request can reach: only acme is accepted\n/);
    assert.match(text, /FIREWORKS_ACCOUNT_ID=acme /);
  });

  test("says that there are none", async () => {
    assert.match(await printed([]), /\n\nNo deployments\.\n\n[\s\S]*FIREWORKS_ACCOUNT_ID=local /);
    assert.match(await printed(["--account-id", "acme"]), /\n\nAccount acme has no deployments\.\n\n/);
  });

  test("never shows the key that it was given", async () => {
    const text = await printed(["--api-key", "fw_secret"]);
    assert.match(text, /only the given API key is accepted:\n {2}export .* FIREWORKS_API_KEY=…\n/);
    const json = await printed(["--api-key", "fw_secret", "-o", "json"]);
    assert.ok(!`${text}${json}`.includes("fw_secret"));
    assert.equal(JSON.parse(json).needsKey, true);
  });

  test("with -o json is one object", async (t) => {
    const file = seeded(t, [{ name: "mine", state: "FAILED" }]);
    const { url, ...summary } = JSON.parse(await printed(["--seed-file", file, "-o", "json"]));
    assert.deepEqual(summary, {
      accounts: ["local"],
      deployments: [{ name: "accounts/local/deployments/mine", state: "FAILED" }],
      environment: { FIREWORKS_BASE_URL: url, FIREWORKS_ACCOUNT_ID: "local", FIREWORKS_API_KEY: "fw_local" },
      needsKey: false,
    });
  });

  test("is printed with realistic timing too, and another timing is a wrong usage", async () => {
    assert.match(await printed(["--timing", "realistic"]), /listening/);
    const { status, stderr } = await run(["emulator", "--timing", "slow"]);
    assert.equal(status, 2);
    assert.match(stderr, /Allowed choices are quick, realistic/);
  });
});
