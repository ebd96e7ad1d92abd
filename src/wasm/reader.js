// Reads a value in one crossing, into the bytes that `reader.rs` knows how to read: of every entry that has a place where it
// stands and what it is, in their order. Whatever is asked of the value may throw, and may never say the same twice.

/** More elements than any list of the API has, and more entries than any object; a sparse array may claim four thousand million. */
const MOST_ITEMS = 100_000;
/** More than any deployment has: what has more can't be read. */
const [MOST_VALUES, MOST_BYTES] = [1_000_000, 1 << 26];
/** More unknown fields than are told. */
const MOST_UNKNOWN = 1_000;
/** A text is read up to here: no rule looks further. */
const MOST_TEXT = 1 << 24;
/** Readings inside of readings, which only a getter begins. */
const MOST_NESTED = 8;
const FEW_BYTES = 1 << 12;

// the kinds, as `reader.rs` numbers them
const [ABSENT, NULL, FALSE, TRUE, NUMBER, TEXT, LIST, OBJECT] = [0, 1, 2, 3, 4, 5, 6, 7];
const [FUNCTION, BIG_INT, SYMBOL, NOT_PLAIN, UNREADABLE, END] = [8, 9, 10, 11, 12, 255];
const NOWHERE = 0xfffe;
const NO_MORE = 0xffff;
/** Beside the number of a place, when the key follows: the name of the place doesn't tell it. */
const KEYED = 0x8000;

/** Made on first use: some hosts get it later than this script. */
let encoder;
let places = [];
let bytes = new Uint8Array(0);
let view;
let at = 0;
let values = 0;
let nested = 0;

/** Is told every place, a line each: the number of the one around it, its shape, its name, which only messages lack. */
export function learn(lines) {
  const made = [];
  for (const line of lines.trimEnd().split("\n")) {
    const [outer, shape, name] = line.split(" ");
    const place = { id: made.length, name, shape, entries: new Map(), any: undefined, latest: [] };
    if (name) made[outer].entries.set(name, place);
    if (name === "*") made[outer].any = place;
    made.push(place);
  }
  // all or nothing: at the end of the stack any line may throw
  places = made;
}

/** A value that stands at a place, or nowhere. A getter may call this again: its bytes come after these. */
export function read(value, id) {
  if (nested === MOST_NESTED) throw new RangeError("too many readings inside of readings");
  const start = at;
  if (nested === 0) {
    values = 0;
    if (bytes.length !== FEW_BYTES) allocate(FEW_BYTES);
  }
  nested++;
  try {
    visit(value, places[id]);
    return bytes.subarray(start, at);
  } finally {
    at = start;
    nested--;
  }
}

/**
 * Takes out what is `null` where there is a place for it, and tells whether the rest is of the types of its places. For what
 * the host's parser made: nothing in it throws.
 */
export function tidy(value, id) {
  return fits(value, places[id]);
}

function fits(value, place) {
  switch (place.shape) {
    case "object":
    case "map":
      return typeof value === "object" && value !== null && !Array.isArray(value) && entriesFit(value, place);
    case "list":
      return Array.isArray(value) && value.every((item) => fits(item, place.any));
    case "integer":
      return value === (value | 0);
    case "number":
    case "boolean":
      return typeof value === place.shape;
    default:
      return typeof value === "string";
  }
}

function entriesFit(value, place) {
  const keys = Object.keys(value);
  for (let nth = 0; nth < keys.length; nth++) {
    const key = keys[nth];
    const inner = placeOf(place, key, nth);
    const entry = value[key];
    if (inner && entry === null) delete value[key];
    else if (inner && !fits(entry, inner)) return false;
  }
  return true;
}

