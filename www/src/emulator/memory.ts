import type { Journal } from "fireworks-deployments/emulator";

const keyOf = (scenario: string) => `emulator/${scenario}`;

/** Reads the journal that a reload of this tab left. */
export function recall(scenario: string): Journal | undefined {
  try {
    return JSON.parse(sessionStorage.getItem(keyOf(scenario)) ?? "null") ?? undefined;
  } catch {
    return undefined;
  }
}

/** Keeps the journal for a reload. One that is too large is not kept: the reload starts the scenario over. */
export function remember(scenario: string, journal: Journal | undefined): void {
  try {
    if (journal) sessionStorage.setItem(keyOf(scenario), JSON.stringify(journal));
  } catch {
    forget(scenario);
  }
}

export function forget(scenario: string): void {
  sessionStorage.removeItem(keyOf(scenario));
}
