// The golden files: a digest for each chunk, and some verdicts in full. Structures and messages are in files apart.
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { messagesOf, structureOf } from "./judge.mjs";

/** What is recorded, and how it is taken from the answers to a value. */
export const PARTS = { structures: structureOf, messages: messagesOf };

const PER_LINE = 16;
const file = (part) => new URL(`${part}.txt`, import.meta.url);
const sha = (text) => createHash("sha256").update(text).digest("base64url").slice(0, 6);

/** Thirty-six bits of what is said of a chunk's values. */
export const digestOf = (part, { verdicts }) =>
  sha(verdicts.map(({ answers }) => JSON.stringify(PARTS[part](answers))).join("\n"));

/** JSON in which whatever can't be seen is escaped. */
export const jsonOf = (said) => JSON.stringify(said).replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\u00a0]/gu, escaped);

const escaped = (unseen) => `\\u${unseen.charCodeAt(0).toString(16).padStart(4, "0")}`;

/** The place of a value: `deployments/17/42`. */
export const placeOf = ({ section, chunk }, index) => [section, chunk, index].join("/");

/** The recorded digests by section, and the verdicts in full, as JSON, by place. */
export function read(part) {
  const [digests, samples] = readFileSync(file(part), "utf8").split("\n# in full\n");
  const sections = digests.split(/^# /m).slice(1);
  return {
    digests: Object.fromEntries(
      sections.map((section) => {
        const [name, ...digests] = section.trim().split(/\s+/);
        return [name, digests];
      }),
    ),
    samples: Object.fromEntries(samples.trimEnd().split("\n").map(splitAtSpace)),
  };
}

const splitAtSpace = (line) => [line.slice(0, line.indexOf(" ")), line.slice(line.indexOf(" ") + 1)];

export function write(part, { digests, samples }) {
  const lines = Object.entries(digests).flatMap(([section, digests]) => [`# ${section}`, ...inLines(digests)]);
  const full = Object.entries(samples).map(([place, said]) => `${place} ${said}`);
  writeFileSync(file(part), `${[...lines, "# in full", ...full].join("\n")}\n`);
}

const inLines = (digests) =>
  Array.from({ length: Math.ceil(digests.length / PER_LINE) }, (_, line) =>
    digests.slice(line * PER_LINE, (line + 1) * PER_LINE).join(" "),
  );
