import type { Operation } from "./operation.ts";

const KEPT = 50;

const keyOf = (account: string) => `operations/${account}`;

/** Reads the operations of this tab; none if they can't be read. */
export function restore(account: string): readonly Operation[] {
  try {
    const stored = JSON.parse(sessionStorage.getItem(keyOf(account)) ?? "[]");
    return Array.isArray(stored) ? stored : [];
  } catch {
    return [];
  }
}

/** Keeps the latest operations for a reload. Storage that is full or forbidden only costs the resume. */
export function save(account: string, operations: readonly Operation[]): void {
  try {
    sessionStorage.setItem(keyOf(account), JSON.stringify(operations.slice(-KEPT)));
  } catch {
    // the operations go on; only a reload forgets them
  }
}
