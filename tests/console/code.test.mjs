// "The same as code": each snippet is run as a person would paste it, against the emulator.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, it } from "node:test";
import { validateDeployment } from "fireworks-deployments";
import { shell } from "../cli/cli.mjs";
import { run, service } from "../node/code.mjs";
import { importConsole } from "./import.mjs";

const { asCode } = await importConsole("code/languages.ts");
const { completion } = await importConsole("code/curl.ts");
const { likeIt } = await importConsole("deployment/like.ts");

const SECRET = "route-key-s3cr3t";
const KEY = "fw_local";
/** Makes the time between polls short, and leaves timeouts as they are. */
const HURRIED = `data:text/javascript,${encodeURIComponent(
  "const s = setTimeout; globalThis.setTimeout = (f, ms, ...given) => s(f, ms < 10_000 ? ms / 1_000 : ms, ...given);",
)}`;

const policy = {
  scaleUpWindow: "30s",
  scaleDownWindow: "600s",
  scaleToZeroWindow: "300s",
  loadTargets: { default: 0.7 },
};
const seed = (state) => ({
  name: "accounts/acme/deployments/mine",
  displayName: 'It\'s "mine"; $HOME `date`',
  description: "two\nlines",
  baseModel: "accounts/fireworks/models/tiny",
  acceleratorType: "NVIDIA_H100_80GB",
  acceleratorCount: 2,
  minReplicaCount: 0,
  maxReplicaCount: 3,
  annotations: { "custom/team": "search" },
  autoscalingPolicy: policy,
  state,
});
const call = (does, more) => ({ does, account: "acme", id: "mine", ...more });
const named = ({ emulator }, id) => emulator.deployments().find(({ name }) => name.endsWith(`/${id}`));
const snippet = (call, key) => asCode(call).find((code) => code.key === key)?.snippet;
const codeOf = (call, key) => snippet(call, key).blocks[0].code;

const CALLS = {
  undelete: {
    before: "DELETED",
    call: call("undelete"),
    holds: (service) => assert.notEqual(named(service, "mine").state, "DELETED"),
  },
  get: {
    before: "READY",
    call: call("get"),
    holds: (_, output) => assert.match(output, /mine[\s\S]*READY/),
  },
  update: {
    before: "READY",
    call: call("update", {
      changes: {
        displayName: "it's new",
        description: null,
        autoscalingPolicy: { scaleDownWindow: "900s", loadTargets: { requests_per_second: 4 } },
      },
    }),
    holds(service) {
      const { displayName, description, autoscalingPolicy } = named(service, "mine");
      assert.equal(displayName, "it's new");
      assert.ok(!description, "null clears");
      assert.equal(autoscalingPolicy.scaleDownWindow, "900s");
      assert.equal(autoscalingPolicy.scaleToZeroWindow, "300s", "the other windows are kept");
      assert.deepEqual(autoscalingPolicy.loadTargets, { requests_per_second: 4 });
    },
  },
  create: {
    before: "READY",
    call: call("create", { id: "other", deployment: likeIt(seed("READY")) }),
    holds: (service) => assert.deepEqual(likeIt(named(service, "other")), likeIt(seed("READY"))),
  },
  delete: {
    before: "READY",
    call: call("delete"),
    holds: (service) => assert.match(named(service, "mine").state, /^DELET(ING|ED)$/),
  },
};

