import { useSyncExternalStore } from "react";
import { useSecondsUntil } from "../ui/use-seconds-until.ts";
import { useConnection } from "./connection.ts";

/** The host's time until which the service asks to wait; 0 if it doesn't. */
export function useAskedToWait(): number {
  const { traffic } = useConnection();
  const until = useSyncExternalStore(traffic.subscribe, traffic.notBefore);
  return useSecondsUntil(until) > 0 ? until : 0;
}
