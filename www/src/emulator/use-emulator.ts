import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useReducer } from "react";
import { useConnection } from "../connection/connection.ts";
import { readNow } from "../queries/polling.ts";
import type { PageEmulator } from "./page-emulator.ts";

/** The emulator in this page, drawn again when it changes; undefined in live mode. */
export function useEmulator(): PageEmulator | undefined {
  const { emulator } = useConnection();
  const [, update] = useReducer((count: number) => count + 1, 0);
  useEffect(() => emulator?.subscribe(update), [emulator]);
  return emulator;
}

/** Returns a function that reads everything on the screen again. */
export function useRefresh(): () => void {
  const { queries } = useConnection();
  const cache = useQueryClient();
  return () => {
    void cache.invalidateQueries({ queryKey: queries.keys.all, refetchType: "none" });
    void readNow(cache, () => true);
  };
}