const RUN = {
  javascript: (t, code, url) => run(t, { "snippet.mjs": code }, { url, env: { NODE_OPTIONS: `--import=${HURRIED}` } }),
  curl: (_, code, url) => {
    assert.match(code, /https:\/\/api\.fireworks\.ai\/(inference\/)?v1\//);
    return shell(code.replace("https://api.fireworks.ai", url), { env: { FIREWORKS_API_KEY: KEY } });
  },
  "command-line": (_, code, url) =>
    shell(code, {
      env: { FIREWORKS_API_KEY: KEY, FIREWORKS_BASE_URL: url, NODE_OPTIONS: `--import=${HURRIED}` },
    }),
};

const hasCurl = await new Promise((resolve) => execFile("curl", ["--version"], (error) => resolve(!error)));

for (const [does, { before, call, holds }] of Object.entries(CALLS)) {
  describe(`${does}, as code`, () => {
    for (const [language, runIt] of Object.entries(RUN)) {
      const skip = language === "curl" && !hasCurl && "there is no curl here";
      it(`does what it says when the ${language} is pasted and run`, { skip }, async (t) => {
        const server = await service(t, [seed(before)]);
        const { status, stdout, stderr } = await runIt(t, codeOf(call, language), server.url);
        assert.equal(status, 0, stderr);
        holds(server, stdout);
      });
    }
  });
}

describe("the same as code", () => {
  it("says with curl the very request that the package sends for an update", async (t) => {
    const server = await service(t, [seed("READY")]);
    const { call } = CALLS.update;
    await RUN.curl(t, codeOf(call, "curl"), server.url);
    await RUN.javascript(t, codeOf(call, "javascript"), server.url);
    const [byCurl, byPackage] = server.requests;
    assert.equal(byCurl.method, byPackage.method);
    assert.deepEqual(
      decodeURIComponent(byCurl.url).split(/[?&]/).sort(),
      decodeURIComponent(byPackage.url).split(/[?&]/).sort(),
    );
    assert.deepEqual(JSON.parse(byCurl.body), JSON.parse(byPackage.body));
    assert.equal(byCurl.headers.authorization, byPackage.headers.authorization);
  });

  it("validates in CI the file that is shown beside the step", async (t) => {
    const folder = await mkdtemp(join(tmpdir(), "ci-"));
    t.after(() => rm(folder, { recursive: true }));
    const check = async (call) => {
      const [step, file] = snippet(call, "ci").blocks;
      await writeFile(join(folder, file.file), file.code);
      return shell(step.code.match(/run: (.*)/)[1], { cwd: folder });
    };
    for (const name of ["create", "update"]) assert.equal((await check(CALLS[name].call)).status, 0);
    const wrong = call("update", { changes: { autoscalingPolicy: { scaleToZeroWindow: "120s" } } });
    const { status, stdout, stderr } = await check(wrong);
    assert.equal(status, 3, "an invalid file fails the step");
    assert.match(stdout + stderr, /at least 5 minutes/);
  });

  it("leaves to the CI check only what a file can hold", () => {
    for (const name of ["get", "undelete", "delete"]) assert.equal(snippet(CALLS[name].call, "ci"), undefined);
  });

  it("uses the flags that firectl documents, and names what has none", () => {
    assert.equal(
      codeOf(CALLS.undelete.call, "firectl"),
      "firectl deployment undelete mine --account-id acme --wait --wait-timeout 1h",
    );
    const { blocks, note } = snippet(
      call("update", {
        changes: { minReplicaCount: 1, autoscalingPolicy: { loadTargets: { a: 1, b: 2 } }, enableAddons: true },
      }),
      "firectl",
    );
    assert.match(blocks[0].code, /--min-replica-count=1 \\\n {2}--load-targets=a=1,b=2$/);
    assert.match(note, /enableAddons/);
    assert.equal(snippet(call("update", { changes: { enableAddons: true } }), "firectl"), undefined);
  });

  it("never writes a key of a direct route, in any language", () => {
    const keys = { directRouteType: "INTERNET", directRouteApiKeys: [SECRET] };
    const calls = [
      call("update", { changes: keys }),
      call("create", { deployment: { ...seed("READY"), ...keys } }),
      call("create", { deployment: likeIt({ ...seed("READY"), ...keys }) }),
    ];
    for (const written of calls.map(asCode)) {
      assert.ok(written.length >= 4);
      assert.ok(!JSON.stringify(written).includes(SECRET));
      assert.ok(!JSON.stringify(written).includes("•"), "a mask would be sent as the key");
    }
    assert.match(snippet(calls[0], "curl").note, /directRouteApiKeys/);
    const onlyKeys = call("update", { changes: { directRouteApiKeys: [SECRET] } });
    assert.deepEqual(asCode(onlyKeys), [], "an empty mask would mean every field");
  });

  it("never writes the API key, but where it comes from", () => {
    for (const { call } of Object.values(CALLS)) {
      assert.match(codeOf(call, "curl"), /-H "Authorization: Bearer \$FIREWORKS_API_KEY"/);
      assert.match(codeOf(call, "javascript"), /key from FIREWORKS_API_KEY/);
    }
  });
});

describe("one like it", () => {
  it("holds what people set, and nothing that only the service sets", () => {
    const like = likeIt({
      ...seed("DELETED"),
      createTime: "2026-01-01T00:00:00Z",
      purgeTime: "2026-01-08T00:00:00Z",
      replicaCount: 2,
      draftModel: "",
      precision: "PRECISION_UNSPECIFIED",
      annotations: { "custom/team": "search", "internal/x": "y" },
      createdBy: "someone@example.com",
    });
    const { name: _, state: __, ...settings } = seed();
    assert.deepEqual(like, settings);
  });

  it("is valid, also if the service chose the GPUs by a shape", () => {
    const like = likeIt({ ...seed("READY"), deploymentShape: "accounts/fireworks/deploymentShapes/s/versions/1" });
    const errors = validateDeployment(like, { for: "create" }).filter(({ severity }) => severity === "error");
    assert.deepEqual(errors, []);
  });
});

describe("a request to the model, as code", () => {
  it("is answered by a deployment that is READY", { skip: !hasCurl && "there is no curl here" }, async (t) => {
    const server = await service(t, [seed("READY")]);
    const { status, stdout, stderr } = await RUN.curl(t, completion("acme", "mine"), server.url);
    assert.equal(status, 0, stderr);
    assert.ok(JSON.parse(stdout).choices.length > 0, stdout);
  });
});
