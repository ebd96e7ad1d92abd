import { type DeploymentKeys, keysOf } from "./query/keys.js";
import { type DeploymentReads, type ReadingClient, readsOf } from "./query/reads.js";
import { type DeploymentWrites, type WritingClient, writesOf } from "./query/writes.js";

export type { DeploymentKeys } from "./query/keys.js";
export type { DeploymentKey, DeploymentMutation, DeploymentPagesQuery, DeploymentQuery } from "./query/options.js";
export type { DeploymentReads, ReadingClient } from "./query/reads.js";
export type { DeploymentVariables, DeploymentWrites, WritingClient } from "./query/writes.js";

/** Options for TanStack Query: the client's methods as queries and mutations, and the keys to invalidate. */
export interface DeploymentQueries extends DeploymentReads, DeploymentWrites {
  /** The keys of the account's queries. */
  readonly keys: DeploymentKeys;
}

/**
 * Returns a client's calls as plain option objects for TanStack Query. They work with its adapters
 * for React, Vue, Solid and Svelte.
 *
 * @example
 * const deployments = deploymentQueries(client);
 * const { data } = useQuery(deployments.get("mine"));
 * const undelete = useMutation({
 *   ...deployments.undelete(),
 *   onSettled: () => queryClient.invalidateQueries({ queryKey: deployments.keys.all }),
 * });
 */
export function deploymentQueries(client: ReadingClient & WritingClient): DeploymentQueries {
  return { keys: keysOf(client.accountId), ...readsOf(client), ...writesOf(client) };
}
