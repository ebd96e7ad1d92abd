import { useEffect, useLayoutEffect, useRef } from "react";
import { announce } from "./announcer.ts";

const SCROLLS = new Set([" ", "PageUp", "PageDown", "Home", "End", "ArrowUp", "ArrowDown"]);

/**
 * Moves the focus to the heading when the page is changed, and says its name. Not at the first load, and not from a dialog:
 * while nothing has the focus, the first key that scrolls moves it there, since a browser scrolls what is around the focus.
 */
export function useRouteFocus(path: string): void {
  const last = useRef(path);
  useLayoutEffect(() => {
    if (last.current === path) return;
    last.current = path;
    if (document.activeElement?.closest("[role=dialog], [role=alertdialog]")) return;
    const heading = focusHeading();
    announce(heading?.tagName === "H1" ? (heading.textContent ?? "") : "");
  }, [path]);

  useEffect(() => {
    const onKey = ({ key, defaultPrevented }: KeyboardEvent) => {
      if (!defaultPrevented && SCROLLS.has(key) && document.activeElement === document.body) focusHeading();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);
}

function focusHeading(): HTMLElement | null {
  const heading = document.querySelector<HTMLElement>("h1") ?? document.querySelector<HTMLElement>("main");
  heading?.focus({ preventScroll: true });
  return heading;
}
