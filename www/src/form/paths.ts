/** The way to a value inside a document: names of fields, keys of maps, indices of lists. */
export type Path = readonly (string | number)[];

/** Splits the dotted path of a field. */
export const fieldPath = (dotted: string): Path => dotted.split(".");

/** Returns the value at a path; undefined if there is none. */
export function valueAt(document: unknown, path: Path): unknown {
  let value = document;
  for (const step of path) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as Record<string | number, unknown>)[step];
  }
  return value;
}

/** Returns a copy with another value at a path. `undefined` removes it, and every object that becomes empty by that. */
export function withValue(document: unknown, path: Path, value: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  if (Array.isArray(document)) {
    const inner = withValue(document[Number(step)], rest, value);
    return inner === undefined
      ? document.toSpliced(Number(step), 1)
      : Object.assign([...document], { [Number(step)]: inner });
  }
  const fields = isObject(document) ? document : {};
  const inner = withValue(Object.hasOwn(fields, step) ? fields[step] : undefined, rest, value);
  if (inner !== undefined) return { ...fields, [step]: inner };
  const { [step]: _, ...others } = fields;
  return Object.keys(others).length === 0 ? undefined : others;
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** True if one path leads through the other. */
export function startsWith(path: Path, outer: Path): boolean {
  return outer.every((step, at) => String(path[at]) === String(step));
}

/** True if two values are the same JSON, but for the order of fields. */
export function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((item, at) => isSame(item, other[at]));
  if (!isObject(one) || !isObject(other)) return false;
  const names = Object.keys(one);
  return (
    names.length === Object.keys(other).length &&
    names.every((name) => Object.hasOwn(other, name) && isSame(one[name], other[name]))
  );
}

/** The ID of the element that shows a path. Keys of maps hold characters that an ID may not. */
export function elementId(path: Path): string {
  return ["field", ...path.map((step) => encodeURIComponent(step).replaceAll(".", "%2E").replaceAll("%", "_"))].join(
    ".",
  );
}
