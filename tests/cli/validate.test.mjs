import assert from "node:assert/strict";
import { truncateSync } from "node:fs";
import { describe, test } from "node:test";
import { json, run, shell } from "./cli.mjs";
import { files } from "./files.mjs";
import { onTerminal } from "./terminal.mjs";

const VALID = { baseModel: "accounts/fireworks/models/x", acceleratorType: "NVIDIA_H100_80GB" };
const base = '"baseModel": "accounts/fireworks/models/x", "acceleratorType": "NVIDIA_H100_80GB"';

/** The output of `validate -` for a text, without the summary. */
async function said(input, ...args) {
  const { status, stdout, stderr } = await run(["validate", "-", ...args], { input });
  assert.equal(stderr, "");
  return { status, lines: stdout.trim().split("\n").slice(0, -1) };
}

describe("validate", () => {
  test("points at the line and column of each issue, in colour", async (t) => {
    const window = '{\n  "autoscalingPolicy": {\n    "scaleToZeroWindow": "120s"\n  },\n  "state": "READY",\n';
    const folder = files(t, { "d.json": `${window}  ${base}\n}\n` });
    const { status, screen, colourOf } = await onTerminal(["validate", `${folder}/d.json`], { columns: 200 });
    assert.deepEqual(screen, [
      `${folder}/d.json:3:26: error: autoscalingPolicy.scaleToZeroWindow must be at least 5 minutes (300s), got \`120s\``,
      `${folder}/d.json:5:3: warning: state is set by the service: omit it`,
      `${folder}/d.json: 1 error, 1 warning`,
    ]);
    assert.equal(status, 3);
    assert.deepEqual(["error:", "warning:"].map(colourOf), ["red", "yellow"]);
  });

  test("says that a file is valid", async (t) => {
    const folder = files(t, { "d.json": VALID });
    const { status, screen } = await onTerminal(["validate", `${folder}/d.json`]);
    assert.deepEqual([status, screen], [0, [`${folder}/d.json: valid`]]);
    assert.deepEqual(await json(["validate", `${folder}/d.json`]), { status: 0, stderr: "", value: [] });
  });

  test("with -o json prints the issues with line and column", async () => {
    const { status, value, stderr } = await json(["validate", "-"], { input: `{\n${base},\n"displayName": 5 }` });
    const { path, code, severity, line, column } = value[0];
    assert.deepEqual([status, stderr, value.length], [3, "", 1]);
    assert.deepEqual([path, code, severity, line, column], [["displayName"], "type", "error", 3, 16]);
  });

  test("ends with status 0 if there are only warnings", async () => {
    const { status, lines } = await said(`{ ${base}, "colour": 1 }`);
    assert.equal(status, 0);
    assert.match(lines[0], /^<stdin>:1:86: warning: unknown field `colour`/);
  });

  test("points at the object that a field is missing from", async () => {
    assert.match((await said("\n\n {}")).lines[0], /^<stdin>:3:2: error: baseModel is required/);
  });

  test("prints paths as in JavaScript", async () => {
    const { lines } = await said(`{ ${base}, "annotations": { "custom/a b": "x" }, "placement": { "regions": [1] } }`);
    assert.match(lines[0], /: error: annotations\["custom\/a b"\] /);
    assert.match(lines[1], /: error: placement\.regions\[0\] /);
  });

  test("checks an update with --for update", async () => {
    const { status, lines } = await said('{ "baseModel": "x" }', "--for", "update");
    assert.deepEqual([status, lines], [3, ["<stdin>:1:3: error: baseModel is immutable"]]);
    assert.equal((await said('{ "displayName": "x" }', "--for", "update")).status, 0);
  });

  const texts = {
    "an empty text": ["", "1:1: error: must not be empty"],
    "blanks alone": [" \n ", "1:1: error: must not be empty"],
    "a trailing comma": ['{\n  "a": 1,\n}', "3:1: error: must be JSON: expected a double-quoted name"],
    "a missing end": ['{ "a": [1', "1:10: error: must be JSON: expected a closing `]`"],
    "a comment": ["{} // not JSON", "1:4: error: must be JSON: comments aren't allowed"],
    "single quotes": ["{'a': 1}", "1:2: error: must be JSON: expected a value or a double-quoted name"],
    "a line break in a string": ['{ "a": "x\n" }', "1:8: error: must be JSON: unterminated string"],
    "Windows line endings": ['{\r\n "a": x }', "2:7: error: must be JSON"],
    "a duplicate name": ['{ "a": { "b": 1, "b": 2 } }', "1:18: error: a.b must not be given twice"],
    "nesting without end": ["[".repeat(100_000), "1:1: error: is nested too deeply"],
    "not an object": ["[]", "1:1: error: must be an object, got a list"],
  };
  for (const [name, [text, expected]] of Object.entries(texts)) {
    test(`of ${name} ends with status 3 and the position`, async () => {
      const { status, lines } = await said(text);
      assert.equal(status, 3);
      assert.ok(lines[0].startsWith(`<stdin>:${expected}`), lines[0]);
    });
  }

  test("finds the positions of very many issues", async () => {
    const names = Array.from({ length: 20_000 }, (_, index) => `"k": ${index}`);
    const { lines } = await said(`{${names.join(",\n")}}`);
    assert.equal(lines.length, 19_999);
    assert.equal(lines.at(-1), "<stdin>:20000:1: error: k must not be given twice");
  });

  test("skips a byte order mark", async () => {
    const { status, lines } = await said(`\ufeff{ ${base}, "displayName": 5 }`);
    assert.equal(status, 3);
    assert.match(lines[0], /^<stdin>:1:101: /);
  });

  test("treats an unreadable file as wrong usage", async (t) => {
    const folder = files(t, { "utf-16.json": Buffer.from("\ufeff{}", "utf16le") });
    const reasons = {
      [`${folder}/no.json`]: "can't be read: no such file",
      [folder]: "can't be read: it is a directory",
      [`${folder}/utf-16.json`]: "must be UTF-8",
    };
    for (const [file, reason] of Object.entries(reasons)) {
      const { status, stdout, stderr } = await run(["validate", file]);
      assert.deepEqual([status, stdout, stderr], [2, "", `error: \`${file}\` ${reason}\n`]);
    }
  });

  test("reads no more of a file, or of an endless stdin, than a deployment can have", async (t) => {
    const folder = files(t, { "sparse.json": "" });
    truncateSync(`${folder}/sparse.json`, 8_000_000_000);
    const sparse = await run(["validate", `${folder}/sparse.json`]);
    assert.deepEqual([sparse.status, sparse.stderr], [2, `error: \`${folder}/sparse.json\` must have at most 64 MB\n`]);
    const endless = await shell("yes | npx fireworks-deployments validate -");
    assert.deepEqual([endless.status, endless.stderr], [2, "error: `<stdin>` must have at most 64 MB\n"]);
  });

  test("replaces control characters in names", async (t) => {
    const folder = files(t, { "d.json": `{ ${base}, "\\u001b[2J": 1, "\u202e": 2 }` });
    const { raw } = await onTerminal(["validate", `${folder}/d.json`]);
    assert.ok(!raw.includes("\x1b[2J") && !raw.includes("\u202e"), JSON.stringify(raw));
  });
});
