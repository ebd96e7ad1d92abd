import type { Deployment } from "fireworks-deployments";
import { Card } from "./Card.tsx";
import { Failure } from "./Failure.tsx";
import { Fields } from "./Fields.tsx";
import { groupsOf } from "./groups.ts";
import styles from "./Overview.module.css";
import { Replicas } from "./Replicas.tsx";
import { Schedules } from "./Schedules.tsx";
import { Shards } from "./Shards.tsx";
import { Tags } from "./Tags.tsx";
import { Timeline } from "./Timeline.tsx";

interface Props {
  deployment: Deployment;
  /** True if only a copy is left: nothing can be read or changed any more. */
  isGone: boolean;
}

/** Everything that the API knows of a deployment, what one looks for first above. */
export function Overview({ deployment, isGone }: Props) {
  return (
    <div className={styles.overview}>
      {deployment.state === "FAILED" && !isGone && <Failure deployment={deployment} />}
      <div className={styles.columns}>
        {!isGone && <Replicas deployment={deployment} />}
        <Timeline deployment={deployment} />
        {groupsOf(deployment).map(({ title, rows }) => (
          <Card key={title} title={title}>
            <Fields rows={rows} />
          </Card>
        ))}
        {!isGone && <Tags deployment={deployment} />}
      </div>
      <Schedules deployment={deployment} />
      {!isGone && <Shards deployment={deployment} />}
    </div>
  );
}
