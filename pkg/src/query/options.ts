import type { DataTag, InfiniteData } from "@tanstack/query-core";
import type { DeploymentPage, FireworksError } from "fireworks-deployments";

/** A query's key: its parts, from the most general to the most special. */
export type DeploymentKey = readonly unknown[];

/** The common part of all options. */
interface Options {
  /** The client retries by itself: with Query's retries, one failure would become twelve requests. */
  retry: false;
  /** Never set. Its type tells Query the type of errors. */
  retryDelay?: (failures: number, error: FireworksError) => number;
}

/** Options of a query, for `useQuery`, `fetchQuery` and the like. */
export interface DeploymentQuery<Data> extends Options {
  /** The key, which knows the type of the data. */
  queryKey: DataTag<DeploymentKey, Data, FireworksError>;
  /** Makes the call. Query's `signal` aborts it. */
  queryFn: (context: { signal: AbortSignal }) => Promise<Data>;
}

/** Options of an infinite query over the pages of a list, for `useInfiniteQuery` and the like. */
export interface DeploymentPagesQuery extends Options {
  /** The key, which knows the type of the data. */
  queryKey: DataTag<DeploymentKey, InfiniteData<DeploymentPage, string | undefined>, FireworksError>;
  /** Fetches a page. Query's `signal` aborts the call. */
  queryFn: (context: { signal: AbortSignal; pageParam: string | undefined }) => Promise<DeploymentPage>;
  /** The first page has no token. */
  initialPageParam: string | undefined;
  /** Returns the token of the next page; `undefined` after the last. */
  getNextPageParam: (page: DeploymentPage) => string | undefined;
}

/** Options of a mutation, for `useMutation`. */
export interface DeploymentMutation<Variables, Data> extends Options {
  /** The key, to find the mutation with `useMutationState`. It doesn't contain the variables. */
  mutationKey: DeploymentKey;
  /** Makes the call. */
  mutationFn: (variables: Variables) => Promise<Data>;
}
