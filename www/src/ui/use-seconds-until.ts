import { useEffect, useState } from "react";
import { hostNow } from "../connection/clock.ts";

/** The seconds until a moment of the host's time, counted down to 0. */
export function useSecondsUntil(until: number): number {
  const [now, setNow] = useState(hostNow);
  useEffect(() => {
    setNow(hostNow());
    const timer = setInterval(() => {
      setNow(hostNow());
      if (hostNow() >= until) clearInterval(timer);
    }, 1_000);
    return () => clearInterval(timer);
  }, [until]);
  return Math.max(0, Math.ceil((until - now) / 1_000));
}
