import {
  changesBetween,
  type Deployment,
  type DeploymentChanges,
  fieldRules,
  isFireworksError,
} from "fireworks-deployments";
import { usageError } from "./endings.js";
import type { JsonFile } from "./input/checked.js";
import { glance, idIn } from "./output/words.js";
import type { Session } from "./session.js";

/** The difference between a file and the deployment it describes. */
export interface Plan {
  /** Its ID or full name. */
  readonly deployment: string;
  readonly action: "create" | "update" | "none";
  /** The deployment to create, or the changes of an update. */
  readonly changes: DeploymentChanges;
  /** The deployment as it is; empty if there is none. */
  readonly current: Deployment;
}

/** Returns the ID or full name of the deployment that a file describes: the argument, else the file's `name`. */
export function deploymentOf(argument: string | undefined, { name, value }: JsonFile): string {
  const named = argument ?? (value as Deployment | undefined)?.name;
  if (typeof named === "string" && named !== "") return named;
  throw usageError(`missing ID: pass it as an argument, or add \`name\` to \`${name}\``);
}

/** Compares a file with the deployment as it is. Fields that the file lacks stay as they are. */
export async function planOf({ client, call }: Session, deployment: string, file: JsonFile): Promise<Plan> {
  const wanted = file.value as DeploymentChanges;
  const current = await client.get(deployment, call).catch((thrown: unknown) => {
    if (isFireworksError(thrown) && thrown.status === 404 && thrown.code === "NOT_FOUND") return undefined;
    throw thrown;
  });
  if (current === undefined) return { deployment, action: "create", changes: settable(wanted), current: {} };
  if (current.state === "DELETED" || current.state === "DELETING")
    throw new Error(`${glance(current)} must be recovered first: \`recover ${idIn(deployment)}\``);
  const changes = changesBetween(current, merged(current, wanted) as Deployment);
  const action = Object.keys(changes).length === 0 ? "none" : "update";
  return { deployment, action, changes, current };
}

const readOnly = new Set<string>(fieldRules().flatMap(({ path, outputOnly }) => (outputOnly ? path : [])));

/** Drops the fields that the service sets, so that a deployment can be used as it was read, and those that are null. */
function settable(wanted: DeploymentChanges): DeploymentChanges {
  return Object.fromEntries(Object.entries(wanted).filter(([name, value]) => !readOnly.has(name) && value !== null));
}

const defaults = new Map(fieldRules().map((rule) => [rule.path as string, rule.default]));
const objects = new Set<string>(fieldRules().flatMap(({ path, type }) => (type === "object" ? path : [])));

/** True for a field with fields of its own, as a map has not. */
export const isMessage = (path: string): boolean => objects.has(path);

/** Returns an object with the wanted fields: inner objects merged, maps and lists replaced. */
function merged(current: object, wanted: object, outer = ""): object {
  const before = new Map(Object.entries(current));
  const entries = Object.entries(wanted).map(([name, value]): [string, unknown] => {
    const [path, old] = [`${outer}${name}`, before.get(name)];
    if (path === "deploymentShape" && isVersionOf(old, value)) return [name, old];
    if (value === null && isDefault(old, path, wanted)) return [name, old];
    const isInner = isMessage(path) && isObject(old) && isObject(value);
    return [name, isInner ? merged(old, value, `${path}.`) : value];
  });
  // in the order of the file
  return { ...Object.fromEntries(entries), ...Object.fromEntries([...before].filter(([name]) => !(name in wanted))) };
}

/** True for what the service puts in the place of a field that is cleared. */
function isDefault(value: unknown, path: string, { minReplicaCount }: { minReplicaCount?: number | null }): boolean {
  const least = { maxReplicaCount: Math.max(minReplicaCount ?? 0, 1) };
  const standard = path in least ? least : { [path]: defaults.get(path) };
  return Object.keys(changesBetween({ [path]: value } as Deployment, standard as Deployment)).length === 0;
}

const isObject = (value: unknown): value is object =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** True if the service has put a shape's version in the place of its name. */
function isVersionOf(version: unknown, shape: unknown): boolean {
  if (typeof version !== "string" || typeof shape !== "string") return false;
  return version.startsWith(`${shape}/versions/`) || (shape === "default" && version !== "");
}
