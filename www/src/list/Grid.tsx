// biome-ignore-all lint/a11y/useSemanticElements: only the rows on the screen are there, which a table element would misreport
// biome-ignore-all lint/a11y/useFocusableInteractive: the focus moves over rows
import { defaultRangeExtractor, useVirtualizer } from "@tanstack/react-virtual";
import type { Deployment } from "fireworks-deployments";
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from "react";
import type { ListPages } from "../queries/list-pages.ts";
import { type Column, rowKey } from "./columns.tsx";
import styles from "./Grid.module.css";
import { GridHead } from "./GridHead.tsx";
import { Row } from "./Row.tsx";
import { useGridKeys } from "./use-grid-keys.ts";
import { useRovingFocus } from "./use-roving-focus.ts";
import { useRowHeight } from "./use-row-height.ts";
import type { Selection } from "./use-selection.ts";

interface Props {
  label: string;
  columns: readonly Column[];
  pages: ListPages;
  selection: Selection;
  /** The order, as the API takes it. */
  sort: string | undefined;
  onSort(sort: string): void;
  /** The buttons of a row, and their width. */
  actionsWidth: string;
  actions(deployment: Deployment): ReactNode;
  /** Acts on a key pressed in a row. Returns true if it did. */
  onKey(event: KeyboardEvent, deployment: Deployment): boolean;
}

/** A virtual grid of deployments: only the rows on the screen are there, and every one of them is a real row. */
export function Grid({ label, columns, pages, selection, sort, onSort, actionsWidth, actions, onKey }: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  const height = useRowHeight();

  const focus = useRovingFocus(
    scroller,
    {
      count: pages.count,
      keyAt: (index) => keyOf(pages.at(index)),
      indexOf: (key) => indexOf(pages, key),
      scrollTo: (index) => rows.scrollToIndex(index),
    },
    () => document.querySelector<HTMLElement>("h1")?.focus(),
  );

  const rows = useVirtualizer({
    count: pages.count,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 6,
    // a row that has the focus stays, wherever one scrolls to
    rangeExtractor: (range) => [...new Set([focus.index, ...defaultRangeExtractor(range)])].sort((a, b) => a - b),
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another height makes other places
  useEffect(() => rows.measure(), [height, rows]);

  const range = rows.range;
  const { show } = pages;
  useEffect(() => {
    if (range) show(range.startIndex, range.endIndex);
  }, [range?.startIndex, range?.endIndex, show, range]);

  const onKeyDown = useGridKeys({ scroller, pages, selection, focus, onKey });
  const template = `2rem ${columns.map(({ width }) => width).join(" ")} ${actionsWidth}`;

  return (
    <div
      role="grid"
      aria-label={label}
      aria-rowcount={pages.count + 1}
      aria-colcount={columns.length + 2}
      aria-multiselectable
      aria-busy={pages.isPending}
      className={styles.grid}
      style={{ "--columns": template } as React.CSSProperties}
      ref={scroller}
      onKeyDown={onKeyDown}
      onBlur={(event) => focus.onBlur(event.relatedTarget)}
    >
      <GridHead columns={columns} sort={sort} onSort={onSort} />
      <div role="rowgroup" className={styles.body} style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map(({ index, start }) => {
          const deployment = pages.at(index);
          const key = keyOf(deployment);
          return (
            <Row
              key={key ?? index}
              index={index}
              top={start}
              height={height}
              deployment={deployment}
              columns={columns}
              isActive={index === focus.index}
              isSelected={key !== undefined && selection.rows.has(key)}
              onFocus={focus.onFocus}
              onSelect={selection.toggle}
              actions={actions}
            />
          );
        })}
      </div>
    </div>
  );
}

const keyOf = (deployment: Deployment | undefined) => deployment && rowKey(deployment);

function indexOf(pages: ListPages, key: string): number {
  for (let index = 0; index < pages.count; index++) {
    const deployment = pages.at(index);
    if (deployment && rowKey(deployment) === key) return index;
  }
  return -1;
}
