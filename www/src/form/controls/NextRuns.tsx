import { useEffect, useState } from "react";
import { useConnection } from "../../connection/connection.ts";
import { moment } from "../../deployment/times.ts";
import type { Path } from "../paths.ts";
import { useValue } from "../use-form.ts";
import styles from "./controls.module.css";

const RUNS = 3;

/** The next runs of a schedule, in its zone and in the reader's. */
export function NextRuns({ path }: { path: Path }) {
  const { clock } = useConnection();
  const schedule = useValue([...path, "schedule"]);
  const zone = useValue([...path, "timezone"]);
  const [runs, setRuns] = useState<readonly Date[]>([]);
  useEffect(() => {
    let isCurrent = true;
    nextRuns(schedule, zone, clock.now()).then((next) => isCurrent && setRuns(next));
    return () => {
      isCurrent = false;
    };
  }, [schedule, zone, clock]);
  if (runs.length === 0) return null;
  return (
    <div className={styles.note}>
      Next runs:
      <ul>
        {runs.map((run) => (
          <li key={run.toISOString()}>
            <time dateTime={run.toISOString()}>
              {inZone(run, String(zone))}, which is {moment(run.getTime())} for you
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
