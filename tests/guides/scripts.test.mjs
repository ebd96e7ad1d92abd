// The guides' code for Node, run unchanged.
import assert from "node:assert/strict";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { shell } from "../cli/cli.mjs";
import { emulated } from "../cli/emulated.mjs";
import { files } from "../cli/files.mjs";
import { blocksOf, run, service } from "../node/code.mjs";

const root = join(import.meta.dirname, "../..");
const of = (guide) => blocksOf(`docs/guides/${guide}.md`).map(({ code }) => code);
const deleted = { name: "accounts/acme/deployments/my-deployment", state: "DELETED", minReplicaCount: 0 };
const ready = { ...deleted, state: "READY" };

/** The output of a module. It must exit with status 0. */
async function printed(t, code, service) {
  const { stdout, stderr, status } = await run(t, { "block.mjs": code }, service);
  assert.equal(status, 0, stderr);
  return stdout + stderr;
}

it("every block of every guide is run here or in pages.test.mjs", () => {
  const counts = readdirSync(join(root, "docs/guides")).map((file) => [file, of(file.replace(".md", "")).length]);
  assert.deepEqual(Object.fromEntries(counts), {
    "a-form.md": 5,
    "a-proxy-for-pages.md": 2,
    "errors-and-retries.md": 6,
    "recover-a-deployment.md": 6,
    "tanstack-query.md": 2,
    "test-without-gpus.md": 5,
    "validate-in-ci.md": 8,
  });
});

describe("recover a deployment", () => {
  const [FIND, RECOVER, SERVING, WHY, KEEP, SHELL] = of("recover-a-deployment");
  const CLIENT = FIND.split("for await")[0];
  const hurried = (block, options = "pollMs: 1") =>
    CLIENT + block.replace('recover("my-deployment")', `recover("my-deployment", { ${options} })`);

  it("finds the deleted ones", async (t) => {
    const deployments = [deleted, { name: "accounts/acme/deployments/live" }];
    const shown = await printed(t, FIND, await service(t, deployments));
    assert.match(shown, /^accounts\/acme\/deployments\/my-deployment DELETED \d{4}-.*Z\s+\n$/);
  });

  it("recovers one, and prints its progress", async (t) => {
    const server = await service(t, [deleted]);
    server.emulator.fail({ status: 503, message: "busy", headers: { "retry-after-ms": "1" } });
    const shown = await printed(t, CLIENT + RECOVER, server);
    assert.match(shown, /^DELETED .*READY OK .*\naccounts\/acme\/deployments\/my-deployment is READY\nstill.*busy/s);
  });

  it("goes on until it serves", async (t) => {
    const server = await service(t, [deleted]);
    await printed(t, CLIENT + SERVING.replace("until", "pollMs: 1, until"), server);
    assert.match(server.requests.at(-1).url, /^\/inference\/v1\/chat\/completions$/);
    assert.equal(JSON.parse(server.requests.at(-1).body).max_tokens, 1);
  });

  it("says why not", async (t) => {
    const similar = { name: "accounts/acme/deployments/my-deploymnet" };
    const answers = [
      [[similar], {}, /\(404 NOT_FOUND\).*; did you mean `my-deploymnet`\?\n$/],
      [[deleted], { status: 401, message: "invalid" }, /; the key came from FIREWORKS_API_KEY\n$/],
      [[deleted], { status: 412, message: "suspended" }, /\nask whoever runs the account: suspended\n$/],
    ];
    for (const [deployments, fault, expected] of answers) {
      const server = await service(t, deployments);
      if (fault.status) server.emulator.fail(fault);
      assert.match(await printed(t, hurried(WHY), server), expected);
    }
  });

  it("reports a failure with its message", async (t) => {
    const server = await service(t, [deleted]);
    server.emulator.failStart({ state: "FAILED", message: "no such image" });
    const shown = await printed(t, hurried(WHY, "pollMs: 1, graceMs: 1"), server);
    assert.match(shown, /; the undelete took effect; termination message: .*\nfix this first: no such image\n$/);
  });

  it("can be run again after an interruption", async (t) => {
    const server = await service(t, [deleted]);
    server.emulator.failStart({ lasts: "2m" });
    const STOP = `pollMs: 1, signal: stop.signal, onPoll: ({ state }) => state === "CREATING" && stop.abort()`;
    const shown = await printed(t, `const stop = new AbortController();${hurried(WHY, STOP)}`, server);
    assert.match(shown, /; the undelete took effect: go on with `recover`\nrun it again; last seen CREATING\n$/);
    assert.equal(await printed(t, hurried(WHY), server), "");
    assert.equal(server.requests.filter(({ method }) => method === "POST").length, 1);
  });

  it("keeps a deployment from being deleted", async (t) => {
    const server = await service(t, [ready]);
    await printed(t, CLIENT + KEEP, server);
    assert.match(server.requests[0].url, /\?updateMask=min_replica_count$/);
    assert.equal(server.emulator.deployments()[0].minReplicaCount, 1);
  });

  it("does the same from a shell", async (t) => {
    const { env } = await emulated(t, [{ name: "my-deployment", state: "DELETED" }], { speed: 100 });
    const { status, stdout, stderr } = await shell(SHELL, { env });
    assert.equal(status, 0, stderr);
    assert.match(stdout, /^ID .*\nmy-deployment +DELETED .*\nrecovered my-deployment: READY\nname .*\nstate +READY\n/s);
  });
});

