import type { DeploymentChanges, NewDeployment } from "fireworks-deployments";
import { type Call, quoted } from "../code/call.ts";
import { commandLine, commandTo } from "../code/command-line.ts";
import { withoutKeys } from "../deployment/secrets.ts";
import { leaves } from "./changes.ts";
import { isObject, type Path, valueAt } from "./paths.ts";
import { ruleAt } from "./rules.ts";

/** The update as a command of the package's command line. Keys are left for the person to fill in. */
export function updateCommand(account: string, id: string, changes: DeploymentChanges): string {
  const paths = leaves(changes);
  const sets = paths.map((path) => assignment(path, valueAt(changes, path)));
  if (sets.includes(undefined)) return withDocument({ does: "update", account, id, changes: withoutKeys(changes) });
  return [`${commandTo(`update ${id}`, account)} --set`, ...sets].join(" \\\n  ");
}

/** The create as a command, without its keys. */
export function createCommand(account: string, id: string, deployment: NewDeployment): string {
  return withDocument({
    does: "create",
    account,
    ...(id && { id }),
    deployment: withoutKeys(deployment) as NewDeployment,
  });
}

/** A command with all that it sends in a here-document, so that it can be run as it is. */
const withDocument = (call: Call): string =>
  commandLine(call)
    .blocks.map(({ code }) => code)
    .join("\n");

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
