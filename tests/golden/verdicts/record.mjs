// Records what the built package says as the golden verdicts.
//
//   node tests/golden/verdicts/record.mjs messages     after messages were rewritten on purpose
//   node tests/golden/verdicts/record.mjs structures   after rules or fields were changed on purpose
//
// `messages` fails if a structure differs: then more than the wording has changed.
import { parseArgs } from "node:util";
import * as library from "fireworks-deployments";
import { judged } from "./judge.mjs";
import { digestOf, jsonOf, PARTS, placeOf, read, write } from "./recorded.mjs";
import { Sampler } from "./sampler.mjs";

const [what] = parseArgs({ allowPositionals: true }).positionals;
if (what !== "messages" && what !== "structures") throw new Error("say what to record: `messages` or `structures`");

const said = Object.fromEntries(Object.keys(PARTS).map((part) => [part, { digests: {}, samples: {} }]));
const sampler = new Sampler();
for (const chunk of judged(library)) {
  for (const part of Object.keys(PARTS)) {
    said[part].digests[chunk.section] ??= [];
    said[part].digests[chunk.section].push(digestOf(part, chunk));
  }
  chunk.verdicts.forEach(({ answers }, index) => {
    if (!sampler.takes(chunk.section, answers)) return;
    for (const [part, partOf] of Object.entries(PARTS))
      said[part].samples[placeOf(chunk, index)] = jsonOf(partOf(answers));
  });
}
// the samples depend on the messages too
const differs = () => JSON.stringify(said.structures.digests) !== JSON.stringify(read("structures").digests);
if (what === "messages" && differs()) throw new Error("structures differ: run the tests, or compare.mjs, to see which");
for (const part of Object.keys(PARTS)) write(part, said[part]);
