import type { Deployment } from "fireworks-deployments";

/** The last segment of a resource name. */
export function lastSegment(name: string | undefined): string {
  return name?.slice(name.lastIndexOf("/") + 1) ?? "";
}

export const idOf = (deployment: Deployment): string => lastSegment(deployment.name);

/** The name that people gave, or the ID. */
export const titleOf = (deployment: Deployment): string => deployment.displayName || idOf(deployment);

/** The account in a resource name. */
export const accountOf = (deployment: Deployment): string => deployment.name?.split("/")[1] ?? "";
