import type { Journal } from "fireworks-deployments/emulator";

/** The emulator, as a reload of this tab finds it. */
export interface Kept {
  readonly journal: Journal;
  /** True if its clock stands still. */
  readonly isPaused: boolean;
  /** The earlier moment of the journal at which the emulator stands. */
  readonly until?: number;
}

const keyOf = (scenario: string) => `emulator/${scenario}`;

/** Reads what a reload of this tab left. */
export function recall(scenario: string): Kept | undefined {
  try {
    return JSON.parse(sessionStorage.getItem(keyOf(scenario)) ?? "null") ?? undefined;
  } catch {
    return undefined;
  }
}

/** Keeps the emulator for a reload. A journal that is too large is not kept: the reload starts the scenario over. */
export function remember(scenario: string, kept: Kept | undefined): void {
  try {
    if (kept) sessionStorage.setItem(keyOf(scenario), JSON.stringify(kept));
    else forget(scenario);
  } catch {
    forget(scenario);
  }
}

export function forget(scenario: string): void {
  try {
    sessionStorage.removeItem(keyOf(scenario));
  } catch {
    // where storage is denied, nothing is kept
  }
}
