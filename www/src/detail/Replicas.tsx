import type { Deployment } from "fireworks-deployments";
import { commandTo } from "../code/command-line.ts";
import { useConnection } from "../connection/connection.ts";
import { acceleratorsOf } from "../deployment/gpus.ts";
import { idOf } from "../deployment/names.ts";
import { rangeOf, replicasOf } from "../deployment/replicas.ts";
import { Copy } from "../ui/Copy.tsx";
import { Card } from "./Card.tsx";
import styles from "./Replicas.module.css";

/** The replicas by phase, as a bar and as figures. */
export function Replicas({ deployment }: { deployment: Deployment }) {
  const { desired, pending, downloading, initializing, ready } = replicasOf(deployment);
  const phases = [
    { key: "ready", label: "Ready", count: ready },
    { key: "starting", label: "Starting", count: initializing },
    { key: "downloading", label: "Downloading the model", count: downloading },
    { key: "pending", label: "Waiting to be scheduled", count: pending },
  ];
  const total = phases.reduce((sum, { count }) => sum + count, 0);
  const missing = Math.max(desired - total, 0);
  const gpus = total * (deployment.acceleratorCount || 1);
  const accelerators = acceleratorsOf(deployment);
  return (
    <Card title="Replicas">
      <p className={styles.sum}>
        <strong>
          {ready} of {Math.max(desired, ready)}
        </strong>{" "}
        ready, {rangeOf(deployment)} by autoscaling
      </p>
      <div className={styles.bar} aria-hidden>
        {phases.map(({ key, count }) => count > 0 && <span key={key} data-phase={key} style={{ flexGrow: count }} />)}
        {(missing > 0 || total === 0) && <span data-phase="missing" style={{ flexGrow: missing || 1 }} />}
      </div>
      <dl className={styles.phases}>
        {phases.map(({ key, label, count }) => (
          <div key={key}>
            <dt>
              <span className={styles.mark} data-phase={key} aria-hidden />
              {label}
            </dt>
            <dd>{count}</dd>
          </div>
        ))}
        <div>
          <dt>Wanted</dt>
          <dd>{desired}</dd>
        </div>
        <div>
          <dt>GPUs</dt>
          <dd>{accelerators ? `${gpus} (${total} × ${accelerators})` : "chosen by the service"}</dd>
        </div>
      </dl>
      {deployment.state === "READY" && <Serving id={idOf(deployment)} />}
    </Card>
  );
}

function Serving({ id }: { id: string }) {
  const command = commandTo(`wait ${id} --for serving`, useConnection().accountId);
  return (
    <p className="quiet">
      READY isn't serving: only a request that was answered proves it. <code>{command}</code>{" "}
      <Copy text={command} label="Copy the command" />
    </p>
  );
}
