// Reads a value into slots, laid out as in `src/value/slots.rs`. Any access to the value may throw,
// or return something else the next time.
import { entryOf, type Place } from "../places.js";
import { type Room, TooMuch } from "./room.js";

/**
 * More elements than any list of the API has, and more entries than any object. A sparse array may
 * claim four billion.
 */
const MOST_ITEMS = 100_000;
/** The number of unknown fields that are reported. */
const MOST_UNKNOWN = 1_000;
/** The length up to which a text is read: no rule looks further. */
const MOST_CHARACTERS = 1 << 24;

// the kinds, as numbered in `src/value/slots.rs`
const NULL = 1;
const BOOL = 2;
const NUMBER = 3;
const TEXT = 4;
const BLANK_TEXT = 5;
const LIST = 6;
const EMPTY_LIST = 7;
const OBJECT = 8;
const NULLS = 9;
const NOTHING = 10;
const FUNCTION = 11;
const BIG_INT = 12;
const SYMBOL = 13;
const NOT_PLAIN = 14;
const UNREADABLE = 15;
const NO_INDEX = 255;
const EMPTY = 254;

const UNSPECIFIED = "_UNSPECIFIED";
const hasOwn = Object.prototype.hasOwnProperty;

/** Reads a value at a place into a slot. */
export function read(room: Room, value: unknown, place: Place, slot: number): void {
  switch (typeof value) {
    case "string":
      string(room, value, place, slot);
      return;
    case "number":
      room.kinds[slot] = NUMBER;
      room.numbers[slot] = value;
      return;
    case "boolean":
      room.kinds[slot] = BOOL;
      room.halves[2 * slot] = value ? 1 : 0;
      return;
    case "object":
      if (value === null) room.kinds[slot] = NULL;
      else container(room, value, place, slot);
      return;
    case "undefined":
      return;
    default:
      room.kinds[slot] = typeof value === "function" ? FUNCTION : typeof value === "bigint" ? BIG_INT : SYMBOL;
  }
}

/**
 * Clears the room for a value at a place, under `key` if that is in a map. Returns the value's
 * slot.
 */
export function open(room: Room, place: Place, key: string): number {
  room.begin();
  if (place.id < room.fixed) return place.id;
  const slot = keyed(room, key, place);
  stands(room, slot, key, slot, place);
  return slot;
}

/** Marks the value in a slot as unreadable. */
export function unreadable(room: Room, _value: unknown, _place: Place, slot: number): void {
  room.kinds[slot] = UNREADABLE;
}

/** True if the value in a slot counts as absent for rules about presence. */
export function isBlank(room: Room, slot: number): boolean {
  return [0, NULL, BLANK_TEXT, EMPTY_LIST, NULLS, NOTHING].includes(room.kinds[slot] as number);
}

/** Adds slots for an entry's key and value. Returns the value's slot. */
function keyed(room: Room, key: string, place: Place): number {
  const head = room.add(2);
  room.kinds[head] = place.id;
  if (place.outer?.kind === "k") write(room, key, head);
  else room.halves[2 * head + 1] = 0;
  return head + 1;
}

function string(room: Room, value: string, place: Place, slot: number): void {
  // the last letter first: that saves most calls
  const isBlank = value === "" || (value.charCodeAt(value.length - 1) === 68 && value.endsWith(UNSPECIFIED));
  room.kinds[slot] = isBlank ? BLANK_TEXT : TEXT;
  room.strings[slot] = value;
  if (place.kind === "t") write(room, value, slot);
  else if (place.values) room.halves[2 * slot] = place.values.get(value) ?? (value ? NO_INDEX : EMPTY);
}

/** Writes a string as UTF-8, and its position into the slot. */
export function write(room: Room, value: string, slot: number): void {
  const length = Math.min(value.length, MOST_CHARACTERS);
  room.ensure(3 * length);
  const { texts, text } = room;
  let end = text;
  for (let index = 0; index < length; index++) {
    let code = value.charCodeAt(index);
    if (code < 0x80) {
      texts[end++] = code;
      continue;
    }
    if (code < 0x800) texts[end++] = 0xc0 | (code >> 6);
    else {
      if (code >= 0xd800 && code < 0xe000) {
        const low = index + 1 < length && code < 0xdc00 ? value.charCodeAt(index + 1) : 0;
        if (low >= 0xdc00 && low < 0xe000) {
          index++;
          code = 0x10000 + ((code - 0xd800) << 10) + low - 0xdc00;
          texts[end++] = 0xf0 | (code >> 18);
        } else code = 0xfffd;
      }
      texts[end++] = code < 0x10000 ? 0xe0 | (code >> 12) : 0x80 | ((code >> 12) & 63);
      texts[end++] = 0x80 | ((code >> 6) & 63);
      texts[end++] = 0x80 | (code & 63);
      continue;
    }
    texts[end++] = 0x80 | (code & 63);
  }
  room.halves[2 * slot] = text;
  room.halves[2 * slot + 1] = end - text;
  room.text = end;
}

function container(room: Room, value: object, place: Place, slot: number): void {
  const before = room.slots;
  try {
    if (Array.isArray(value)) list(room, value, place, slot);
    else if (object(room, value as Record<string, unknown>, place, slot)) return;
    // Map and Date have no entries of their own; an object with entries may be of any class
    else if (Object.prototype.toString.call(value) !== "[object Object]") forget(room, NOT_PLAIN, place, slot, before);
  } catch (thrown) {
    if (thrown instanceof TooMuch) throw thrown;
    forget(room, UNREADABLE, place, slot, before);
  }
}

