import { useEffect, useState } from "react";
import { useConnection } from "../connection/connection.ts";
import { moment } from "../deployment/times.ts";

const RUNS = 3;

interface Props {
  /** A cron expression of five parts. */
  schedule: unknown;
  /** An IANA time zone. */
  timezone: unknown;
  className?: string | undefined;
}

/** The next runs of a schedule, in its zone and in the reader's. Nothing while it has none. */
export function NextRuns({ schedule, timezone, className }: Props) {
  const { clock } = useConnection();
  const [runs, setRuns] = useState<readonly Date[]>([]);
  useEffect(() => {
    let isCurrent = true;
    nextRuns(schedule, timezone, clock.now()).then((next) => isCurrent && setRuns(next));
    return () => {
      isCurrent = false;
    };
  }, [schedule, timezone, clock]);
  if (runs.length === 0) return null;
  return (
    <div className={className}>
      Next runs:
      <ul>
        {runs.map((run) => (
          <li key={run.toISOString()}>
            <time dateTime={run.toISOString()}>
              {inZone(run, String(timezone))}, which is {moment(run.getTime())} for you
            </time>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Returns the next runs; none of what is no cron expression. */
async function nextRuns(schedule: unknown, timezone: unknown, now: number): Promise<Date[]> {
  if (typeof schedule !== "string" || typeof timezone !== "string" || schedule === "" || timezone === "") return [];
  const { Cron } = await import("croner");
  try {
    return new Cron(schedule, { timezone, mode: "5-part" }).nextRuns(RUNS, new Date(now));
  } catch {
    return [];
  }
}

function inZone(run: Date, timeZone: string): string {
  const text = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    weekday: "short",
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
  }).format(run);
  return `${text} ${timeZone}`;
}
