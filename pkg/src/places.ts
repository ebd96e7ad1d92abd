import { deployment, enums } from "./generated/places.js";

/** A place in a deployment where a value can be. */
export interface Place {
  /** The number of the place. */
  readonly id: number;
  /** The kind: a letter as in `generated/places.ts`, or `e` for an enum. */
  readonly kind: string;
  /** The name: a field's, a map key, or `*` for any key or element. */
  readonly name: string;
  readonly outer: Place | undefined;
  /** The named places inside. */
  readonly entries: Map<string, Place>;
  /**
   * The same places in the order of the latest object: objects built alike have their keys in the
   * same order.
   */
  readonly latest: (Place | undefined)[];
  /** The place of any other key, or of any element. */
  any: Place | undefined;
  /** The number of slots that a value here takes, including an object's fields. */
  size: number;
  /**
   * The name of the enum, and the index of each value; for a boolean, the index of each of its
   * values.
   */
  readonly vocabulary: string;
  readonly values: Map<string, number> | undefined;
  readonly isDuration: boolean;
  /** True if messages must not show the value. */
  readonly isSecret: boolean;
}

/** The places of a deployment by number. The fixed ones, which can't repeat, come first. */
export interface Places {
  readonly all: readonly Place[];
  readonly fixed: number;
}

const BOOLEANS = indexed(["false", "true"]);

let made: Places | undefined;

/** Returns the places of a deployment. */
export function places(): Places {
  made ??= read(deployment);
  return made;
}

/** Returns a place by number. A negative number counts from the end of the fixed places. */
export function placeAt(number: number): Place {
  const { all, fixed } = places();
  return all[number < 0 ? fixed + number : number] as Place;
}

/** Returns the place of an object's nth key, by its name. */
export function entryOf(place: Place, name: string, nth: number): Place | undefined {
  const latest = place.latest[nth];
  if (latest?.name === name) return latest;
  const found = place.entries.get(name);
  if (found && nth <= place.latest.length) place.latest[nth] = found;
  return found;
}

/** Adds a place inside another. */
export function placeIn(outer: Place | undefined, kind: string, name: string, id = 0): Place {
  const letter = kind.replace("!", "");
  const isDuration = letter === "d";
  const vocabulary = letter.length > 1 ? letter : "";
  const values = vocabulary ? indexed((enums[vocabulary] ?? "").split(" ")) : letter === "b" ? BOOLEANS : undefined;
  const place: Place = {
    id,
    kind: vocabulary ? "e" : isDuration ? "t" : letter,
    // the engine interns property names, and compares interned strings by address
    name: Object.keys({ [name]: 0 })[0] as string,
    outer,
    entries: new Map(),
    latest: [],
    any: undefined,
    size: 1,
    vocabulary,
    values,
    isDuration,
    isSecret: kind !== letter,
  };
  if (name === "*" && outer) outer.any = place;
  // the key `*` stands for any key
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
