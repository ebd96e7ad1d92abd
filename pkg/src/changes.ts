import type { Deployment } from "#wasm";
import { isOutputOnly } from "./arguments.js";
import type { DeploymentChanges } from "./generated.js";
import { excerpt, MOST_ITEMS, misuse } from "./options.js";
import { type Place, placeAt } from "./places.js";
import { entry } from "./validator/reader.js";

/** The entries of an object that are neither `null` nor `undefined`. */
type Entries = ReadonlyMap<string, unknown>;

const NOTHING: Entries = new Map();
const ZEROS: readonly unknown[] = [undefined, null, "", 0, false];
const DURATION = /^(-?)(0|[1-9]\d*)(?:\.(\d{1,9}))?s$/;

/**
 * Returns exactly the changes that make `after` of `before`, for `update`: the fields that differ,
 * nested ones too; maps and lists whole; `null` for a field that `after` lacks. Ignores output-only
 * fields. A field's zero value, such as `0` or `""`, equals an absent field, and `"300s"` equals
 * `"300.000s"`. An immutable field that differs is included, so that validation names it. Accepts
 * any values in fields; throws a `FireworksError` of kind `config` if an argument is no object.
 *
 * @example
 * changesBetween({ displayName: "a", minReplicaCount: 1 }, { displayName: "b", minReplicaCount: 1 });
 * // { displayName: "b" }
 */
export function changesBetween(before: Deployment, after: Deployment): DeploymentChanges {
  return difference(deploymentOf("before", before), deploymentOf("after", after), placeAt(0));
}

function deploymentOf(name: string, given: unknown): Entries {
  const entries = entriesOf(given);
  if (entries) return new Map([...entries].filter(([field]) => !isOutputOnly(field)));
  const got = typeof given === "object" && given !== null ? "" : `, got \`${excerpt(given)}\``;
  throw misuse(`\`${name}\` must be a plain object with a deployment's fields${got}`);
}

/** Returns the fields of a message that differ. */
function difference(before: Entries, after: Entries, message: Place): Record<string, unknown> {
  const changes: [string, unknown][] = [];
  for (const name of namesIn(after, before)) {
    const [old, now, field] = [before.get(name), after.get(name), message.entries.get(name)];
    const [inside, insideNow] = [old, now].map((value) => (value === undefined ? NOTHING : entriesOf(value)));
    if (field?.kind === "o" && inside && insideNow) {
      const changed = difference(inside, insideNow, field);
      if (Object.keys(changed).length > 0) changes.push([name, now === undefined ? null : changed]);
    } else if (!isUnchanged(old, now, field)) changes.push([name, now ?? null]);
  }
  // defines fields, even `__proto__`
  return Object.fromEntries(changes);
}

function isUnchanged(old: unknown, now: unknown, field: Place | undefined): boolean {
  try {
    return isSameField(old, now, field, new Map());
  } catch {
    // nested deeper than the stack
    return false;
  }
}

/** True if two values of a field are equal: absent and zero are. */
function isSameField(one: unknown, other: unknown, field: Place | undefined, seen: Map<unknown, unknown>): boolean {
  return (isZero(one, field) && isZero(other, field)) || isSame(one, other, field, seen);
}

/** True if two values at a place are equal. `seen` has the pairs around them, since objects may contain themselves. */
function isSame(one: unknown, other: unknown, place: Place | undefined, seen: Map<unknown, unknown>): boolean {
  if (one === other || Object.is(one, other) || (seen.has(one) && seen.get(one) === other)) return true;
  if (place?.isDuration) return exact(one) === exact(other);
  const [list, otherList] = [listOf(one), listOf(other)];
  const [entries, otherEntries] = [entriesOf(one), entriesOf(other)];
  seen.set(one, other);
  if (list && otherList)
    return list.length === otherList.length && list.every((item, at) => isSame(item, otherList[at], place?.any, seen));
  if (!entries || !otherEntries) return false;
  const isEqual = place?.kind === "o" ? isSameField : isSame;
  return namesIn(entries, otherEntries).every((name) =>
    isEqual(entries.get(name), otherEntries.get(name), place?.entries.get(name) ?? place?.any, seen),
  );
}

function isZero(value: unknown, field: Place | undefined): boolean {
  if (typeof value === "string" && field?.kind === "e") return /^$|_UNSPECIFIED$/.test(value);
  return ZEROS.includes(value) || listOf(value)?.length === 0 || entriesOf(value)?.size === 0;
}

/** Returns a duration in a form that only equal ones share. */
function exact(value: unknown): unknown {
  const [, sign, whole, fraction = ""] = (typeof value === "string" && DURATION.exec(value)) || [];
  if (whole === undefined) return value;
  const size = `${whole}.${fraction.replace(/0+$/, "")}`;
  return size === "0." ? size : `${sign}${size}`;
}

/** Returns the elements of a list that can be read. */
function listOf(value: unknown): unknown[] | undefined {
  try {
    if (!Array.isArray(value) || !(value.length <= MOST_ITEMS)) return undefined;
    return Array.from({ length: value.length }, (_, at) => entry(value, at));
  } catch {
    return undefined;
  }
}

/** Returns the entries of an object that can be read. A Map or a Date has none, and is no such object. */
function entriesOf(value: unknown): Entries | undefined {
  try {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
    const keys = Object.keys(value);
    if (keys.length > MOST_ITEMS) return undefined;
    if (keys.length === 0 && Object.prototype.toString.call(value) !== "[object Object]") return undefined;
    const entries = keys.map((key): [string, unknown] => [key, entry(value, key)]);
    return new Map(entries.filter(([, inner]) => inner !== undefined && inner !== null));
  } catch {
    return undefined;
  }
}

function namesIn(...all: Entries[]): string[] {
  return [...new Set(all.flatMap((entries) => [...entries.keys()]))];
}
