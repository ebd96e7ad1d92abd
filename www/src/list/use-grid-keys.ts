import { useNavigate } from "@tanstack/react-router";
import type { Deployment } from "fireworks-deployments";
import { type KeyboardEvent, type RefObject, useEffect, useRef } from "react";
import type { ListPages } from "../queries/list-pages.ts";
import { usePreferences } from "../settings/preferences.ts";
import { announce } from "../shell/announcer.ts";
import { rowKey } from "./columns.tsx";
import type { RovingFocus } from "./use-roving-focus.ts";
import type { Selection } from "./use-selection.ts";

/** The time in which a second key completes a sequence, as the global shortcuts have it. */
const WAY_MS = 1_000;

interface Grid {
  scroller: RefObject<HTMLElement | null>;
  pages: ListPages;
  selection: Selection;
  focus: RovingFocus;
  /** Acts on a key pressed in a row. Returns true if it did. */
  onKey(event: KeyboardEvent, deployment: Deployment): boolean;
}

/** The keys of a grid: they open, select and move, and are passed on otherwise. While nothing has the focus, they move to a row. */
export function useGridKeys({ scroller, pages, selection, focus, onKey }: Grid) {
  const way = useRef(-WAY_MS);
  const navigate = useNavigate();
  const { singleKeys } = usePreferences();

  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      const isOff = !singleKeys && event.key.length === 1;
      if (document.activeElement === document.body && !event.defaultPrevented && !isOff) focus.onEnterKey(event);
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  });

  const selectLoaded = () => {
    selection.set(pages.loaded);
    const [selected, all] = [pages.loaded.length, pages.count].map((count) => count.toLocaleString("en"));
    announce(`${selected} of ${all} selected`);
  };

  return (event: KeyboardEvent) => {
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
