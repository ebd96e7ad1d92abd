import { Link } from "@tanstack/react-router";
import styles from "./Views.module.css";

/** The views of a deployment, by the value of `?tab=`. */
export const VIEWS = { overview: "Overview", json: "JSON", code: "Code", diff: "Compare" };
export type View = keyof typeof VIEWS;

export const viewOf = (tab: string | undefined): View =>
  tab !== undefined && tab in VIEWS ? (tab as View) : "overview";

/** Links to the views: each has its URL, so these are no tabs. */
export function Views({ id, current }: { id: string; current: View }) {
  return (
    <nav aria-label="Views" className={styles.views}>
      {Object.entries(VIEWS).map(([view, label]) => (
        <Link
          key={view}
          to="/deployments/$id"
          params={{ id }}
          search={({ tab: _, ...now }: { tab?: string }) => (view === "overview" ? now : { ...now, tab: view })}
          activeOptions={{ exact: true, includeSearch: true }}
          resetScroll={false}
          data-current={view === current || undefined}
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}
