// The candidates for time to first check: modules that import a client, and export `check`, which
// counts the issues of a value.

/** The paths of the candidates' modules, by name. */
export const candidates = {
  ours: "./first/ours.mjs",
  "Stainless SDK and zod 4": "./first/stainless-and-zod.mjs",
};

/** Calls `make` with the path of each candidate. */
export const ofEach = (make) =>
  Object.fromEntries(Object.entries(candidates).map(([name, path]) => [name, make(path)]));
