// The body of a reply, in the form that the state machine takes.

/** The kinds of a body, as numbered in `src/wasm/told.rs`. */
export const BodyKind = { empty: 0, json: 1, text: 2, mismatched: 3, tooLarge: 4 } as const;

/** The length at which a non-JSON body is cut, in UTF-16 units. */
const MOST_TEXT = 2_000;

/** Classifies a body by its parsed value, with JSON serialized anew by the host. */
export function bodyOf(text: string, value: unknown): [kind: number, body: string] {
  if (value !== undefined) return [BodyKind.json, asWritten(value, text)];
  return text === "" ? [BodyKind.empty, ""] : [BodyKind.text, text.slice(0, MOST_TEXT)];
}

/** Serializes a value, or returns the original text if it is nested too deeply. */
export function asWritten(value: unknown, text: string): string {
  try {
    return JSON.stringify(value);
  } catch {
    return text;
  }
}

/** Returns the value of a JSON text, or `undefined` if it is none. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
