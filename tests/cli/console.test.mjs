import assert from "node:assert/strict";
import { once } from "node:events";
import { chmodSync, cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { describe, test } from "node:test";
import { KEY } from "../node/service.mjs";
import { run } from "./cli.mjs";
import { deleted, emulated } from "./emulated.mjs";
import { files } from "./files.mjs";
import { onTerminal } from "./terminal.mjs";

const WWW = join(import.meta.dirname, "../../www");
const INDEX = '<!doctype html><html lang="en" data-mode="emulator"></html>';
const LIST = "/v1/accounts/acme/deployments?showDeleted=true";

/** A folder in which the console's package is installed, with a page of one line. */
function installed(t) {
  const folder = files(t, {});
  const place = join(folder, "node_modules/fireworks-deployments-console");
  mkdirSync(join(place, "dist"), { recursive: true });
  for (const name of ["server", "package.json"]) cpSync(join(WWW, name), join(place, name), { recursive: true });
  writeFileSync(join(place, "dist/index.html"), INDEX);
  return folder;
}

/** The output of the command, which is ended after `use` has been called with its first line. */
function running(t, args, options, use) {
  return run(["console", "--port", "0", ...args], {
    cwd: installed(t),
    ...options,
    during: async (child) => {
      const failed = once(child, "close").then(() => ["{}"]);
      const [line] = await Promise.race([once(createInterface(child.stdout), "line"), failed]);
      try {
        await use(line);
      } finally {
        child.kill("SIGTERM");
      }
    },
  });
}

const pageOf = async (url) => (await fetch(`${url}/deployments/x`)).text();

describe("console", () => {
  test("serves the page on its emulator until Ctrl-C, without a key", async (t) => {
    let page;
    const { status, screen } = await onTerminal(["console", "--port", "0"], {
      env: { HOME: "/nowhere" },
      cwd: installed(t),
      during: async ({ screen, until, type }) => {
        await until(/EMULATOR/);
        page = await pageOf(/http:\S+/.exec(screen()[0])[0]);
        type("\x03");
      },
    });
    assert.equal(page, INDEX);
    assert.equal(status, 0);
    assert.match(screen[0], /^Console on http:\/\/127\.0\.0\.1:\d+$/);
    assert.match(screen[1], /^EMULATOR: nothing in it is real/);
  });

  test("with --live passes calls on with the key, which is neither in the page nor in the output", async (t) => {
    const { env, requests } = await emulated(t, [deleted()]);
    const { status, stdout, stderr } = await running(t, ["--live", "-o", "json"], { env }, async (line) => {
      const { url } = JSON.parse(line);
      const page = await pageOf(url);
      assert.match(page, /<html lang="en" data-mode="live" data-account="acme" data-service="127\.0\.0\.1:\d+">/);
      assert.ok(!page.includes(KEY));
      const { deployments } = await (await fetch(url + LIST)).json();
      assert.equal(deployments[0].state, "DELETED");
    });
    assert.deepEqual([status, stderr], [0, ""]);
    const { url, ...facts } = JSON.parse(stdout);
    assert.deepEqual(facts, { mode: "live", accountId: "acme", baseUrl: env.FIREWORKS_BASE_URL });
    assert.ok(!stdout.includes(KEY));
    assert.equal(requests.at(-1).headers.authorization, `Bearer ${KEY}`);
  });

  test("takes key and account from where the other commands do", async (t) => {
    const { requests, url: service } = await emulated(t);
    const home = files(t, {});
    mkdirSync(join(home, ".fireworks"));
    writeFileSync(join(home, ".fireworks/auth.ini"), `api_key = ${KEY}\n`);
    const env = { HOME: home, FIREWORKS_CUSTOM_HEADERS: "x-team: night" };
    const { stdout } = await running(t, ["--live", "--base-url", service], { env }, async (line) => {
      const { status } = await fetch(/http:\S+/.exec(line)[0] + LIST);
      assert.equal(status, 200);
    });
    assert.match(stdout, /^LIVE: account acme of http:.*, with the key from ~\/\.fireworks\/auth\.ini\. Press Ctrl-C/m);
    assert.deepEqual(
      requests.map(({ url }) => url),
      ["/v1/accounts?pageSize=2", LIST],
    );
    const { authorization, "x-team": team } = requests.at(-1).headers;
    assert.deepEqual([authorization, team], [`Bearer ${KEY}`, "night"]);
  });

  test("needs a key for --live, an account, and nobody who wants to send nothing", async (t) => {
    const cwd = installed(t);
    const env = { FIREWORKS_API_KEY: KEY };
    const rows = [
      [["--live"], {}, /^error: missing API key; pass --api-key/],
      [["--live", "--account-id", "../other"], env, /^error: account ID must contain only a-z, 0-9 and hyphens, got/],
      [
        ["--live", "--dry-run", "--account-id", "acme"],
        env,
        /^error: the console sends what you press: --dry-run can't/,
      ],
    ];
    for (const [args, env, said] of rows) {
      const { status, stdout, stderr } = await run(["console", "--port", "0", ...args], { cwd, env });
      assert.deepEqual([status, stdout], [2, ""]);
      assert.match(stderr, said);
      assert.ok(!stderr.includes(KEY));
    }
  });

  test("says that its port is in use", async (t) => {
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    t.after(() => other.close());
    const port = String(other.address().port);
    const { status, stdout, stderr } = await run(["console", "--port", port], { cwd: installed(t) });
    assert.deepEqual([status, stdout], [1, ""]);
    assert.equal(stderr, `error: can't listen on port ${port} of 127.0.0.1: already in use; port 0 picks a free one\n`);
  });

  test("with --open opens the page, and only then", async (t) => {
    const bin = files(t, {
      "xdg-open":
        '#!/bin/sh\necho "$1" > "$(dirname "$0")/opened.new"; mv "$(dirname "$0")/opened.new" "$(dirname "$0")/opened"\n',
    });
    chmodSync(join(bin, "xdg-open"), 0o755);
    const env = { PATH: `${bin}:${process.env.PATH}` };
    const opened = () => {
      try {
        return readFileSync(join(bin, "opened"), "utf8");
      } catch {
        return undefined;
      }
    };
    await running(t, [], { env }, () => {});
    assert.equal(opened(), undefined);
    const { stdout } = await running(t, ["--open"], { env }, async () => {
      while (opened() === undefined) await new Promise((resolve) => setTimeout(resolve, 10));
    });
    assert.equal(opened().trim(), /http:\S+/.exec(stdout)[0]);
    const nothing = await running(t, ["--open"], { env: { PATH: "/nowhere" } }, () => {});
    assert.equal(nothing.status, 0);
  });
});
