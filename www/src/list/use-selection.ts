import type { Deployment } from "fireworks-deployments";
import { useMemo, useRef, useState } from "react";
import { rowKey } from "./columns.tsx";

type Rows = ReadonlyMap<string, Deployment>;

/** The selected rows. They stay selected when their page isn't on the screen any more. */
export interface Selection {
  /** The deployments by the keys of their rows, as they were when they were selected. */
  readonly rows: Rows;
  toggle(deployment: Deployment): void;
  /** Selects everything between the row that was toggled last and this one. */
  extend(deployment: Deployment, all: readonly Deployment[]): void;
  set(deployments: readonly Deployment[]): void;
  clear(): void;
}

const NONE: Rows = new Map();

/** The rows that are selected in the list of a query. Another query begins with none. */
export function useSelection(query: unknown): Selection {
  const [{ of, rows }, setSelected] = useState({ of: query, rows: NONE });
  const anchor = useRef<string>(undefined);
  // stable, so that a row isn't drawn again for them
  const changes = useMemo(() => {
    const change = (next: (now: Rows) => Rows) =>
      setSelected((now) => ({ of: query, rows: next(now.of === query ? now.rows : NONE) }));
    return {
      toggle(deployment: Deployment) {
        const key = rowKey(deployment);
        anchor.current = key;
        change((now) => {
          const next = new Map(now);
          if (!next.delete(key)) next.set(key, deployment);
          return next;
        });
      },
      extend(deployment: Deployment, all: readonly Deployment[]) {
        const keys = all.map(rowKey);
        const key = rowKey(deployment);
        const [from, to] = [keys.indexOf(anchor.current ?? key), keys.indexOf(key)].sort((a, b) => a - b);
        change((now) => new Map([...now, ...entries(all.slice(from, (to ?? 0) + 1))]));
      },
      set: (deployments: readonly Deployment[]) => change(() => new Map(entries(deployments))),
      clear: () => change(() => NONE),
    };
  }, [query]);
  return { rows: of === query ? rows : NONE, ...changes };
}

const entries = (deployments: readonly Deployment[]) =>
  deployments.map((deployment) => [rowKey(deployment), deployment] as const);

/** The selected deployments, as the list has them now. One that has left a list that is loaded whole isn't there any more. */
export function selectedOf({ rows }: Selection, loaded: readonly Deployment[], isWhole: boolean): Deployment[] {
  const now = new Map(entries(loaded));
  return [...rows].flatMap(([key, deployment]) => now.get(key) ?? (isWhole ? [] : deployment));
}
