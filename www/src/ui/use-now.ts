import { useEffect, useState } from "react";
import { useConnection } from "../connection/connection.ts";

/** The service's time, read again every so often by that clock. */
export function useNow(everyMs: number): number {
  const { clock, speed } = useConnection();
  const [now, setNow] = useState(() => clock.now());
  useEffect(() => {
    const update = () => setNow(clock.now());
    const timer = setInterval(update, Math.max(1_000, everyMs / speed()));
    return () => clearInterval(timer);
  }, [clock, everyMs, speed]);
  return now;
}
