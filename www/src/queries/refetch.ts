import type { Query } from "@tanstack/react-query";
import type { Deployment, FireworksError } from "fireworks-deployments";
import { isFireworksError } from "fireworks-deployments";
import { useMemo } from "react";
import { Pace, pauseAfter } from "../connection/pace.ts";

/** Errors that another try can't mend: only a person can. */
const FOR_PEOPLE = new Set([401, 403]);

/** True for an error that another try can't mend. */
export function isForPeople(error: Error | null): boolean {
  return isFireworksError(error) && FOR_PEOPLE.has(error.status ?? 0);
}

/** When the queries on the screen are read again. */
export interface Refetch<Data> {
  /** Returns the time until a query is read again, in milliseconds; false if that takes a person. */
  interval(query: Query<Data, FireworksError>): number | false;
  /** The host's time at which a query that failed is tried again; 0 if it isn't. */
  nextTry(queryHash: string): number;
}

/** Decides when queries are read again. `watched` names are polled by their operations already. */
export function useRefetch<Data>(
  deployments: (data: Data) => readonly Deployment[],
  watched: () => ReadonlySet<string>,
): Refetch<Data> {
  return useMemo(() => {
    const jitter = Math.random();
    const followed = new Map<string, { pace: Pace; seen: number; nextTry: number }>();
    const interval = ({ queryHash, state }: Query<Data, FireworksError>): number | false => {
      const known = followed.get(queryHash) ?? { pace: new Pace(), seen: 0, nextTry: 0 };
      followed.set(queryHash, known);
      const { data, error, errorUpdateCount, errorUpdatedAt } = state;
      known.nextTry = 0;
      if (error === null) {
        known.seen = errorUpdateCount;
        return known.pace.interval(data === undefined ? [] : deployments(data), watched());
      }
      if (isForPeople(error)) return false;
      const pause = pauseAfter(Math.max(1, errorUpdateCount - known.seen), error.retryAfterMs, jitter);
      known.nextTry = errorUpdatedAt + pause;
      return pause;
    };
    return { interval, nextTry: (queryHash) => followed.get(queryHash)?.nextTry ?? 0 };
  }, [deployments, watched]);
}
