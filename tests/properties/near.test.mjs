// The known name nearest to a given one: JavaScript finds the same as Rust, whose tests say which.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { transform } from "esbuild";
import fc from "fast-check";
import { fieldRules } from "fireworks-deployments";
import { draw } from "./draw.mjs";
import { native } from "./native.mjs";

const source = await readFile(new URL("../../pkg/src/near.ts", import.meta.url), "utf8");
const { code } = await transform(source, { loader: "ts" });
const { nearest } = await import(`data:text/javascript,${encodeURIComponent(code)}`);

const fields = fieldRules();
const names = [...new Set(fields.map(({ path }) => path.split(".").at(-1)))];
const lists = [names, ...fields.flatMap(({ values }) => (values ? [values] : []))];

/** A few changes to a name: letters out, in, swapped, in other case; words out. */
const typo = fc.oneof(
  fc.record({ out: fc.nat(30) }),
  fc.record({ in: fc.nat(30), text: fc.oneof(fc.constantFrom("x", "A", "1", "-", "_", " "), fc.string()) }),
  fc.record({ swap: fc.nat(30) }),
  fc.constantFrom({ lower: true }, { upper: true }, { first: true }, { last: true }, { dashes: true }),
);
const made = (name, typo) => {
  if ("out" in typo) return name.slice(0, typo.out) + name.slice(typo.out + 1);
  if ("in" in typo) return name.slice(0, typo.in) + typo.text + name.slice(typo.in);
  if ("swap" in typo)
    return (
      name.slice(0, typo.swap) +
      [...name.slice(typo.swap, typo.swap + 2)].reverse().join("") +
      name.slice(typo.swap + 2)
    );
  if (typo.lower) return name.toLowerCase();
  if (typo.upper) return name.toUpperCase();
  if (typo.dashes) return name.replaceAll("_", "-");
  const words = name.split(/[_-]|(?=[A-Z])/);
  return (typo.first ? words.slice(1) : words.slice(0, -1)).join("_");
};
const misspelt = fc
  .constantFrom(...lists)
  .chain((known) =>
    fc
      .tuple(fc.constantFrom(...known), fc.array(typo, { maxLength: 4 }))
      .map(([name, typos]) => ({ given: typos.reduce(made, name), known })),
  );
const anything = fc.record({
  given: fc.string({ unit: "grapheme", maxLength: 70 }),
  known: fc.array(fc.oneof(fc.string({ maxLength: 9 }), fc.string({ unit: "grapheme" }), fc.constantFrom(...names))),
});
const letters = fc.string({ unit: fc.constantFrom("a", "b", "A", "_", "1"), maxLength: 8 });
const alike = fc.record({ given: letters, known: fc.array(letters, { maxLength: 6 }) });

test("Rust and JavaScript find the same name", async () => {
  const questions = draw(fc.oneof(misspelt, anything, alike), 10_000).filter(({ given }) => given.isWellFormed());
  const answers = await native(questions.map((near) => ({ near })));
  assert.equal(answers.length, questions.length);
  let found = 0;
  for (const [index, { given, known }] of questions.entries()) {
    const name = nearest(given, known);
    assert.equal(name ?? null, answers[index], JSON.stringify({ given, known }));
    if (name !== undefined) found++;
  }
  assert.ok(found > 1_000 && questions.length - found > 1_000, `${found} of ${questions.length} are near a name`);
});
