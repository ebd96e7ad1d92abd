import { useState } from "react";

/** The keys of the selected rows. */
export interface Selection {
  readonly keys: ReadonlySet<string>;
  toggle(key: string): void;
  /** Selects everything between the row that was toggled last and this one. */
  extend(key: string, all: readonly string[]): void;
  set(keys: Iterable<string>): void;
  clear(): void;
}

export function useSelection(): Selection {
  const [keys, setKeys] = useState<ReadonlySet<string>>(new Set());
  const [anchor, setAnchor] = useState<string>();
  return {
    keys,
    toggle(key) {
      setAnchor(key);
      setKeys((now) => {
        const next = new Set(now);
        if (!next.delete(key)) next.add(key);
        return next;
      });
    },
    extend(key, all) {
      const [from, to] = [all.indexOf(anchor ?? key), all.indexOf(key)].sort((a, b) => a - b);
      setKeys((now) => new Set([...now, ...all.slice(from, (to ?? 0) + 1)]));
    },
    set: (next) => setKeys(new Set(next)),
    clear: () => setKeys(new Set()),
  };
}
