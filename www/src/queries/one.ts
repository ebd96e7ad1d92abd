import { type QueryClient, useQuery, useQueryClient } from "@tanstack/react-query";
import type { Deployment, DeploymentPage } from "fireworks-deployments";
import { type Connection, useConnection } from "../connection/connection.ts";
import { idOf } from "../deployment/names.ts";
import { operations } from "../operations/operations.ts";
import { keys } from "./keys.ts";
import { useRefetchInterval } from "./refetch.ts";

/** The options that read one deployment. */
export function oneOptions({ client, accountId }: Connection, id: string) {
  return {
    queryKey: keys.one(accountId, id),
    queryFn: ({ signal }: { signal: AbortSignal }) => client.get(id, { signal }) as Promise<Deployment>,
    retry: false,
  };
}

/** Reads one deployment, and follows it while it changes. Until the reply, shows what a list knew. */
export function useDeployment(id: string) {
  const connection = useConnection();
  const cache = useQueryClient();
  const interval = useRefetchInterval(operations.watched);
  return useQuery({
    ...oneOptions(connection, id),
    placeholderData: () => fromLists(cache, connection.accountId, id),
    refetchInterval: (query) => interval(query.state.data ? [query.state.data] : [], query.state),
  });
}

/** Finds a deployment in the lists that were read. */
export function fromLists(cache: QueryClient, account: string, id: string): Deployment | undefined {
  const pages = cache.getQueriesData<DeploymentPage>({ queryKey: keys.lists(account) });
  for (const [, page] of pages) {
    const found = page?.deployments.find((deployment) => idOf(deployment) === id);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Shows a deployment that a call or a poll returned, wherever it is on the screen. */
export function putDeployment(cache: QueryClient, account: string, deployment: Deployment): void {
  cache.setQueryData(keys.one(account, idOf(deployment)), deployment);
  cache.setQueriesData<DeploymentPage>({ queryKey: keys.lists(account) }, (page) => {
    if (!page?.deployments.some(({ name }) => name === deployment.name)) return page;
    const deployments = page.deployments.map((known) => (known.name === deployment.name ? deployment : known));
    return { ...page, deployments };
  });
}
