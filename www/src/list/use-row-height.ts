import { useSyncExternalStore } from "react";
import { preferences, usePreferences } from "../settings/preferences.ts";

const NARROW = "(max-width: 40rem)";

/** True on a screen so narrow that a row takes two lines. */
export function useIsNarrow(): boolean {
  return useSyncExternalStore(
    (listener) => {
      const query = matchMedia(NARROW);
      query.addEventListener("change", listener);
      return () => query.removeEventListener("change", listener);
    },
    () => matchMedia(NARROW).matches,
  );
}

/** The height of a row in pixels, which follows the size of the text. */
export function useRowHeight(): number {
  const narrow = useIsNarrow();
  usePreferences();
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  const lines = preferences().density === "compact" ? 2.25 : 2.75;
  return Math.round(rem * (narrow ? 4.5 : lines));
}
