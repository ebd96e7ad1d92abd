import { useLayoutEffect, useRef } from "react";
import { announce } from "./announcer.ts";

/** Moves the focus to the heading when the page is changed, and says its name. Not at the first load, and not from a dialog. */
export function useRouteFocus(path: string): void {
  const last = useRef(path);
  useLayoutEffect(() => {
    if (last.current === path) return;
    last.current = path;
    if (document.activeElement?.closest("[role=dialog], [role=alertdialog]")) return;
    const heading = document.querySelector<HTMLElement>("h1") ?? document.querySelector<HTMLElement>("main");
    heading?.focus({ preventScroll: true });
    announce(heading?.tagName === "H1" ? (heading.textContent ?? "") : "");
  }, [path]);
}
