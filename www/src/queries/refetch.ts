import type { Deployment } from "fireworks-deployments";
import { isFireworksError } from "fireworks-deployments";
import { useMemo } from "react";
import { Pace, pauseAfter } from "../connection/pace.ts";

/** The part of a query's state that decides when it is read again. */
interface Failures {
  error: Error | null;
  fetchFailureCount: number;
  errorUpdateCount: number;
}

/** Errors that another try can't mend: only a person can. */
const FOR_PEOPLE = new Set([401, 403]);

/** True for an error that another try can't mend. */
export function isForPeople(error: Error | null): boolean {
  return isFireworksError(error) && FOR_PEOPLE.has(error.status ?? 0);
}

/** Returns the interval of polls for what is on the screen. */
export function useRefetchInterval(watched: () => ReadonlySet<string>) {
  return useMemo(() => {
    const pace = new Pace();
    const jitter = Math.random();
    let failures = 0;
    let seen = 0;
    return (deployments: readonly Deployment[], { error, errorUpdateCount }: Failures): number | false => {
      if (error === null) {
        failures = 0;
        seen = errorUpdateCount;
        return pace.interval(deployments, watched());
      }
      if (isForPeople(error)) return false;
      failures = Math.max(1, errorUpdateCount - seen);
      const retryAfterMs = isFireworksError(error) ? error.retryAfterMs : undefined;
      return pauseAfter(failures, retryAfterMs, jitter);
    };
  }, [watched]);
}
