// biome-ignore-all lint/a11y/useSemanticElements: only the rows on the screen are there, which a table element would misreport
// biome-ignore-all lint/a11y/useFocusableInteractive: the focus moves over rows; the parts of the head are read, not focused
import { useNavigate } from "@tanstack/react-router";
import { defaultRangeExtractor, useVirtualizer } from "@tanstack/react-virtual";
import type { Deployment } from "fireworks-deployments";
import { ArrowDown, ArrowUp } from "lucide-react";
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from "react";
import type { ListPages } from "../queries/list-pages.ts";
import { usePreferences } from "../settings/preferences.ts";
import { announce } from "../shell/announcer.ts";
import { type Column, rowKey } from "./columns.tsx";
import styles from "./Grid.module.css";
import { Row } from "./Row.tsx";
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

/** The time in which a second key completes a sequence, as the global shortcuts have it. */
const WAY_MS = 1_000;

/** A virtual grid of deployments: only the rows on the screen are there, and every one of them is a real row. */
export function Grid({ label, columns, pages, selection, sort, onSort, actionsWidth, actions, onKey }: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  const way = useRef(-WAY_MS);
  const navigate = useNavigate();
  const height = useRowHeight();
  const { singleKeys } = usePreferences();

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

  const selectLoaded = () => {
    selection.set(pages.loaded);
    const [selected, all] = [pages.loaded.length, pages.count].map((count) => count.toLocaleString("en"));
    announce(`${selected} of ${all} selected`);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    // a menu of a row is inside it for React, but not on the screen
    if (!(event.target instanceof Node && scroller.current?.contains(event.target))) return;
    // `g` begins a way to another page
    if (event.timeStamp - way.current < WAY_MS) return;
    if (event.key === "g") way.current = event.timeStamp;
    const withControl = event.ctrlKey || event.metaKey;
    if (event.altKey || (withControl && event.key !== "a")) return;
    const deployment = pages.at(focus.index);
    const isOff = !singleKeys && !withControl && event.key.length === 1 && event.key !== " ";
    if (deployment === undefined || isOff) return;
    if (event.key === "Enter" && isRow(event.target)) {
      navigate({ to: "/deployments/$id", params: { id: rowKey(deployment) } });
    } else if (event.key === " " && !isRow(event.target)) return;
    else if (event.key === " " || event.key === "x") selection.toggle(deployment);
    else if (event.key === "a" && withControl) selectLoaded();
    else if (event.key === "Escape" && selection.rows.size > 0) selection.clear();
    else if (event.shiftKey && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      const next = pages.at(focus.index + (event.key === "ArrowDown" ? 1 : -1));
      if (selection.rows.size === 0) selection.toggle(deployment);
      if (next) selection.extend(next, pages.loaded);
      focus.onKeyDown(event);
      return;
    } else if (event.key === ".") openMenu(event);
    else if (event.key === "ArrowRight" || event.key === "ArrowLeft") moveInside(event);
    else if (focus.onKeyDown(event) || onKey(event, deployment)) return;
    else return;
    event.preventDefault();
  };

  const template = `2rem ${columns.map(({ width }) => width).join(" ")} ${actionsWidth}`;
  const [sorted, direction] = (sort ?? "").split(" ");

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
                  {field === sorted &&
                    (direction ? <ArrowDown size={12} aria-hidden /> : <ArrowUp size={12} aria-hidden />)}
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

const isRow = (target: EventTarget) => target instanceof HTMLElement && target.getAttribute("role") === "row";

/** Opens the menu of a row as its own key does, so that the first item has the focus. */
function openMenu(event: KeyboardEvent): void {
  const row = (event.target as HTMLElement).closest('[role="row"]');
  const button = row?.querySelector<HTMLElement>("[aria-haspopup]");
  button?.focus();
  button?.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowDown", bubbles: true }));
}

/** Moves the focus among the controls of a row, which Tab doesn't reach. */
function moveInside(event: KeyboardEvent): void {
  const row = (event.target as HTMLElement).closest<HTMLElement>('[role="row"]');
  if (row === null) return;
  const controls = [row, ...row.querySelectorAll<HTMLElement>("a, button, input")];
  const at = controls.indexOf(document.activeElement as HTMLElement);
  const to = at + (event.key === "ArrowRight" ? 1 : -1);
  controls[Math.max(0, Math.min(to, controls.length - 1))]?.focus();
}
