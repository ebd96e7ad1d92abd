import { nearest } from "./near.js";
import { misuse } from "./options.js";

/** Refuses names that aren't known, with the nearest one that is. Options that are `undefined` count too. */
export function refuseUnknown(what: string, given: object, known: readonly string[]): void {
  for (const name of Object.keys(given)) if (!known.includes(name)) throw unknown(what, name, known);
}

/** Creates the error for an unknown name. */
export function unknown(what: string, name: string, known: readonly string[]) {
  const hint = nearest(name, known);
  const cure = hint === undefined ? `; known are \`${known.join("`, `")}\`` : `; did you mean \`${hint}\`?`;
  return misuse(`unknown ${what} \`${name.slice(0, 40)}\`${cure}`);
}
