import type { ReactNode } from "react";
import type { ListPages } from "../queries/list-pages.ts";
import { Trouble } from "../shell/Trouble.tsx";
import { Button } from "../ui/Button.tsx";
import styles from "./ListState.module.css";

interface Props {
  pages: ListPages;
  /** True if a search or a filter hides something. */
  isFiltered: boolean;
  onClear(): void;
  /** Shown if there is nothing at all. */
  empty: ReactNode;
  children: ReactNode;
}

/** Says what a list has besides rows. What is on the screen stays when a poll fails. */
export function ListState({ pages, isFiltered, onClear, empty, children }: Props) {
  if (pages.isPending && pages.error === null) return <div className="rows" aria-hidden="true" />;
  return (
    <>
      {pages.error && (
        <Trouble error={pages.error} updatedAt={pages.updatedAt} nextTry={pages.nextTry} onRetry={pages.refetch} />
      )}
      {pages.count > 0
        ? children
        : !pages.error && (
            <div className={styles.empty}>
              {isFiltered ? (
                <>
                  <p>No deployment matches.</p>
                  <Button
                    onPress={() => {
                      document.getElementById("search")?.focus();
                      onClear();
                    }}
                  >
                    Clear the search
                  </Button>
                </>
              ) : (
                empty
              )}
            </div>
          )}
    </>
  );
}
