import { deployment, enums } from "./generated/places.js";

/** A place where a value can stand. */
export interface Place {
  /** Its number among the places of a deployment. */
  readonly id: number;
  /** What it is: a letter as in `generated/places.ts`, `e` for an enum. */
  readonly kind: string;
  /** Its name: a field's, a map's key, `*` for any key or element. */
  readonly name: string;
  readonly outer: Place | undefined;
  /** The places inside it that have names. */
  readonly entries: Map<string, Place>;
  /** The same in the order in which they came last: objects of one make have their entries in one order. */
  readonly latest: (Place | undefined)[];
  /** The place of any key or element. */
  any: Place | undefined;
  /** How many slots a value takes that stands there: with those of its fields, if it is an object. */
  size: number;
  /** The name of an enum, and the index of each of its values, or of each of a boolean's. */
  readonly vocabulary: string;
  readonly values: Map<string, number> | undefined;
  /** True if what stands there is never shown. */
  readonly isSecret: boolean;
}

/** The places of a deployment, by their numbers, and how many of them come first, since they don't repeat. */
export interface Places {
  readonly all: readonly Place[];
  readonly fixed: number;
}

const BOOLEANS = indexed(["false", "true"]);

let made: Places | undefined;

/** The places of a deployment. */
export function places(): Places {
  made ??= read(deployment);
  return made;
}

/** The place of a number; the fixed ones from their end, below 0. */
export function placeAt(number: number): Place {
  const { all, fixed } = places();
  return all[number < 0 ? fixed + number : number] as Place;
}

/** The place of the nth entry of an object, by its name. */
export function entryOf(place: Place, name: string, nth: number): Place | undefined {
  const latest = place.latest[nth];
  if (latest?.name === name) return latest;
  const found = place.entries.get(name);
  if (found && nth <= place.latest.length) place.latest[nth] = found;
  return found;
}

/** A place inside another, by its row. */
export function placeIn(outer: Place | undefined, kind: string, name: string, id = 0): Place {
  const letter = kind.replace("!", "");
  const vocabulary = letter.length > 1 ? letter : "";
  const values = vocabulary ? indexed((enums[vocabulary] ?? "").split(" ")) : letter === "b" ? BOOLEANS : undefined;
  const place: Place = {
    id,
    kind: vocabulary ? "e" : letter,
    // the engine's own string of this name, which it compares by its address
    name: Object.keys({ [name]: 0 })[0] as string,
    outer,
    entries: new Map(),
    latest: [],
    any: undefined,
    size: 1,
    vocabulary,
    values,
    isSecret: kind !== letter,
  };
  if (name === "*" && outer) outer.any = place;
  // a key that is an asterisk is any
  if (outer) outer.entries.set(place.name, place);
  return place;
}

function read(rows: string): Places {
  const all: Place[] = [];
  for (const row of rows.split("\n")) {
    const [outer, kind = "", name = ""] = row.split(" ");
    all.push(placeIn(name ? all[Number(outer)] : undefined, kind, name, all.length));
  }
  for (const { outer, size } of [...all].reverse()) if (outer?.kind === "o") outer.size += size;
  return { all, fixed: all.findIndex(({ name }) => name === "*") };
}

function indexed(values: readonly string[]): Map<string, number> {
  return new Map(values.map((value, index) => [value, index]));
}
