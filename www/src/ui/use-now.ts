import { useEffect, useState, useSyncExternalStore } from "react";
import { useConnection } from "../connection/connection.ts";

/** The service's time, read again every so often by that clock, and at once when it is set. */
export function useNow(everyMs: number): number {
  const { clock, speed } = useConnection();
  const [now, setNow] = useState(() => clock.now());
  const rate = useSyncExternalStore(clock.subscribe, speed);
  useEffect(() => {
    const update = () => setNow(clock.now());
    const timer = setInterval(update, Math.max(1_000, everyMs / rate));
    const unsubscribe = clock.subscribe(update);
    return () => {
      clearInterval(timer);
      unsubscribe();
    };
  }, [clock, everyMs, rate]);
  return now;
}
