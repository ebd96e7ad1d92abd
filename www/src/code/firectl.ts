import { type Call, command, quoted, type Snippet } from "./call.ts";

/** The flags that firectl documents, by the field that each sets. */
const FLAGS: Record<string, string> = {
  displayName: "display-name",
  description: "description",
  minReplicaCount: "min-replica-count",
  maxReplicaCount: "max-replica-count",
  acceleratorType: "accelerator-type",
  acceleratorCount: "accelerator-count",
  deploymentShape: "deployment-shape",
  draftModel: "draft-model",
  draftTokenCount: "draft-token-count",
  "placement.region": "region",
  "placement.multiRegion": "region",
  "autoscalingPolicy.scaleUpWindow": "scale-up-window",
  "autoscalingPolicy.scaleDownWindow": "scale-down-window",
  "autoscalingPolicy.scaleToZeroWindow": "scale-to-zero-window",
  "autoscalingPolicy.loadTargets": "load-targets",
};

const OBJECTS = new Set(["autoscalingPolicy", "placement"]);

/** Writes a call with firectl, as far as its documentation goes. */
export function firectl(call: Call): Snippet | undefined {
  const account = `--account-id ${quoted(call.account)}`;
  switch (call.does) {
    case "undelete":
      return command(`firectl deployment undelete ${quoted(call.id)} ${account} --wait --wait-timeout 1h`);
    case "get":
      return command(`firectl deployment get ${quoted(call.id)} ${account}`);
    case "delete":
      return command(`firectl deployment delete ${quoted(call.id)} ${account} --wait`);
    case "update":
      return withFlags(`firectl deployment update ${quoted(call.id)} ${account}`, call.changes);
    case "create": {
      const { baseModel, ...fields } = call.deployment;
      const id = call.id === undefined ? "" : ` --deployment-id ${quoted(call.id)}`;
      return withFlags(`firectl deployment create ${quoted(baseModel ?? "")} ${account}${id}`, fields);
    }
  }
}

/** Adds a flag for each field. A field without a known flag is named in the note. */
function withFlags(start: string, fields: object): Snippet | undefined {
  const all = leaves(fields).map(([path, value]) => ({ path, flag: FLAGS[path], value: written(value) }));
  const known = all.filter(({ flag, value }) => flag !== undefined && value !== undefined);
  const others = all.filter((field) => !known.includes(field)).map(({ path }) => path);
  if (known.length === 0) return undefined;
  const flags = known.map(({ flag, value }) => `--${flag}=${quoted(value ?? "")}`);
  const snippet = command([start, ...flags].join(" \\\n  "));
  if (others.length === 0) return snippet;
  return { ...snippet, note: `Left out, since no flag of firectl is known for them: ${others.join(", ")}.` };
}

function leaves(fields: object): [path: string, value: unknown][] {
  return Object.entries(fields).flatMap(([field, value]) =>
    OBJECTS.has(field) && typeof value === "object" && value !== null
      ? Object.entries(value).map(([inner, leaf]): [string, unknown] => [`${field}.${inner}`, leaf])
      : [[field, value] as [string, unknown]],
  );
}

/** Writes a value as firectl takes it: `key=value` pairs for a map. Undefined if it can't. */
function written(value: unknown): string | undefined {
  if (value === null || value === undefined || Array.isArray(value)) return undefined;
  if (typeof value !== "object") return String(value);
  const entries = Object.entries(value);
  if (entries.some(([, inner]) => typeof inner === "object")) return undefined;
  return entries.map(([key, inner]) => `${key}=${inner}`).join(",");
}
