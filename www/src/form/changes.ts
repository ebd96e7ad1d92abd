import { changesBetween, type Deployment, type DeploymentChanges } from "fireworks-deployments";
import type { Fields } from "./document.ts";
import { isObject, isSame, type Path, valueAt, withValue } from "./paths.ts";
import { ruleAt } from "./rules.ts";

/** A field of the review: three values, and whose change it is. */
export interface ChangeRow {
  readonly path: Path;
  /** When the form was opened. */
  readonly was: unknown;
  /** Read again. */
  readonly is: unknown;
  readonly willBe: unknown;
  /** True if the person changed it. */
  readonly isMine: boolean;
  /** True if somebody else changed it meanwhile. */
  readonly isTheirs: boolean;
}

/** The request of an edit, and its changes. */
export interface ChangePlan {
  readonly changes: DeploymentChanges;
  readonly rows: readonly ChangeRow[];
}

/**
 * Plans an edit: what the person changed since the form was opened, put upon the deployment as it is now. What somebody else
 * changed meanwhile stays, unless it is the same field.
 */
export function planOf(began: Fields, typed: Fields, now: Fields): ChangePlan {
  const mine = between(began, typed);
  const theirs = between(began, now);
  const after = merged(now, mine);
  const [myPaths, theirPaths] = [leaves(mine), leaves(theirs)];
  const paths = [...myPaths, ...theirPaths.filter((path) => !has(myPaths, path))];
  const rows = paths.map((path) => ({
    path,
    was: valueAt(began, path),
    is: valueAt(now, path),
    willBe: valueAt(after, path),
    isMine: has(myPaths, path),
    isTheirs: has(theirPaths, path),
  }));
  return { changes: between(now, after), rows };
}

const between = (before: Fields, after: Fields) => changesBetween(before as Deployment, after as Deployment);

const has = (paths: readonly Path[], path: Path) => paths.some((other) => isSame(other, path));

/** True if changes go into a value field by field; maps and lists are replaced as a whole. */
const isMerged = (path: Path, value: unknown): value is Record<string, unknown> =>
  isObject(value) && ruleAt(path)?.type === "object";

/** The paths that changes name, as the mask lists them. */
export function leaves(changes: object, outer: Path = []): Path[] {
  return Object.entries(changes).flatMap(([name, value]) => {
    const path = [...outer, name];
    return isMerged(path, value) ? leaves(value, path) : [path];
  });
}

/** Applies changes; `null` clears a field. */
function merged(fields: Fields, changes: object): Fields {
  return leaves(changes).reduce<Fields>((document, path) => {
    const next = withValue(document, path, valueAt(changes, path) ?? undefined);
    return isObject(next) ? next : {};
  }, fields);
}
