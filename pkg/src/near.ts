// `src/language/near.rs` finds the same.

/**
 * Returns the known name that was probably meant: the nearest, and the first of several. Only
 * letters and digits count, and not their case. A name that has the given one as a run of its
 * words, as `NVIDIA_H100_80GB` has `h100`, is nearer than any other. Else at most a third of the
 * letters may differ.
 */
export function nearest(given: string, known: Iterable<string>): string | undefined {
  // no name of the API is longer
  if (!/^[ -~]{2,64}$/.test(given)) return undefined;
  const letters = words(given).join("");
  if (letters.length < 2) return undefined;
  let found: string | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const name of known) {
    const far = distance(letters, name);
    if (far < least) [found, least] = [name, far];
  }
  return found;
}

/** Returns `; did you mean …?` for a message, or nothing if no known name is near. */
export function meant(given: string, known: Iterable<string>): string {
  const name = nearest(given, known);
  return name === undefined ? "" : `; did you mean \`${name}\`?`;
}

/**
 * Returns the number of typos; or less than 0 for a run of words, the less the fewer letters are
 * around it. Infinity if the name isn't near.
 */
function distance(letters: string, name: string): number {
  const all = words(name);
  const whole = all.join("");
  const isRun = (_: string, from: number) => all.some((_, to) => all.slice(from, to + 1).join("") === letters);
  if (whole.includes(letters) && all.some(isRun)) return -1 / (1 + whole.length - letters.length);
  const most = Math.floor(Math.max(whole.length, letters.length) / 3);
  const far = Math.abs(whole.length - letters.length) > most ? most + 1 : typos(letters, whole);
  return far > most ? Number.POSITIVE_INFINITY : far;
}

/** Splits a name into its words, in lower case. */
function words(name: string): string[] {
  const apart = name.replace(/[a-z](?=[A-Z])/g, "$& ").split(/[^A-Za-z0-9]/);
  return apart.map((word) => word.toLowerCase());
}

/**
 * Returns how many letters must be added, removed, replaced, or swapped with the next, to make one
 * text of the other.
 */
function typos(one: string, other: string): number {
  // rows of the table of all beginnings: the distance from one to each of the other
  let before: number[] = [];
  let last = [...other, ""].map((_, at) => at);
  for (let i = 0; i < one.length; i++) {
    const row = [i + 1];
    const at = (row: number[], index: number) => row[index] ?? Number.POSITIVE_INFINITY;
    for (let j = 0; j < other.length; j++) {
      const replaced = at(last, j) + (one[i] === other[j] ? 0 : 1);
      const isSwap = i > 0 && j > 0 && one[i - 1] === other[j] && one[i] === other[j - 1];
      const swapped = isSwap ? at(before, j - 1) + 1 : replaced;
      row.push(Math.min(replaced, swapped, at(last, j + 1) + 1, at(row, j) + 1));
    }
    [before, last] = [last, row];
  }
  return last[other.length] as number;
}
