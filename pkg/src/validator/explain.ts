// Findings in words. Rust does the same of the same numbers, in src/rules/explain.rs.
import type { IssueCode, ValidationIssue } from "#wasm";
import { advice, codes, kinds, sayings } from "../generated/sentences.js";
import { type Place, places } from "../places.js";
import type { Room } from "./room.js";

/** More characters than all paths may hold together: a key may be as long as the memory. */
const MOST_PATH = 16_000_000;
const EXCERPT = 40;
/** A finding's words, and where the limit is among them. */
const [WORDS, LIMIT] = [6, 2];
// flags of a saying
const [WARNING, SHOWN, KEY] = [1, 2, 4];
/** The kind of advice that names GPUs. */
const INSTEAD = 4;

const CODES = codes.split(" ");
const [BOOL, NUMBER, BLANK_TEXT] = [2, 3, 5];

/** The issues of what was found in a value that stands in a slot, to which these names lead. */
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
  const { words, limits } = room;
  const [slot = 0, named = 0, numbers = 0] = words.subarray(WORDS * index, WORDS * index + 3);
  const limit = limits[(WORDS / 2) * index + LIMIT] as number;
  const [rule, flags, ...sentences] = sayings[numbers & 255] as (typeof sayings)[number];
  const path = pathOf(room, slot, root, names);
  const { place, step, outer } = room.sourceOf(slot);
  const key = String(path.at(-1));
  let message = (sentences[(numbers >> 8) & 255] ?? sentences[0]) as string;
  if (rule === "unknown-field") message = filled(message, excerpt(key)) + meant(room.sourceOf(outer).place, key);
  else if (place) message = filled(message, place.vocabulary);
  const kind = numbers >>> 24;
  message += filled(advice[kind] as string, kind === INSTEAD ? gpus(named) : String(named));
  // in a list of keys, the element is the key
  if (flags & KEY)
    message += `, got the key \`${excerpt(typeof step === "number" ? (room.strings[slot] ?? "") : key)}\``;
  if (flags & SHOWN) message += `, got ${shown(room, slot, place)}`;
  return {
    path,
    rule,
    code: CODES[(numbers >> 16) & 255] as IssueCode,
    severity: flags & WARNING ? "warning" : "error",
    message,
    ...(!Number.isNaN(limit) && { limit: Math.min(Math.max(limit, -Number.MAX_VALUE), Number.MAX_VALUE) }),
  };
}

/** The issue of a rule by its name, at the end of a path, for what nothing is read of. */
export function issueAt(names: readonly string[], rule: string, code: IssueCode): ValidationIssue {
  const [, flags = 0, sentence = ""] = sayings.find(([name]) => name === rule) ?? [];
  const path = names.map(wellFormed);
  const severity = flags & WARNING ? "warning" : "error";
  return { path, rule, code, severity, message: filled(sentence, excerpt(String(path.at(-1)))) };
}

/** What was given, for a message: a scalar in backticks and cut, the rest in words. */
export function shown(room: Room, slot: number, place?: Place): string {
  const kind = room.kinds[slot] as number;
  if (kind < BOOL || kind > BLANK_TEXT || place?.isSecret) return kinds[kind] as string;
  if (kind === BOOL) return `\`${room.halves[2 * slot] === 1}\``;
  return `\`${excerpt(kind === NUMBER ? String(room.numbers[slot]) : (room.strings[slot] as string))}\``;
}

/** The first characters. */
export function excerpt(text: string): string {
  // half a character at the end is none of the first
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

/** Half of a surrogate pair is no text: nothing but JavaScript could hold it. */
function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, "\ufffd");
}

function filled(sentence: string, name: string): string {
  return sentence.replace("{}", () => name);
}

/** The field whose name differs by underscores and capitals alone. */
function meant(outer: Place | undefined, key: string): string {
  const bare = key.replaceAll("_", "").toLowerCase();
  const isMeant = ({ name }: Place) => name.toLowerCase() === bare && /^\w+$/.test(key);
  const field = [...(outer?.entries.values() ?? [])].find(isMeant);
  return field ? `; the API writes it \`${field.name}\`` : "";
}

function gpus(bits: number): string {
  const values = [...(places().all[0]?.entries.get("acceleratorType")?.values ?? [])];
  const names = values.filter(([, index]) => bits & (1 << index)).map(([name]) => name);
  return [names.slice(0, -1).join(", "), ...names.slice(-1)].filter(Boolean).join(" or ");
}
