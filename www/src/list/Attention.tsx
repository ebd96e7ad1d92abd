import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useConnection } from "../connection/connection.ts";
import { displayState } from "../deployment/display-state.ts";
import { at } from "../deployment/times.ts";
import { pageOptions } from "../queries/list-pages.ts";
import { isForPeople } from "../queries/refetch.ts";
import styles from "./Attention.module.css";
import type { ListSearch } from "./search.ts";
import { purgedBefore, SOON, soonAfter } from "./soon.ts";

const HOUR_MS = 3_600_000;

/** Counts what a person should look at; each count is a link to the list of exactly that. */
export function Attention() {
  const connection = useConnection();
  const soon = soonAfter(connection.clock.now());
  // to the hour, so that the query stays the same between polls
  const filter = `state = FAILED OR status.code = RESOURCE_EXHAUSTED OR ${purgedBefore(Math.ceil(soon / HOUR_MS) * HOUR_MS)}`;
  const { data } = useQuery({
    ...pageOptions(connection, { filter, showDeleted: true }),
    refetchInterval: ({ state }) => (isForPeople(state.error) ? false : 60_000),
  });
  if (data === undefined) return <ul className={styles.attention} aria-label="Needs attention" />;

  const { deployments, nextPageToken } = data;
  const inState = (key: string) => deployments.filter((deployment) => displayState(deployment).key === key).length;
  const purged = deployments.filter(({ purgeTime }) => (at(purgeTime) ?? Infinity) < soon).length;
  const [failed, waiting] = [inState("failed"), inState("waiting")];
  const more = nextPageToken ? "+" : "";
  return (
    <ul className={styles.attention} aria-label="Needs attention">
      {failed > 0 && (
        <li>
          <Link to="/deployments" search={(now) => only("failed", now)}>
            {failed}
            {more} failed
          </Link>
        </li>
      )}
      {waiting > 0 && (
        <li>
          <Link to="/deployments" search={(now) => only("waiting", now)}>
            {waiting}
            {more} waiting for GPUs
          </Link>
        </li>
      )}
      {purged > 0 && (
        <li>
          <Link to="/deleted" search={{ sort: "purge_time", state: SOON }}>
            {purged}
            {more} purged within a day
          </Link>
        </li>
      )}
      {more && <li className="quiet">counted among the first {deployments.length}</li>}
      {!more && failed + waiting + purged === 0 && <li className="quiet">Nothing needs attention</li>}
    </ul>
  );
}

/** Shows one state of all deployments, as the count has it: without the search for a text. */
function only(state: string, { q: _, ...now }: ListSearch): ListSearch {
  return { ...now, state };
}
