import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useConnection } from "../connection/connection.ts";
import { displayState } from "../deployment/display-state.ts";
import { at } from "../deployment/times.ts";
import { pageOptions } from "../queries/list-pages.ts";
import { isForPeople } from "../queries/refetch.ts";
import styles from "./Attention.module.css";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Counts what a person should look at; each count is a link to the list of it. */
export function Attention() {
  const connection = useConnection();
  const now = connection.clock.now();
  // to the hour, so that the query stays the same between polls
  const soon = (Math.floor(now / HOUR_MS) + 1) * HOUR_MS + DAY_MS;
  const filter = `state = FAILED OR status.code = RESOURCE_EXHAUSTED OR purge_time < "${new Date(soon).toISOString()}"`;
  const { data } = useQuery({
    ...pageOptions(connection, { filter, showDeleted: true }),
    refetchInterval: ({ state }) => (isForPeople(state.error) ? false : 60_000),
  });
  if (data === undefined) return <ul className={styles.attention} aria-label="Needs attention" />;

  const count = (key: string) => data.deployments.filter((deployment) => displayState(deployment).key === key).length;
  const purged = data.deployments.filter(({ purgeTime }) => (at(purgeTime) ?? Infinity) < now + DAY_MS).length;
  const [failed, waiting] = [count("failed"), count("waiting")];
  return (
    <ul className={styles.attention} aria-label="Needs attention">
      {failed > 0 && (
        <li>
          <Link to="/deployments" search={(now) => ({ ...now, state: "failed" })}>
            {failed} failed
          </Link>
        </li>
      )}
      {waiting > 0 && (
        <li>
          <Link to="/deployments" search={(now) => ({ ...now, state: "waiting" })}>
            {waiting} waiting for GPUs
          </Link>
        </li>
      )}
      {purged > 0 && (
        <li>
          <Link to="/deleted" search={{ sort: "purge_time" }}>
            {purged} purged within a day
          </Link>
        </li>
      )}
      {failed + waiting + purged === 0 && <li className="quiet">Nothing needs attention</li>}
    </ul>
  );
}