describe("test without GPUs", () => {
  const [TEST, TIME, FAULTS, EDIT, SCALING] = of("test-without-gpus");

  it("has a test that passes", async (t) => {
    assert.match(await printed(t, TEST, {}), /^# pass 1$/m);
  });

  it("skips a week", async (t) => {
    assert.match(await printed(t, TIME, {}), /^0\n1\nDELETED \d{4}-.*Z\n$/);
  });

  it("injects faults", async (t) => {
    assert.equal(await printed(t, FAULTS, {}), "READY\nfailed no such image\n");
  });

  it("changes a deployment behind the client's back", async (t) => {
    assert.match(
      await printed(t, EDIT, {}),
      /^a GPU broke\n\[ 'GET \/v1\/accounts\/acme\/deployments\/mine 200' \]\n$/,
    );
  });

  it("compares policies, with the figures that the guide gives", async (t) => {
    const figures = SCALING.split("\n").filter((line) => line.startsWith("// "));
    assert.equal(await printed(t, SCALING, {}), `${figures.map((line) => line.slice(3)).join("\n")}\n`);
  });
});

describe("TanStack Query", () => {
  const [, KEYS] = of("tanstack-query");

  it("has keys for prefixes, which know the data", async (t) => {
    const shown = await printed(t, KEYS, await service(t, [{ ...ready, name: "accounts/acme/deployments/mine" }]));
    const commented = [...KEYS.matchAll(/; \/\/ +(.*)$/gm)].map(([, output]) => output.replaceAll('"', "'"));
    assert.equal(shown.replaceAll("[ ", "[").replaceAll(" ]", "]"), `${commented.join("\n")}\n`);
  });
});

describe("validate in CI", () => {
  const [CHECK, DEPLOYMENT, COMMAND, OUTPUT, EDITOR, AJV, VALIDATE, ISSUES] = of("validate-in-ci");

  it("fails for an error, and prints what the guide says", async (t) => {
    assert.equal(COMMAND, "node check.mjs deployment.json\n");
    const files = { "check.mjs": CHECK, "deployment.json": DEPLOYMENT };
    const { stdout, status } = await run(t, files, { args: ["deployment.json"] });
    assert.deepEqual([stdout, status], [OUTPUT, 1]);
  });

  it("passes for a warning", async (t) => {
    const files = { "check.mjs": CHECK, "deployment.json": DEPLOYMENT.replace("120s", "300s") };
    const { stdout, status } = await run(t, files, { args: ["deployment.json"] });
    assert.deepEqual([stdout.split("\n").length, status], [2, 0]);
  });

  it("names a schema that the package contains", () => {
    const [{ url }] = JSON.parse(EDITOR)["json.schemas"];
    assert.ok(existsSync(join(root, url)), url);
  });

  it("fails for an error without a script, and prints what the guide says", async (t) => {
    const cwd = files(t, { "deployment.json": DEPLOYMENT });
    const { status, stdout } = await shell(VALIDATE, { cwd });
    assert.deepEqual([status, stdout], [3, ISSUES]);
  });

  it("finds the same with ajv", async (t) => {
    assert.match(await printed(t, AJV, {}), /^false \[.*baseModel.*63 characters.*\]\n$/s);
  });
});

describe("a form", () => {
  const [, , DURATIONS, HOOK_FORM, TANSTACK] = of("a-form");

  it("takes durations as people write them", async (t) => {
    assert.equal(await printed(t, DURATIONS, {}), "300s\n1h30m\n");
  });

  it("is validated by react-hook-form's resolver", async (t) => {
    assert.match(await printed(t, HOOK_FORM, {}), /^must be at most 63 characters.* is required on create\n$/);
  });

  it("is validated by TanStack Form", async (t) => {
    assert.match(await printed(t, TANSTACK, {}), /^false [1-9]\n$/);
  });
});

describe("errors and retries", () => {
  const [DECIDE, CREATE, STOP, RESPONSE, LOG, WATCH] = of("errors-and-retries");
  const CLIENT =
    'import { DeploymentsClient } from "fireworks-deployments";\nconst client = new DeploymentsClient();\n';

  it("decides by the kind", async (t) => {
    assert.equal(await printed(t, DECIDE, await service(t, [ready])), "");
    assert.match(await printed(t, DECIDE, await service(t, [])), /^404 NOT_FOUND undefined \w+ scale of/);
  });

  it("prints the issues of an invalid one", async (t) => {
    const shown = await printed(t, DECIDE.replace(", 2)", ", -1)"), await service(t, [ready]));
    assert.match(shown, /must be at least 0/);
  });

  it("says that a write may have taken effect", async (t) => {
    const server = await service(t, [ready]);
    server.emulator.fail({ status: 503, times: Infinity, headers: { "retry-after-ms": "1" } });
    assert.match(await printed(t, DECIDE, server), /it may have taken effect; check before you retry/);
  });

  it("creates with an ID", async (t) => {
    const server = await service(t, []);
    await printed(t, CLIENT + CREATE, server);
    assert.match(server.emulator.deployments()[0].name, /my-new-deployment$/);
  });

  it("aborts a wait", async (t) => {
    assert.equal(await printed(t, CLIENT + STOP, await service(t, [ready])), "aborted TimeoutError READY\n");
  });

  it("shows the reply of a call", async (t) => {
    const shown = await printed(t, CLIENT + RESPONSE, await service(t, [ready]));
    assert.match(shown, /^READY 200 \S+ 1 application\/json.*\n$/);
  });

  it("logs to the console", async (t) => {
    const shown = await printed(t, CLIENT + LOG, await service(t, [ready]));
    assert.match(shown, /^fireworks-deployments: request GET .*\nfireworks-deployments: response GET .*\n$/);
  });

  it("logs events", async (t) => {
    const shown = await printed(t, CLIENT + WATCH, await service(t, [ready]));
    assert.match(shown, /^request GET \/v1\/\S+ 1 \nresponse GET \/v1\/\S+ 1 200\n$/);
  });
});
