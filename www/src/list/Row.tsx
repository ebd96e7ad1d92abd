// biome-ignore-all lint/a11y/useSemanticElements: see Grid.tsx
// biome-ignore-all lint/a11y/useFocusableInteractive: see Grid.tsx
// biome-ignore-all lint/a11y/useAriaPropsSupportedByRole: each role of a cell supports its index
import type { Deployment } from "fireworks-deployments";
import { memo, type ReactNode } from "react";
import { titleOf } from "../deployment/names.ts";
import { type Column, rowKey } from "./columns.tsx";
import styles from "./Grid.module.css";

interface Props {
  index: number;
  top: number;
  height: number;
  /** Undefined while its page isn't there. */
  deployment: Deployment | undefined;
  columns: readonly Column[];
  isActive: boolean;
  isSelected: boolean;
  onFocus(index: number, key: string | undefined): void;
  onSelect(deployment: Deployment): void;
  actions(deployment: Deployment): ReactNode;
}

/** A row of the grid. It is drawn again only when something of it has changed. */
export const Row = memo(function Row(props: Props) {
  const { index, top, height, deployment, columns, isActive, isSelected, onFocus, onSelect, actions } = props;
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={deployment ? isSelected : undefined}
      aria-busy={deployment === undefined || undefined}
      tabIndex={isActive ? 0 : -1}
      data-index={index}
      className={`${styles.row} ${styles.item}`}
      style={{ transform: `translateY(${top}px)`, height }}
      onFocus={() => onFocus(index, deployment && rowKey(deployment))}
    >
      <div role="gridcell" aria-colindex={1} className={styles.select}>
        {deployment && (
          <input
            type="checkbox"
            tabIndex={-1}
            aria-label={`Select ${titleOf(deployment)}`}
            checked={isSelected}
            onChange={() => onSelect(deployment)}
          />
        )}
      </div>
      {columns.map(({ key, cell }, column) => {
        const content = deployment && cell(deployment);
        return (
          <div
            key={key}
            role={key === "name" ? "rowheader" : "gridcell"}
            aria-colindex={column + 2}
            data-column={key}
            className={styles.cell}
            // a narrow cell cuts its text
            title={typeof content === "string" ? content : undefined}
          >
            {content}
          </div>
        );
      })}
      <div role="gridcell" aria-colindex={columns.length + 2} className={styles.actions}>
        {deployment && actions(deployment)}
      </div>
    </div>
  );
});
