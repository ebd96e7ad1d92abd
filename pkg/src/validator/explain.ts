// Turns findings into messages. `src/rules/explain.rs` does the same with the same numbers.
import type { IssueCode, ValidationIssue } from "#wasm";
import { advice, codes, kinds, sayings } from "../generated/sentences.js";
import { meant } from "../near.js";
import { type Place, places } from "../places.js";
import type { Room } from "./room.js";

/** The maximum length of all paths together: a key may be as long as the memory. */
const MOST_PATH = 16_000_000;
const EXCERPT = 40;
/** The number of words in a finding, and the index of the limit's number. */
const WORDS = 6;
const LIMIT = 2;
// the flags of a saying
const WARNING = 1;
const SHOWN = 2;
const KEY = 4;
/** The kind of advice that lists GPUs. */
const INSTEAD = 4;

const SURROGATE = /[\ud800-\udfff]/;
const CODES = codes.split(" ");
const BOOL = 2;
const NUMBER = 3;
const BLANK_TEXT = 5;

/** Returns the issues for the findings in a value. `root` is its slot, `names` the path to it. */
export function explain(room: Room, count: number, root = 0, names: readonly string[] = []): ValidationIssue[] {
  const issues: ValidationIssue[] = [];
  let length = 0;
  for (let index = 0; index < count && length <= MOST_PATH; index++) {
    const issue = explained(room, index, root, names);
    for (const step of issue.path) if (typeof step === "string") length += step.length;
    issues.push(issue);
  }
  return issues;
}

function explained(room: Room, index: number, root: number, names: readonly string[]): ValidationIssue {
  const word = (nth: number) => room.words[WORDS * index + nth] as number;
  const [slot, named, numbers] = [word(0), word(1), word(2)];
  const limit = room.limits[(WORDS / 2) * index + LIMIT] as number;
  const saying = sayings[numbers & 255] as (typeof sayings)[number];
  const [rule, flags] = saying;
  const path = pathOf(room, slot, root, names);
  const { place, step, outer } = room.sourceOf(slot);
  const key = String(path.at(-1));
  const sentence = (saying[2 + ((numbers >> 8) & 255)] ?? saying[2]) as string;
  let message = sentence.replace(/\{(\d+)\}/, (_, other) => shown(room, Number(other)));
  if (rule === "unknown-field") message = unknownField(message, key, room.sourceOf(outer).place);
  else if (place?.vocabulary) message = filled(message, place.vocabulary);
  const kind = numbers >>> 24;
  message += filled(advice[kind] as string, kind === INSTEAD ? gpus(named) : String(named));
  // in a list of keys, the path ends at the key itself
  if (flags & KEY) message += `, got \`${excerpt(typeof step === "number" ? (room.strings[slot] ?? "") : key)}\``;
  if (flags & SHOWN) message += `, got ${shown(room, slot, place)}`;
  if (rule === "known-value") message += meant(room.strings[slot] ?? "", place?.values?.keys() ?? []);
  return {
    path,
    rule,
    code: CODES[(numbers >> 16) & 255] as IssueCode,
    severity: flags & WARNING ? "warning" : "error",
    message,
    ...(!Number.isNaN(limit) && { limit: Math.min(Math.max(limit, -Number.MAX_VALUE), Number.MAX_VALUE) }),
  };
}

/** Returns the issue of a rule, by its name, for a path outside the slots; an unknown field's with the place around it. */
export function issueAt(names: readonly string[], rule: string, code: IssueCode, outer?: Place): ValidationIssue {
  const [, flags = 0, sentence = ""] = sayings.find(([name]) => name === rule) ?? [];
  const path = names.map(wellFormed);
  const severity = flags & WARNING ? "warning" : "error";
  return { path, rule, code, severity, message: unknownField(sentence, names.at(-1) ?? "", outer) };
}

/** Returns a value as messages show it: a scalar in backticks, cut if long; others in words. */
export function shown(room: Room, slot: number, place?: Place): string {
  const kind = room.kinds[slot] as number;
  if (kind < BOOL || kind > BLANK_TEXT || place?.isSecret) return kinds[kind] as string;
  if (kind === BOOL) return `\`${room.halves[2 * slot] === 1}\``;
  return `\`${excerpt(kind === NUMBER ? String(room.numbers[slot]) : (room.strings[slot] as string))}\``;
}

/** Returns the first characters of a text. */
export function excerpt(text: string): string {
  if (text.length <= EXCERPT) return wellFormed(text);
  // the last one may be cut in half
  const characters = [...wellFormed(text.slice(0, 3 * EXCERPT))];
  return characters.length > EXCERPT ? `${characters.slice(0, EXCERPT).join("")}…` : characters.join("");
}

function pathOf(room: Room, slot: number, root: number, names: readonly string[]): (string | number)[] {
  const steps: (string | number)[] = [];
  for (let at = slot; at !== root; ) {
    const { step, outer } = room.sourceOf(at);
    steps.push(step);
    at = outer;
  }
  return [...names, ...steps.reverse()].map((step) => (typeof step === "string" ? wellFormed(step) : step));
}

/** Replaces lone surrogates, which UTF-8 can't represent. */
function wellFormed(text: string): string {
  return SURROGATE.test(text) ? text.replace(/\p{Surrogate}/gu, "\ufffd") : text;
}

function filled(sentence: string, name: string): string {
  return sentence.replace("{}", () => name);
}

function unknownField(sentence: string, name: string, outer: Place | undefined): string {
  return filled(sentence, excerpt(name)) + meant(name, outer?.entries.keys() ?? []);
}

function gpus(bits: number): string {
  const values = [...(places().all[0]?.entries.get("acceleratorType")?.values ?? [])];
  const names = values.filter(([, index]) => bits & (1 << index)).map(([name]) => name);
  return [names.slice(0, -1).join(", "), ...names.slice(-1)].filter(Boolean).join(" or ");
}
