import { hashKey, type QueryClient, useQuery, useQueryClient } from "@tanstack/react-query";
import type { Deployment, DeploymentPage } from "fireworks-deployments";
import type { DeploymentQueries } from "fireworks-deployments/query";
import { type Connection, useConnection } from "../connection/connection.ts";
import { idOf } from "../deployment/names.ts";
import { operations } from "../operations/operations.ts";
import { polled, readNow } from "./polling.ts";
import { readDeployment } from "./read-deployment.ts";
import { useRefetch } from "./refetch.ts";

const itself = (deployment: Deployment) => [deployment];

/** The options that read one deployment, deleted or not. */
export function oneOptions({ queries, client }: Connection, id: string) {
  const read = ({ signal }: { signal: AbortSignal }) => readDeployment(client, id, { signal });
  return { ...queries.get(id), queryFn: read };
}

/** Reads one deployment, and follows it while it changes. Until the reply, shows what a list knew. */
export function useDeployment(id: string) {
  const connection = useConnection();
  const { queries, polls } = connection;
  const cache = useQueryClient();
  const { interval, nextTry } = useRefetch(itself, operations.watched);
  const { queryFn, ...options } = oneOptions(connection, id);
  const hash = hashKey(options.queryKey);
  const query = useQuery({
    ...options,
    queryFn: polled(polls, queryFn),
    placeholderData: () => fromLists(cache, queries, id),
    refetchInterval: interval,
    // its operation asks on return
    refetchOnWindowFocus: ({ state }) => !operations.watched().has(state.data?.name ?? ""),
  });
  const refetch = () => readNow(cache, ({ queryHash }) => queryHash === hash);
  return { ...query, nextTry: nextTry(hash), refetch };
}

/** The deployments in the lists that were read, each once. */
export function listed(cache: QueryClient, { keys }: DeploymentQueries): readonly Deployment[] {
  const pages = cache.getQueriesData<DeploymentPage>({ queryKey: keys.lists });
  const all = pages.flatMap(([, page]) => page?.deployments ?? []);
  return [...new Map(all.map((deployment) => [deployment.name, deployment])).values()];
}

/** Finds a deployment in the lists that were read. */
export function fromLists(cache: QueryClient, queries: DeploymentQueries, id: string): Deployment | undefined {
  return listed(cache, queries).find((deployment) => idOf(deployment) === id);
}

/** Shows a deployment that a call or a poll returned, wherever it is on the screen. */
export function putDeployment(cache: QueryClient, queries: DeploymentQueries, deployment: Deployment): void {
  cache.setQueryData(queries.get(idOf(deployment)).queryKey, deployment);
  cache.setQueriesData<DeploymentPage>({ queryKey: queries.keys.lists }, (page) => {
    if (!page?.deployments.some(({ name }) => name === deployment.name)) return page;
    const deployments = page.deployments.map((known) => (known.name === deployment.name ? deployment : known));
    return { ...page, deployments };
  });
}
