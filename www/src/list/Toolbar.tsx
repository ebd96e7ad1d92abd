import { Search } from "lucide-react";
import { type ReactNode, useEffect, useState } from "react";
import type { ListSearch } from "./search.ts";
import styles from "./Toolbar.module.css";

const TYPING_MS = 250;

interface Props {
  search: ListSearch;
  onSearch(changes: ListSearch): void;
  /** The number of rows that match; undefined while nobody knows. */
  count: number | undefined;
  /** The states that one can choose from, by their keys in the URL. */
  states: readonly { key: string; label: string }[];
  children?: ReactNode;
}

/** The search, the filter, and the number that match. */
export function Toolbar({ search, onSearch, count, states, children }: Props) {
  const [typed, setTyped] = useState(search.q ?? "");
  useEffect(() => setTyped(search.q ?? ""), [search.q]);
  useEffect(() => {
    if (typed === (search.q ?? "")) return;
    const timer = setTimeout(() => onSearch({ q: typed }), TYPING_MS);
    return () => clearTimeout(timer);
  });
  return (
    <search className={styles.toolbar}>
      <label className={styles.search}>
        <Search aria-hidden />
        <span className="visually-hidden">Search names, models and descriptions</span>
        <input
          id="search"
          type="search"
          placeholder="Search"
          aria-keyshortcuts="/"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </label>
      <label>
        <span className="visually-hidden">State</span>
        <select value={search.state ?? ""} onChange={(event) => onSearch({ state: event.target.value })}>
          <option value="">Every state</option>
          {states.map(({ key, label }) => (
            <option key={key} value={key}>
              {label}
            </option>
          ))}
        </select>
      </label>
      <span className={styles.count}>
        {count !== undefined && `${count.toLocaleString("en")} ${count === 1 ? "deployment" : "deployments"}`}
      </span>
      <span className={styles.rest}>{children}</span>
    </search>
  );
}
