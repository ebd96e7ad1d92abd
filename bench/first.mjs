// What is imported up to the first check: modules that have a client, and `check`, which counts the issues of a value.

/** The candidates, by their names, as paths of their modules. */
export const candidates = {
  ours: "./first/ours.mjs",
  "Stainless SDK and zod 4": "./first/stainless-and-zod.mjs",
};

/** Of each candidate, by its name, what `make` makes of its path. */
export const ofEach = (make) =>
  Object.fromEntries(Object.entries(candidates).map(([name, path]) => [name, make(path)]));
