import { replies } from "./generated/replies.js";
import { type Place, placeIn, places } from "./places.js";

/** The name of a reply's message. */
export type Message = "Deployment" | keyof typeof replies;

/**
 * A difference between a reply and its message: the dotted path, what was found, what was expected.
 */
export interface Mismatch {
  path: string;
  found: string;
  expected: string;
}

/** A message as generated: a letter, the name of a message, or its contents. */
type Shape = string | readonly Shape[] | { readonly [name: string]: Shape };

const EXPECTED: Record<string, string> = {
  b: "a boolean",
  i: "a number",
  n: "a number",
  l: "a list",
  m: "an object",
  k: "an object",
  o: "an object",
};
const hasOwn = Object.prototype.hasOwnProperty;
const roots = new Map<Message, Place>();

/**
 * Compares parsed JSON with a message, and removes known fields that are `null`, at any depth.
 * Keeps unknown fields.
 */
export function fits(value: unknown, message: Message): Mismatch | undefined {
  return mismatch(value, rootOf(message));
}

function mismatch(value: unknown, place: Place): Mismatch | undefined {
  switch (place.kind) {
    case "o":
    case "m":
    case "k":
      if (typeof value !== "object" || value === null || Array.isArray(value)) break;
      return entriesMismatch(value as Record<string, unknown>, place);
    case "l":
      if (!Array.isArray(value)) break;
      return elementsMismatch(value, place.any as Place);
    case "i":
      if (typeof value !== "number") break;
      return value === (value | 0) ? undefined : wrong(String(value), "a whole number of 32 bits");
    case "n":
      if (typeof value !== "number") break;
      return;
    case "b":
      if (typeof value !== "boolean") break;
      return;
    default:
      if (typeof value !== "string") break;
      return;
  }
  return wrong(kindOf(value), EXPECTED[place.kind] ?? "a string");
}

function entriesMismatch(value: Record<string, unknown>, place: Place): Mismatch | undefined {
  for (const key in value) {
    const inner = place.entries.get(key) ?? place.any;
    if (inner === undefined || !hasOwn.call(value, key)) continue;
    const entry = value[key];
    if (entry === null) delete value[key];
    else {
      const found = mismatch(entry, inner);
      if (found) return under(key, found);
    }
  }
}

function elementsMismatch(value: unknown[], place: Place): Mismatch | undefined {
  for (let index = 0; index < value.length; index++) {
    const found = mismatch(value[index], place);
    if (found) return under(String(index), found);
  }
}

function wrong(found: string, expected: string): Mismatch {
  return { path: "", found, expected };
}

function under(step: string, found: Mismatch): Mismatch {
  return { ...found, path: found.path ? `${step}.${found.path}` : step };
}

function kindOf(value: unknown): string {
  if (value === null || value === undefined) return "nothing";
  if (Array.isArray(value)) return "a list";
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}

function rootOf(message: Message): Place {
  if (message === "Deployment") return places().all[0] as Place;
  let root = roots.get(message);
  if (!root) {
    root = placeOf(replies[message], undefined, "");
    roots.set(message, root);
  }
  return root;
}

function placeOf(shape: Shape, outer: Place | undefined, name: string): Place {
  if (shape === "Deployment") {
    const root = places().all[0] as Place;
    if (outer && name === "*") outer.any = root;
    outer?.entries.set(name, root);
    return root;
  }
  if (typeof shape === "string") return placeIn(outer, shape, name);
  if (Array.isArray(shape)) {
    const list = placeIn(outer, "l", name);
    placeOf(shape[0], list, "*");
    return list;
  }
  const object = placeIn(outer, "*" in shape ? "m" : "o", name);
  for (const [name, inner] of Object.entries(shape)) placeOf(inner, object, name);
  return object;
}
