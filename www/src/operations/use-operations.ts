import { useSyncExternalStore } from "react";
import type { Operation } from "./operation.ts";
import { operations } from "./operations.ts";

/** All operations of this tab, oldest first. */
export function useOperations(): readonly Operation[] {
  return useSyncExternalStore(operations.subscribe, operations.all);
}

/** The latest operation on a deployment. */
export function useOperation(id: string): Operation | undefined {
  return useSyncExternalStore(operations.subscribe, () => operations.latest(id));
}
