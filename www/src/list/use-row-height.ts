import { useSyncExternalStore } from "react";
import { preferences, usePreferences } from "../settings/preferences.ts";
import { useTextSize } from "../ui/use-text-size.ts";

const NARROW = "(max-width: 40rem)";

const isNarrow = () => matchMedia(NARROW).matches;

function onWidth(listener: () => void): () => void {
  const query = matchMedia(NARROW);
  query.addEventListener("change", listener);
  return () => query.removeEventListener("change", listener);
}

/** True on a screen so narrow that a row takes two lines. */
export const useIsNarrow = (): boolean => useSyncExternalStore(onWidth, isNarrow);

/** The height of a row in pixels, which follows the size of the text. */
export function useRowHeight(): number {
  const size = useTextSize();
  const narrow = useIsNarrow();
  usePreferences();
  const lines = preferences().density === "compact" ? 2.25 : 2.75;
  return Math.round(size * (narrow ? 4.5 : lines));
}
