import { type RefObject, useLayoutEffect } from "react";

/** Keeps the height of a bar in `--bar` of the form around it, whose fields scroll to below the bar. */
export function useBarHeight(bar: RefObject<HTMLElement | null>, isOpen: boolean): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: an issue is focused at once after the list opens, before an observer sees it
  useLayoutEffect(() => {
    const element = bar.current;
    const form = element?.parentElement;
    if (!element || !form) return;
    const measure = () => form.style.setProperty("--bar", `${element.offsetHeight}px`);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [bar, isOpen]);
}
