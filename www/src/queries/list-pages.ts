import { hashKey, type UseQueryResult, useQueries, useQueryClient } from "@tanstack/react-query";
import type { Deployment, DeploymentPage, FireworksError, ListQuery } from "fireworks-deployments";
import { useCallback, useRef, useState } from "react";
import { type Connection, useConnection } from "../connection/connection.ts";
import { oneAtATime } from "../connection/one-at-a-time.ts";
import { operations } from "../operations/operations.ts";
import { polled, readNow } from "./polling.ts";
import { useRefetch } from "./refetch.ts";

/** The largest page of the API. */
export const PAGE_SIZE = 200;

const inTurn = oneAtATime();

/** The options that read one page of a list. */
export function pageOptions({ queries, polls }: Connection, query: ListQuery) {
  const { queryFn, ...options } = queries.listPage({ pageSize: PAGE_SIZE, ...query });
  return { ...options, queryFn: polled(polls, (context) => inTurn(() => queryFn(context))) };
}

const deploymentsOf = ({ deployments }: DeploymentPage) => deployments;

/** A list of any length, of which only the pages on the screen are read and polled. */
export interface ListPages {
  /** The length of the whole list, once a page has come. */
  count: number;
  /** True once a page has come. */
  isKnown: boolean;
  /** Returns the deployment at an index; undefined while its page isn't there. */
  at(index: number): Deployment | undefined;
  /** The deployments that are there. */
  loaded: readonly Deployment[];
  /** Reads the pages that aren't there, and returns the whole list. */
  readAll(): Promise<readonly Deployment[]>;
  /** Says which rows are on the screen. */
  show(first: number, last: number): void;
  isPending: boolean;
  isFetching: boolean;
  error: Error | null;
  /** The host's time of the oldest page on the screen; 0 if none has come. */
  updatedAt: number;
  /** The host's time at which a page that failed is tried again; 0 if none is. */
  nextTry: number;
  refetch(): Promise<unknown>;
}

/** Reads a list page by page, as far as the screen shows it. */
export function useListPages(query: ListQuery): ListPages {
  const connection = useConnection();
  const cache = useQueryClient();
  const [view, setView] = useState({ first: 0, last: 0 });
  const paged = (pageToken: string) => ({ ...query, ...(pageToken && { pageToken }) });
  const tokens = tokensUpTo(view.last, (token) => cache.getQueryData(pageOptions(connection, paged(token)).queryKey));
  const refetch = useRefetch(deploymentsOf, operations.watched);

  const queries = tokens.map((pageToken, page) => {
    const isShown = page >= view.first && page <= view.last;
    return {
      ...pageOptions(connection, paged(pageToken)),
      // what changes meanwhile is read once it is on the screen again
      enabled: ({ state }: { state: { data: unknown } }) => isShown || state.data === undefined,
      staleTime: isShown ? 0 : Infinity,
      refetchOnMount: true,
      refetchInterval: isShown && refetch.interval,
    };
  });
  const pages = useQueries({ queries }) as UseQueryResult<DeploymentPage, FireworksError>[];

  const data = pages.map((page) => page.data);
  const loaded = data.flatMap((page) => page?.deployments ?? []);
  const shown = pages.slice(view.first, view.last + 1);
  const come = shown.map((page) => page.dataUpdatedAt).filter((time) => time > 0);
  const hashes = queries.slice(view.first, view.last + 1).map(({ queryKey }) => hashKey(queryKey));
  const total = data.findLast((page) => page !== undefined)?.totalSize;
  const more = data.at(-1)?.nextPageToken ? 1 : 0;
  const show = useCallback((first: number, last: number) => {
    const next = { first: Math.floor(first / PAGE_SIZE), last: Math.floor(last / PAGE_SIZE) };
    setView((now) => (now.first === next.first && now.last === next.last ? now : next));
  }, []);

  const now: ListPages = {
    isKnown: total !== undefined,
    count: Math.max(total ?? 0, loaded.length + more),
    at: (index) => data[Math.floor(index / PAGE_SIZE)]?.deployments[index % PAGE_SIZE],
    loaded,
    readAll: async () => {
      const all: Deployment[] = [];
      for (let token: string | undefined = ""; token !== undefined; ) {
        const page: DeploymentPage = await cache.fetchQuery({
          ...pageOptions(connection, paged(token)),
          staleTime: Infinity,
        });
        all.push(...page.deployments);
        token = page.nextPageToken;
      }
      return all;
    },
    show,
    isPending: pages[0]?.isPending ?? true,
    isFetching: pages.some((page) => page.isFetching),
    error: shown.find((page) => page.error)?.error ?? null,
    // none is there yet after a jump to the end, or before the first has come
    updatedAt: Math.min(...(come.length > 0 ? come : [0])),
    nextTry: Math.max(0, ...hashes.map(refetch.nextTry)),
    // with what else has failed, such as the counts above the list
    refetch: () => readNow(cache, ({ queryHash, state }) => hashes.includes(queryHash) || state.status === "error"),
  };
  // another order or search keeps the rows, and with them the focus, until its own are there
  const last = useRef(now);
  if (!now.isPending) last.current = now;
  return now.isPending && !last.current.isPending ? { ...last.current, isFetching: true, show } : now;
}

/** Returns the tokens of the pages up to one, as far as they are known: each page names the next. */
function tokensUpTo(last: number, read: (pageToken: string) => DeploymentPage | undefined): string[] {
  const tokens = [""];
  while (tokens.length <= last) {
    const next = read(tokens.at(-1) ?? "")?.nextPageToken;
    if (!next) break;
    tokens.push(next);
  }
  return tokens;
}
