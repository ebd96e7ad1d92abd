import type { Deployment } from "fireworks-deployments";
import { at } from "../deployment/times.ts";
import { Ago, Moment, TimeLeft } from "../ui/Time.tsx";
import { Card } from "./Card.tsx";
import styles from "./Timeline.module.css";

/** The times of a deployment, and the end of the time to undelete it. */
export function Timeline({ deployment }: { deployment: Deployment }) {
  const { createTime, updateTime, deleteTime, purgeTime } = deployment;
  const events = [
    { label: "Created", time: createTime },
    { label: "Updated", time: updateTime },
    { label: "Deleted", time: deleteTime },
  ].filter(({ time }) => at(time) !== undefined);
  events.sort((one, other) => (at(one.time) ?? 0) - (at(other.time) ?? 0));
  return (
    <Card title="Timeline">
      <ol className={styles.timeline}>
        {events.map(({ label, time }) => (
          <li key={label}>
            <strong>{label}</strong> <Moment time={time} />
            <span className="quiet">
              <Ago time={time} />
            </span>
          </li>
        ))}
        {at(purgeTime) !== undefined && (
          <li data-coming>
            <strong>Purged</strong> not before <Moment time={purgeTime} />
            <span className={styles.left}>
              <TimeLeft until={purgeTime} />
            </span>
          </li>
        )}
      </ol>
    </Card>
  );
}
