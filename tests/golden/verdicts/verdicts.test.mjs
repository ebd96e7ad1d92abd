// Today's build against the recorded verdicts. record.mjs records them anew, compare.mjs compares two builds.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { inspect } from "node:util";
import * as library from "fireworks-deployments";
import { judged, judgedChunk } from "./judge.mjs";
import { digestOf, jsonOf, PARTS, placeOf, read } from "./recorded.mjs";
import { rewritten } from "./rewritten.mjs";
import { SECTIONS, valuesOf } from "./sections.mjs";

const recorded = Object.fromEntries(Object.keys(PARTS).map((part) => [part, read(part)]));
const broken = new Map();
const different = { structures: [], messages: [] };

for (const chunk of judged(library)) {
  for (const part of Object.keys(PARTS)) {
    if (digestOf(part, chunk) !== recorded[part].digests[chunk.section]?.[chunk.chunk]) different[part].push(chunk);
  }
  if (chunk.section === "deployments") countRules(chunk);
}

function countRules({ verdicts }) {
  for (const { rule } of verdicts.flatMap(({ answers }) => answers.flat()))
    broken.set(rule, (broken.get(rule) ?? 0) + 1);
}

const shown = (value) => inspect(value, { depth: 12, breakLength: Number.POSITIVE_INFINITY, maxStringLength: 200 });

/** In words: which chunks differ, and what is said now of the values in the first of them. */
function report(part, section) {
  const chunks = different[part].filter((chunk) => chunk.section === section);
  if (chunks.length === 0) return;
  const lines = chunks[0].verdicts.map(
    ({ value, answers }, index) =>
      `${placeOf(chunks[0], index)}: ${shown(value)}\n  ${JSON.stringify(PARTS[part](answers))}`,
  );
  const numbers = chunks.map(({ chunk }) => chunk).join(", ");
  return `the ${part} of these chunks of ${section} differ: ${numbers}; said now of chunk ${chunks[0].chunk}:\n${lines.join("\n")}`;
}

for (const section of Object.keys(SECTIONS)) {
  const count = SECTIONS[section].chunks * valuesOf(section, 0).length;
  for (const part of Object.keys(PARTS)) {
    test(`of ${count.toLocaleString("en")} ${section}, the ${part} are as recorded`, () => {
      assert.equal(recorded[part].digests[section].length, SECTIONS[section].chunks);
      const said = report(part, section);
      if (said) assert.fail(said);
    });
  }
}

for (const part of Object.keys(PARTS)) {
  test(`the ${part} recorded in full are said word for word`, () => {
    const samples = Object.entries(recorded[part].samples);
    assert.ok(samples.length > 100, `${samples.length} samples`);
    for (const [place, said] of samples) {
      const [section, chunk, index] = place.split("/");
      const { value, answers } = judgedChunk(library, section, Number(chunk)).verdicts[index];
      assert.equal(jsonOf(PARTS[part](answers)), said, `${place}: ${shown(value)}`);
    }
  });
}

test("every rule is broken at least 200 times by the drawn deployments", () => {
  const table = readFileSync(new URL("../../../docs/rules.md", import.meta.url), "utf8");
  const rows = [...table.matchAll(/^\| `([a-z-]+)` \|/gm)].map(([, rule]) => rule);
  assert.ok(rows.includes("draft-token-count"), String(rows));
  const shapes = ["type", "integer", "duration-form", "timestamp-form", "known-value", "unknown-field"];
  const rare = [...rows, ...shapes].filter((rule) => !(broken.get(rule) >= 200));
  assert.deepEqual(rare, []);
});

test("every field's path is drawn", () => {
  const chunks = Array.from({ length: 50 }, (_, chunk) => valuesOf("fields", chunk));
  const drawn = new Set(chunks.flat().map(({ path }) => path));
  const paths = library.fieldRules().map(({ path }) => path);
  assert.deepEqual(
    paths.filter((path) => !drawn.has(path)),
    [],
  );
});

test("one issue that differs changes the digest of its chunk", () => {
  const chunk = judgedChunk(library, "deployments", 0);
  const [first, ...rest] = chunk.verdicts;
  const changed = (answers) => ({ ...chunk, verdicts: [{ ...first, answers }, ...rest] });
  const issue = { path: ["x"], rule: "r", code: "type", severity: "error", message: "must be x" };
  const [one, other] = [[[issue]], [[{ ...issue, message: "must be y" }]]].map(changed);
  assert.notEqual(digestOf("structures", one), digestOf("structures", chunk));
  assert.notEqual(digestOf("messages", one), digestOf("messages", other));
  assert.equal(digestOf("structures", one), digestOf("structures", other));
});

test("a message rewritten on purpose is expected in its new words", () => {
  const rows = [[/^must be under (\d+)$/, "must be below $1"]];
  assert.equal(rewritten("must be under 7", rows), "must be below 7");
  assert.equal(rewritten("must be 7", rows), "must be 7");
});
