import { hashKey, type Query, type QueryClient, type QueryFunctionContext } from "@tanstack/react-query";
import type { Polls } from "../connection/polls.ts";

/** The hashes of the queries that a person asks to be read again. */
const asked = new Set<string>();

/** Wraps the function of a query, so that each poll waits for its turn. The first read is no poll. */
export function polled<Data>(polls: Polls, read: (context: QueryFunctionContext) => Promise<Data>) {
  return async (context: QueryFunctionContext): Promise<Data> => {
    const { client, queryKey, signal } = context;
    const isAsked = asked.delete(hashKey(queryKey));
    if (!isAsked && client.getQueryData(queryKey) !== undefined) await polls.turn(signal);
    return read(context);
  };
}

/** Reads what is on the screen again because a person asks for it, without waiting for a turn. */
export function readNow(cache: QueryClient, predicate: (query: Query) => boolean): Promise<void> {
  const queries = cache.getQueryCache().findAll({ type: "active", predicate });
  for (const { queryHash } of queries) asked.add(queryHash);
  return cache.refetchQueries({ type: "active", predicate });
}