function visit(value, place) {
  switch (typeof value) {
    case "string":
      put(TEXT);
      return text(place ? value : "");
    case "number":
      put(NUMBER);
      view.setFloat64(at, value, true);
      at += 8;
      return;
    case "boolean":
      return put(value ? TRUE : FALSE);
    case "object":
      return value === null ? put(NULL) : container(value, place);
    case "undefined":
      return put(ABSENT);
    case "function":
      return put(FUNCTION);
    case "bigint":
      return put(BIG_INT);
    default:
      return put(SYMBOL);
  }
}

function container(value, place) {
  let keys;
  let length;
  try {
    if (Array.isArray(value)) ({ length } = value);
    else keys = Object.keys(value);
    // of a Map or a Date it would be silent, and whoever has entries may be of any class
    if (keys?.length === 0 && Object.prototype.toString.call(value) !== "[object Object]") return put(NOT_PLAIN);
  } catch {
    return put(UNREADABLE);
  }
  if (keys) object(value, keys, place);
  else list(value, typeof length === "number" ? length : 0, place);
}

function list(value, length, place) {
  put(LIST);
  if (place?.shape === "list")
    for (let index = 0; index < Math.min(length, MOST_ITEMS); index++) visit(entry(value, index), place.any);
  // elsewhere it matters whether there is any
  else if (length > 0) put(ABSENT);
  put(END);
}

function object(value, keys, place) {
  put(OBJECT);
  if (place?.shape === "object" || place?.shape === "map") entries(value, keys, place);
  else if (keys.some((key) => (entry(value, key) ?? null) !== null)) {
    begin(undefined, "");
    put(TRUE);
  }
  id(NO_MORE);
}

function entries(value, keys, place) {
  let left = place.any ? MOST_ITEMS : MOST_UNKNOWN;
  for (let nth = 0; nth < keys.length; nth++) {
    const key = keys[nth];
    const inner = placeOf(place, key, nth);
    // of an object every field that is known is read
    if (inner === place.any && left-- <= 0) continue;
    begin(inner, inner === undefined || place.any ? key : undefined);
    visit(entry(value, key), inner);
  }
}

function begin(place, key) {
  id(place ? place.id | (key === undefined ? 0 : KEYED) : NOWHERE);
  if (key !== undefined) text(key);
}

/** Where the entry of a name stands. Objects of one make have their entries in one order: then nothing is looked up. */
function placeOf(outer, name, nth) {
  const latest = outer.latest[nth];
  if (latest?.name === name) return latest;
  const inner = outer.entries.get(name) ?? outer.any;
  if (inner !== outer.any && nth <= outer.latest.length) {
    // the engine's own string of this name: it is compared by its address
    inner.name = name;
    outer.latest[nth] = inner;
  }
  return inner;
}

/** A getter that throws stands for a symbol, which no field of the API can be. */
function entry(value, key) {
  try {
    return value[key];
  } catch {
    return Symbol.iterator;
  }
}

/** Makes room for the greatest of what is written beside texts. */
function put(kind) {
  if (++values > MOST_VALUES || at > MOST_BYTES) throw new RangeError("more than a deployment has");
  room(16);
  bytes[at++] = kind;
}

function id(number) {
  room(16);
  view.setUint16(at, number, true);
  at += 2;
}

/** In UTF-8, after its length. */
function text(value) {
  const length = Math.min(value.length, MOST_TEXT);
  room(3 * length + 16);
  const into = bytes;
  let end = at + 4;
  let index = 0;
  for (; index < length; index++) {
    const code = value.charCodeAt(index);
    if (code > 127) break;
    into[end++] = code;
  }
  if (index < length) {
    encoder ??= new TextEncoder();
    end += encoder.encodeInto(value.slice(index, length), into.subarray(end)).written;
  }
  view.setUint32(at, end - at - 4, true);
  at = end;
}

function room(needed) {
  if (bytes.length - at >= needed) return;
  const old = bytes;
  allocate(Math.max(2 * old.length, at + needed));
  bytes.set(old);
}

function allocate(length) {
  const fresh = new Uint8Array(length);
  view = new DataView(fresh.buffer);
  bytes = fresh;
}
