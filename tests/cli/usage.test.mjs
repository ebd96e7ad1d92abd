import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { blocksOf } from "../node/code.mjs";
import { json, run, shell } from "./cli.mjs";
import { deleted, emulated } from "./emulated.mjs";
import { files } from "./files.mjs";
import { onTerminal } from "./terminal.mjs";

const COMMANDS = [
  ...["recover", "undelete", "wait", "list", "get", "create", "update", "diff", "apply", "delete", "scale", "tags"],
  ...["termination-message", "metrics", "shards", "validate", "rules", "emulator", "console", "completion"],
];
const statuses = /^Exit status:\n {2}0 +done\n(?: {2}[1-5] +.*\n){5} {2}130 +interrupted$/m;

describe("help", () => {
  test("lists every command and the exit statuses", async () => {
    const { status, screen } = await onTerminal(["--help"]);
    assert.equal(status, 0);
    for (const command of COMMANDS) assert.match(screen.join("\n"), new RegExp(`^ {2}${command} `, "m"));
    assert.match(screen.join("\n"), statuses);
  });

  for (const command of COMMANDS) {
    test(`of ${command} has a description, options, examples and the exit statuses`, async () => {
      const { status, stdout, stderr } = await run([command, "--help"]);
      assert.deepEqual([status, stderr], [0, ""]);
      assert.match(stdout, new RegExp(`^Usage: fireworks-deployments ${command} `));
      assert.match(stdout, new RegExp(`^Examples:\n {2}\\$ .*${command}`, "m"));
      assert.match(stdout, /^Global Options:(?:\n.*)* --api-key <key> /m);
      assert.match(stdout, statuses);
    });
  }
});

test("the version is the package's", async () => {
  const { version } = JSON.parse(readFileSync(new URL("../../pkg/package.json", import.meta.url), "utf8"));
  assert.deepEqual(await run(["--version"]), { status: 0, stdout: `${version}\n`, stderr: "" });
});

describe("wrong usage ends with status 2 and says what to do", () => {
  const cases = {
    "no command": [[], /^Usage: /],
    "an unknown command": [["undelet", "mine"], /unknown command 'undelet' \(Did you mean undelete\?\)/],
    "a command like none": [["serve"], /unknown command 'serve'; --help lists the commands/],
    "an unknown option": [
      ["list", "--show-delete"],
      /unknown option '--show-delete' \(Did you mean --show-deleted\?\)/,
    ],
    "a missing argument": [["undelete"], /missing required argument 'id'/],
    "a missing file": [["create"], /required option '-f, --file <file>' not specified/],
    "too many arguments": [["get", "a", "b"], /too many arguments/],
    "an unknown format": [["list", "-o", "yaml"], /Allowed choices are table, json/],
    "not a duration": [["undelete", "mine", "--max-wait", "soon"], /a duration such as `90s`, `30m` or `1h30m`/],
    "a zero duration": [["undelete", "mine", "--max-wait", "0s"], /a duration such as/],
    "an invalid ID": [["get", "Mine", "--account-id", "a", "--api-key", "fw_12345678"], /^error: .*`Mine`/],
    "an invalid URL": [["get", "m", "--base-url", "ftp://x"], /^error: baseUrl must be an http or https URL/],
    "a wait with --validate-only": [
      ["create", "-f", "-", "--validate-only", "--wait"],
      /'--validate-only' cannot be used with/,
    ],
    "a poll interval with --validate-only": [
      ["create", "-f", "-", "--validate-only", "--poll-interval", "1s"],
      /'--validate-only' cannot be used with/,
    ],
    "no port": [["emulator", "--port", "99999"], /a number from 0 to 65535/],
    "no port for the console": [["console", "--port", "-1"], /a number from 0 to 65535/],
  };
  for (const [name, [args, message]] of Object.entries(cases)) {
    test(name, async () => {
      const { status, stdout, stderr } = await run(args);
      assert.deepEqual([status, stdout], [2, ""]);
      assert.match(stderr, message);
    });
  }
});

describe("with -o json wrong usage is JSON, and nothing else", () => {
  const cases = {
    "no command": [[], /^missing command; --help lists them$/],
    "an unknown command": [["undelet"], /^unknown command 'undelet'\n\(Did you mean undelete\?\)$/],
    "too many arguments": [["list", "extra"], /^too many arguments/],
    "not a duration": [["undelete", "mine", "--max-wait", "soon"], /a duration such as `90s`/],
    "no key": [["list", "--account-id", "acme"], /^missing API key; /],
  };
  for (const [name, [args, message]] of Object.entries(cases)) {
    test(name, async () => {
      const { status, value, stderr } = await json(args);
      const error = JSON.parse(stderr);
      assert.deepEqual([status, value, error.kind], [2, undefined, "config"]);
      assert.match(error.message, message);
    });
  }

  test("so is a system error", async (t) => {
    const { url } = await emulated(t);
    const { status, value, stderr } = await json(["emulator", "--port", new URL(url).port]);
    assert.deepEqual([status, value], [1, undefined]);
    assert.match(JSON.parse(stderr).message, /already in use/);
  });
});

test("the README's calls do what it says", async (t) => {
  const { code } = blocksOf("README.md").find(({ code }) => code.includes("npx fireworks-deployments list"));
  const { env } = await emulated(t, [deleted({ name: "my-deployment" })], { speed: 100 });
  const invalid = '{\n  "baseModel": "x",\n  "autoscalingPolicy": {\n    "scaleToZeroWindow": "120s"\n  }\n}';
  const cwd = files(t, { "deployment.json": invalid });
  const jq = "jq() { node -pe 'JSON.parse(fs.readFileSync(0)).state'; }\n";
  const { status, stdout } = await shell(jq + code, { env, cwd });
  assert.equal(status, 3);
  assert.match(stdout, /\nmy-deployment +DELETED .*\nrecovered my-deployment: READY\nREADY\ndeployment.json:/s);
  assert.match(stdout, /^deployment.json:4:26: error: autoscalingPolicy.scaleToZeroWindow must /m);
});
