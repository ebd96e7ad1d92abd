// Compares two builds of the package word for word, on every golden value.
//
//   node tests/golden/verdicts/compare.mjs BEFORE/dist [AFTER/dist] [--show 5] [--only deployments]
//
// AFTER is pkg/dist unless it is given. Prints the first values whose verdicts differ with both verdicts, and then, by
// rule, how many messages differ but for rewritten.mjs. Exits with 1 where anything differs.
import { resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { inspect, isDeepStrictEqual, parseArgs } from "node:util";
import { answersOf, judged, messagesOf, structureOf } from "./judge.mjs";
import { placeOf } from "./recorded.mjs";
import { rewritten } from "./rewritten.mjs";
import { SECTIONS } from "./sections.mjs";

const { positionals, values: options } = parseArgs({
  allowPositionals: true,
  options: { show: { type: "string", default: "5" }, only: { type: "string", multiple: true } },
});
const [before, after = fileURLToPath(new URL("../../../pkg/dist", import.meta.url))] = positionals;
if (!before) throw new Error("name the `dist` folder of the build to compare with");
const build = (dist) => import(pathToFileURL(resolve(dist, "node.js")).href);
const [old, now] = await Promise.all([build(before), build(after)]);

const counts = { values: 0, structures: 0, messages: 0 };
const byRule = new Map();

for (const chunk of judged(old, options.only ?? Object.keys(SECTIONS))) {
  chunk.verdicts.forEach(({ value, answers: was }, index) => {
    counts.values++;
    const is = answersOf(now, chunk.section, value);
    const place = placeOf(chunk, index);
    if (!isDeepStrictEqual(structureOf(was), structureOf(is))) differ("structures", place, value, was, is);
    else if (messageDiffers(was, is)) differ("messages", place, value, was, is);
  });
}

function differ(what, place, value, was, is) {
  if (counts[what]++ >= Number(options.show)) return;
  console.log(`\n${place}: ${what} differ`);
  console.log(
    inspect(value, { depth: 12, maxArrayLength: 20, maxStringLength: 200, breakLength: 120 }).slice(0, 4_000),
  );
  was.forEach((answer, index) => {
    if (isDeepStrictEqual(answer, is[index])) return;
    console.log(`  answer ${index} before`, lines(answer, is[index]));
    console.log(`  answer ${index} after `, lines(is[index], answer));
  });
}

/** The issues that the other answer lacks, one a line. */
function lines(answer, other) {
  if (!Array.isArray(answer) || !Array.isArray(other)) return JSON.stringify(answer);
  const missing = answer.filter((issue, index) => !isDeepStrictEqual(issue, other[index]));
  return [`${answer.length} issues`, ...missing.slice(0, 10).map((issue) => JSON.stringify(issue))].join("\n    ");
}

/** True if any message differs that was not rewritten on purpose; counts them by rule. */
function messageDiffers(was, is) {
  let found = false;
  was.forEach((answer, at) => {
    const [olds, news] = [messagesOf([answer])[0], messagesOf([is[at]])[0]];
    olds.forEach((message, index) => {
      if (rewritten(message) === news[index]) return;
      found = true;
      const rule = answer[index]?.rule ?? "an error";
      const { count } = byRule.get(rule) ?? { count: 0 };
      byRule.set(rule, { count: count + 1, before: message, after: news[index] });
    });
  });
  return found;
}

for (const [rule, { count, before, after }] of byRule)
  console.log(`\n${rule}: ${count} messages differ\n  before: ${before}\n  after:  ${after}`);
console.log(
  `\n${counts.values} values: ${counts.structures} differ in structure, ${counts.messages} in messages alone`,
);
process.exitCode = counts.structures + counts.messages > 0 ? 1 : 0;
