import { type Deployment, fieldRules, type NewDeployment } from "fireworks-deployments";
import { withoutKeys } from "./secrets.ts";

/** The versions that are rolled out belong to one deployment. */
const ITS_OWN = new Set(["activeModelVersion", "targetModelVersion"]);

/** Returns what creates a deployment like this one: what people set, without its keys. */
export function likeIt(deployment: Deployment): NewDeployment {
  const settable = new Set(
    fieldRules()
      .filter(({ path, outputOnly, deprecated }) => !outputOnly && !deprecated && !ITS_OWN.has(path))
      .map(({ path }) => path as string),
  );
  const entries = Object.entries(withoutKeys(deployment)).filter(
    ([field, value]) => settable.has(field) && !isEmpty(value),
  );
  const like: Deployment = Object.fromEntries(entries);
  // the service refuses tags of others, and a shape decides the GPUs
  if (like.annotations) like.annotations = tagsOf(like);
  if (like.deploymentShape) {
    delete like.acceleratorType;
    delete like.acceleratorCount;
  }
  return like as NewDeployment;
}

/** The tags that people set, as keys and values. */
export function tagsOf({ annotations }: Deployment): Record<string, string> {
  return Object.fromEntries(Object.entries(annotations ?? {}).filter(([key]) => key.startsWith("custom/")));
}

function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined || value === "") return true;
  if (typeof value === "string") return value.endsWith("_UNSPECIFIED");
  return typeof value === "object" && Object.keys(value).length === 0;
}
