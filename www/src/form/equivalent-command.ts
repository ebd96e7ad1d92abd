import { quoted } from "../code/call.ts";
import { commandTo } from "../code/command-line.ts";
import { leaves } from "./changes.ts";
import { isObject, type Path, valueAt } from "./paths.ts";
import { ruleAt } from "./rules.ts";

/** The update as a command of the package's command line. Keys are left for the person to fill in. */
export function updateCommand(account: string, id: string, changes: object): string {
  const paths = leaves(changes);
  const sets = paths.map((path) => assignment(path, valueAt(changes, path)));
  if (sets.includes(undefined)) return commandTo(`update ${id} --file changes.json`, account);
  return [`${commandTo(`update ${id}`, account)} --set`, ...sets].join(" \\\n  ");
}

/** The create as a command; the deployment is in a file. */
export function createCommand(account: string, id: string): string {
  const named = id === "" ? "" : ` --deployment-id ${quoted(id)}`;
  return commandTo(`create --file deployment.json${named}`, account);
}

/** `path=value`; undefined if only a file can say it. */
function assignment(path: Path, value: unknown): string | undefined {
  const rule = ruleAt(path);
  if (rule === undefined || value === "") return undefined;
  if (path[0] === "directRouteApiKeys" && value !== null) return `${path.join(".")}='["<key>"]'`;
  return quoted(`${path.join(".")}=${written(value)}`);
}

function written(value: unknown): string {
  if (value === null) return "";
  return typeof value === "string" ? value : JSON.stringify(isObject(value) ? value : (value ?? null));
}
