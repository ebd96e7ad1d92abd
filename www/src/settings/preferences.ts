import { useSyncExternalStore } from "react";
import { setZone } from "../deployment/times.ts";

/** The preferences that a person chose for this browser. */
export interface Preferences {
  theme: "system" | "light" | "dark";
  density: "comfortable" | "compact";
  zone: "local" | "UTC";
  /** True if keys without a modifier act. */
  singleKeys: boolean;
  /** The price of a GPU-hour, as the person typed it; empty if none. */
  gpuHourPrice: string;
}

const DEFAULTS: Preferences = {
  theme: "system",
  density: "comfortable",
  zone: "local",
  singleKeys: true,
  gpuHourPrice: "",
};

const KEY = "preferences";
const listeners = new Set<() => void>();
let current = read();

function read(): Preferences {
  try {
    return { ...DEFAULTS, ...JSON.parse(localStorage.getItem(KEY) ?? "{}") };
  } catch {
    return DEFAULTS;
  }
}

export function preferences(): Preferences {
  return current;
}

export function setPreferences(changes: Partial<Preferences>): void {
  current = { ...current, ...changes };
  try {
    localStorage.setItem(KEY, JSON.stringify(current));
  } catch {
    // they hold until the page is closed
  }
  applyPreferences();
  for (const listener of listeners) listener();
}

/** Puts the theme and the density on the root element, where the styles read them, and the zone where times are written. */
export function applyPreferences(): void {
  const root = document.documentElement;
  setZone(current.zone);
  root.dataset.density = current.density;
  if (current.theme === "system") delete root.dataset.theme;
  else root.dataset.theme = current.theme;
}

export function usePreferences(): Preferences {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, preferences);
}
