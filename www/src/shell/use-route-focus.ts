import { useEffect, useRef } from "react";
import { announce } from "./announcer.ts";

/** Moves the focus to the heading when the page is changed, and says its name. Not at the first load, and not from a dialog. */
export function useRouteFocus(path: string): void {
  const last = useRef("");
  useEffect(() => {
    const isFirst = last.current === "";
    if (last.current === path) return;
    last.current = path;
    if (isFirst) return;
    if (document.activeElement?.closest("[role=dialog], [role=alertdialog]")) return;
    // the view may be loaded only now
    let tries = 20;
    const timer = setInterval(() => {
      const heading = document.querySelector<HTMLElement>("h1");
      if (heading !== null) {
        heading.focus({ preventScroll: true });
        announce(heading.textContent ?? "");
      }
      if (heading !== null || --tries === 0) clearInterval(timer);
    }, 50);
    return () => clearInterval(timer);
  }, [path]);
}
