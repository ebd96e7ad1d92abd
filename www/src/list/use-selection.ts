import { useMemo, useRef, useState } from "react";

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
  const anchor = useRef<string>(undefined);
  // stable, so that a row isn't drawn again for them
  const changes = useMemo(
    () => ({
      toggle(key: string) {
        anchor.current = key;
        setKeys((now) => {
          const next = new Set(now);
          if (!next.delete(key)) next.add(key);
          return next;
        });
      },
      extend(key: string, all: readonly string[]) {
        const [from, to] = [all.indexOf(anchor.current ?? key), all.indexOf(key)].sort((a, b) => a - b);
        setKeys((now) => new Set([...now, ...all.slice(from, (to ?? 0) + 1)]));
      },
      set: (next: Iterable<string>) => setKeys(new Set(next)),
      clear: () => setKeys(new Set()),
    }),
    [],
  );
  return { keys, ...changes };
}
