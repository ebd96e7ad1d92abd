import { useSyncExternalStore } from "react";
import { preferences, usePreferences } from "../settings/preferences.ts";

const NARROW = "(max-width: 40rem)";

const isNarrow = () => matchMedia(NARROW).matches;

function onWidth(listener: () => void): () => void {
  const query = matchMedia(NARROW);
  query.addEventListener("change", listener);
  return () => query.removeEventListener("change", listener);
}

/** True on a screen so narrow that a row takes two lines. */
export const useIsNarrow = (): boolean => useSyncExternalStore(onWidth, isNarrow);

const rem = () => Number.parseFloat(getComputedStyle(document.documentElement).fontSize);

/** Listens to the size of the text, which a person can change while the page is open: only what is measured in it tells. */
function onTextSize(listener: () => void): () => void {
  const ruler = document.createElement("div");
  ruler.ariaHidden = "true";
  Object.assign(ruler.style, { position: "absolute", width: "1rem" });
  document.body.append(ruler);
  const observer = new ResizeObserver(listener);
  observer.observe(ruler);
  return () => {
    observer.disconnect();
    ruler.remove();
  };
}

/** The height of a row in pixels, which follows the size of the text. */
export function useRowHeight(): number {
  const size = useSyncExternalStore(onTextSize, rem);
  const narrow = useIsNarrow();
  usePreferences();
  const lines = preferences().density === "compact" ? 2.25 : 2.75;
  return Math.round(size * (narrow ? 4.5 : lines));
}
