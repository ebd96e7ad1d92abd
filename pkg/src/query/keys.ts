import type { DeploymentKey } from "./options.js";

/** The keys of an account's queries, to invalidate them by prefix. None contains an API key. */
export interface DeploymentKeys {
  /** Everything of the account. */
  readonly all: DeploymentKey;
  /** Every list, whatever its query. */
  readonly lists: DeploymentKey;
  /** Everything about one deployment, given by its ID or its full name. */
  one(deployment: string): DeploymentKey;
}

const ROOT = "fireworks-deployments";

/** Returns the keys of an account. */
export function keysOf(accountId: string | undefined): DeploymentKeys {
  const all = [ROOT, accountId];
  return { all, lists: [...all, "list"], one: (deployment) => keyOfOne(deployment, accountId) };
}

/** Returns the same key for an ID and for the full name. */
function keyOfOne(deployment: string, accountId: string | undefined): DeploymentKey {
  const [, account = accountId, id = deployment] = /^accounts\/([^/]+)\/deployments\/([^/]+)$/.exec(deployment) ?? [];
  return [ROOT, account, "one", id];
}
