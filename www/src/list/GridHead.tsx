// biome-ignore-all lint/a11y/useSemanticElements: the rows below aren't in a table element either
// biome-ignore-all lint/a11y/useFocusableInteractive: the parts of the head are read, not focused
import { ArrowDown, ArrowUp } from "lucide-react";
import type { Column } from "./columns.tsx";
import styles from "./Grid.module.css";

interface Props {
  columns: readonly Column[];
  /** The order, as the API takes it. */
  sort: string | undefined;
  onSort(sort: string): void;
}

/** The titles of the columns. One by which the service can sort is a button. */
export function GridHead({ columns, sort, onSort }: Props) {
  const [sorted, direction] = (sort ?? "").split(" ");
  return (
    <div role="rowgroup" className={styles.head}>
      <div role="row" aria-rowindex={1} className={styles.row}>
        <div role="columnheader" aria-colindex={1}>
          <span className="visually-hidden">Selected</span>
        </div>
        {columns.map(({ key, title, sort: field }, index) => (
          <div
            role="columnheader"
            key={key}
            aria-colindex={index + 2}
            aria-sort={field && field === sorted ? (direction ? "descending" : "ascending") : undefined}
          >
            {field ? (
              <button
                type="button"
                className={styles.sort}
                onClick={() => onSort(field === sorted && !direction ? `${field} desc` : field)}
              >
                {title}
                {field === sorted && (direction ? <ArrowDown aria-hidden /> : <ArrowUp aria-hidden />)}
              </button>
            ) : (
              title
            )}
          </div>
        ))}
        <div role="columnheader" aria-colindex={columns.length + 2}>
          <span className="visually-hidden">Actions</span>
        </div>
      </div>
    </div>
  );
}
