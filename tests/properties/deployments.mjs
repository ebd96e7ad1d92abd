// Drawn deployments: valid ones, and ones with a single issue.
import { readFile } from "node:fs/promises";
import fc from "fast-check";
import { byHand } from "./by-hand.mjs";
import { relations } from "./relations.mjs";
import { absences, accepted, below, entryOf, places, refused, typeOf } from "./schema.mjs";

export const schema = JSON.parse(await readFile(new URL("../../pkg/deployment.schema.json", import.meta.url), "utf8"));
const known = places(schema);
export const paths = known.map(({ path }) => path);

/** Valid for the schema, and for every rule it can't express. */
export const deployments = accepted(schema).map((drawn) => {
  const deployment = structuredClone(drawn);
  for (const { keep } of relations) keep(deployment);
  return deployment;
});

/** The same as changes: without immutable fields, and without those changed by other methods. */
export const changes = deployments.map(({ baseModel, placement, preemptible, annotations, ...changes }) => {
  if (changes.deploymentShape === "default") delete changes.deploymentShape;
  return changes;
});

const blanks = Object.entries(schema.properties).map(([name, schema]) => [name, fc.constantFrom(...absences(schema))]);

const noPlaces = { region: "REGION_UNSPECIFIED", multiRegion: "", regions: [] };

/** The same, with more fields that count as absent. */
export const padded = fc
  .tuple(fc.record(Object.fromEntries(blanks), { requiredKeys: [] }), deployments)
  .map(([blank, { placement, ...deployment }]) => ({
    ...blank,
    ...deployment,
    ...(placement && { placement: { ...noPlaces, ...placement } }),
  }));

const atOne = (path, what, bad) => ({
  what: `${path}: ${what}`,
  broken: bad.map((value) => ({ [path]: value })),
  at: [path],
});

/** Every way to break one rule: a description, the values that break it, and the paths of its issues. */
const faults = [
  ...known.flatMap(({ path, schema }) =>
    Object.entries(refused(schema, path)).map(([what, bad]) => atOne(path, what, bad)),
  ),
  ...Object.entries(byHand).flatMap(([path, { bad }]) => (bad ? [atOne(path, "against a rule", bad)] : [])),
  ...[{ path: "", schema }, ...known].flatMap(({ path, schema: { required = [] } }) =>
    required.map((name) => atOne(below(path, name), "missing", fc.constant(undefined))),
  ),
  ...relations,
];

/** A valid deployment, and a way to break it. */
export const mutants = fc
  .tuple(deployments, fc.oneof(...faults.map(({ what, broken, at }) => broken.map((put) => ({ what, put, at })))))
  .map(([deployment, { what, put, at }]) => ({ what, at, mutant: changed(deployment, put) }));

/** A deployment with values set at paths. `undefined` removes a value. */
export function changed(deployment, put) {
  const whole = { it: structuredClone(deployment) };
  for (const [path, value] of Object.entries(put)) {
    const names = path ? path.split(".") : [];
    set(whole, "it", schema, names, value);
  }
  return whole.it;
}

function set(holder, name, schema, names, value) {
  const [next, ...rest] = names;
  if (next === undefined && value === undefined) delete holder[name];
  else if (next === undefined) holder[name] = value;
  else {
    holder[name] ??= typeOf(schema) === "array" ? [] : schema.required ? { ...SCHEDULE } : {};
    const inner = schema.properties?.[next] ?? entryOf(schema);
    set(holder[name], next === "*" ? anyKey(holder[name]) : next, inner, rest, value);
  }
}

/** The only object inside a deployment that has required fields, with just those. */
const SCHEDULE = { minReplicaCount: 0, schedule: "0 8 * * *", duration: "300s", timezone: "UTC" };

const anyKey = (holder) => Object.keys(holder)[0] ?? (Array.isArray(holder) ? 0 : "custom/k");
