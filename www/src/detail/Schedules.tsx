import type { Deployment } from "fireworks-deployments";
import { NextRuns } from "../ui/NextRuns.tsx";
import table from "../ui/Table.module.css";
import { Card } from "./Card.tsx";
import { durationOf } from "./Fields.tsx";

/** The recurring times at which another minimum applies. */
export function Schedules({ deployment }: { deployment: Deployment }) {
  const schedules = Object.entries(deployment.autoscalingPolicy?.scalingSchedules ?? {});
  if (schedules.length === 0) return null;
  return (
    <Card title="Scaling schedules">
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Starts</th>
            <th scope="col">Lasts</th>
            <th scope="col">At least</th>
          </tr>
        </thead>
        <tbody>
          {schedules.map(([name, { schedule, duration, timezone, minReplicaCount, description, disabled }]) => (
            <tr key={name}>
              <th scope="row">
                {name}
                {disabled && " (off)"}
                {description && <span className={table.note}>{description}</span>}
              </th>
              <td data-label="Starts">
                <code>{schedule}</code> {timezone}
                {!disabled && <NextRuns schedule={schedule} timezone={timezone} className={table.note} />}
              </td>
              <td data-label="Lasts">{durationOf(duration ?? "")}</td>
              <td data-label="At least">{minReplicaCount ?? 0} replicas</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}