/** Discards the contents of a value that turns out to be of another kind. */
function forget(room: Room, kind: number, place: Place, slot: number, before: number): void {
  room.slots = before;
  room.kinds[slot] = kind;
  if (place.kind === "o" && slot < room.fixed) room.kinds.fill(0, slot + 1, slot + place.size);
}

function list(room: Room, value: unknown[], place: Place, slot: number): void {
  const { length } = value;
  const count = typeof length === "number" ? Math.min(length, MOST_ITEMS) : 0;
  const start = room.slots;
  if (place.kind === "l" && place.any)
    for (let index = 0; index < count; index++) {
      const at = room.add(1);
      stands(room, at, index, slot, place.any);
      read(room, entry(value, index), place.any, at);
    }
  finish(room, slot, count > 0 ? LIST : EMPTY_LIST, start);
}

/** Reads an object. Returns whether it has entries. */
function object(room: Room, value: Record<string, unknown>, place: Place, slot: number): boolean {
  switch (place.kind) {
    case "o":
      return fields(room, value, place, slot);
    case "m":
    case "k":
      return entries(room, value, place, slot);
    default:
      return contents(room, value, slot);
  }
}

/** Reads an object's fields. Unknown fields come after the known ones. */
function fields(room: Room, value: Record<string, unknown>, place: Place, slot: number): boolean {
  const isFixed = slot < room.fixed;
  const offset = slot - place.id;
  if (!isFixed) {
    room.add(place.size - 1);
    for (const field of place.entries.values()) stands(room, offset + field.id, field.name, slot, field);
  }
  let kind = 0;
  let nth = 0;
  let unknown: string[] | undefined;
  for (const key in value) {
    if (!hasOwn.call(value, key)) continue;
    const field = entryOf(place, key, nth++);
    if (field === undefined && unknown !== undefined && unknown.length >= MOST_UNKNOWN) {
      kind = heavier(kind, restOfFields(room, value, place, offset));
      break;
    }
    let inner: unknown;
    try {
      inner = value[key];
    } catch {
      inner = Symbol.iterator;
    }
    kind = heavier(kind, inner);
    if (field === undefined) {
      unknown ??= [];
      unknown.push(key);
    } else {
      read(room, inner, field, offset + field.id);
    }
  }
  const start = room.slots;
  if (unknown !== undefined) for (const key of unknown) stands(room, room.add(1), key, slot, undefined);
  return finish(room, slot, kind, start);
}

/**
 * Reads the known fields after the last unknown one that is reported. Returns a value that isn't
 * empty, if there is one.
 */
function restOfFields(room: Room, value: Record<string, unknown>, place: Place, offset: number): unknown {
  let something: unknown;
  for (const [key, field] of place.entries) {
    if (room.kinds[offset + field.id] !== 0 || !hasOwn.call(value, key)) continue;
    const inner = entry(value, key);
    something ??= inner;
    read(room, inner, field, offset + field.id);
  }
  return something;
}

/** Reads a map's entries. */
function entries(room: Room, value: Record<string, unknown>, place: Place, slot: number): boolean {
  const start = room.slots;
  let left = MOST_ITEMS;
  let kind = 0;
  for (const key in value) {
    if (!hasOwn.call(value, key)) continue;
    const inner = (place.entries.get(key) ?? place.any) as Place;
    if (inner === place.any && left-- <= 0) {
      restOfEntries(room, value, place, slot);
      break;
    }
    kind = heavier(kind, mapEntry(room, value, key, inner, slot));
  }
  return finish(room, slot, kind, start);
}

/** Reads the entries with known keys that come after the most that a map may have. */
function restOfEntries(room: Room, value: Record<string, unknown>, place: Place, slot: number): void {
  const known = new Set(room.sources.map((source) => source?.place));
  for (const [key, inner] of place.entries)
    if (inner !== place.any && !known.has(inner) && hasOwn.call(value, key)) mapEntry(room, value, key, inner, slot);
}

function mapEntry(room: Room, value: Record<string, unknown>, key: string, place: Place, slot: number): unknown {
  const at = keyed(room, key, place);
  const found = entry(value, key);
  stands(room, at, key, slot, place);
  read(room, found, place, at);
  return found;
}

/** Reads an object where another type belongs: it only matters whether it has entries. */
function contents(room: Room, value: Record<string, unknown>, slot: number): boolean {
  let kind = 0;
  for (const key in value) {
    if (hasOwn.call(value, key)) kind = heavier(kind, entry(value, key));
    if (kind === OBJECT) break;
  }
  return finish(room, slot, kind, room.slots);
}

/** Returns the kind of an object with one more entry: the fuller, the lower the number. */
function heavier(kind: number, entry: unknown): number {
  const own = entry === undefined ? NOTHING : entry === null ? NULLS : OBJECT;
  return kind === 0 || own < kind ? own : kind;
}

/** Writes an object's or list's kind and the range of its entries. Kind 0 has no entries. */
function finish(room: Room, slot: number, kind: number, start: number): boolean {
  room.kinds[slot] = kind || NOTHING;
  room.halves[2 * slot] = start;
  room.halves[2 * slot + 1] = room.slots;
  return kind !== 0;
}

/** Returns an entry's value. If its getter throws, a symbol stands for it: no field accepts one. */
export function entry(value: object, key: string | number): unknown {
  try {
    return (value as Record<string | number, unknown>)[key];
  } catch {
    return Symbol.iterator;
  }
}

function stands(room: Room, slot: number, step: string | number, outer: number, place: Place | undefined): void {
  room.sources[slot - room.fixed] = { place, step, outer };
}
