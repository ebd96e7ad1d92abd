import { useEffect, useState } from "react";
import { hostNow } from "../connection/clock.ts";

/** The seconds until a moment of the host's time. */
export function Countdown({ until }: { until: number }) {
  const [now, setNow] = useState(hostNow);
  useEffect(() => {
    const timer = setInterval(() => setNow(hostNow()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return (
    <span role="timer" aria-live="off">
      {Math.max(0, Math.ceil((until - now) / 1_000))} s
    </span>
  );
}
