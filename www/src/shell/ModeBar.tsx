import { useSyncExternalStore } from "react";
import { accountOf, useConnection } from "../connection/connection.ts";
import { useAskedToWait } from "../connection/use-asked-to-wait.ts";
import { span } from "../deployment/times.ts";
import { Countdown } from "./Countdown.tsx";

/** Says in words which service answers, and whether the line to it is troubled. */
export function ModeBar() {
  const connection = useConnection();
  const { mode, clock, traffic } = connection;
  const retries = useSyncExternalStore(traffic.subscribe, traffic.retries);
  const asked = useAskedToWait();
  const skew = useSyncExternalStore(clock.subscribe, clock.skew);
  return (
    <section className="mode" aria-label="Mode">
      {mode === "EMULATOR" ? <span>EMULATOR. Nothing here is real</span> : <span>LIVE {accountOf(connection)}</span>}
      {skew !== 0 && (
        <span>
          Your clock is {span(Math.abs(skew))} {skew > 0 ? "ahead" : "behind"}; times here follow the service
        </span>
      )}
      {asked > 0 && (
        <span>
          The service asks to wait <Countdown until={asked} />
        </span>
      )}
      {asked === 0 &&
        retries.map(({ method, path, attempt, status, at }) => (
          <span key={`${method} ${path}`}>
            {status === 429 ? "The service asks to wait. " : "No answer. "}
            Try {attempt} in <Countdown until={at} />
          </span>
        ))}
    </section>
  );
}
