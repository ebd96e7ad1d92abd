import type { Operation } from "./operation.ts";

const KEPT = 50;

const keyOf = (place: string) => `operations/${place}`;

/** Reads the operations of this tab; none if they can't be read. */
export function restore(place: string): readonly Operation[] {
  try {
    const stored = JSON.parse(sessionStorage.getItem(keyOf(place)) ?? "[]");
    return Array.isArray(stored) ? stored : [];
  } catch {
    return [];
  }
}

/** Keeps the running and the latest operations for a reload. Storage that is full or forbidden only costs the resume. */
export function save(place: string, operations: readonly Operation[]): void {
  const latest = new Set(operations.slice(-KEPT));
  const kept = operations.filter((operation) => operation.status === "running" || latest.has(operation));
  try {
    sessionStorage.setItem(keyOf(place), JSON.stringify(kept));
  } catch {
    // the operations go on; only a reload forgets them
  }
}
