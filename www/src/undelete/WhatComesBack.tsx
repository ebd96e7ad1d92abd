import type { Deployment } from "fireworks-deployments";
import { startInWords } from "../deployment/cost.ts";
import { at, moment, span } from "../deployment/times.ts";
import { usePreferences } from "../settings/preferences.ts";
import { useNow } from "../ui/use-now.ts";
import styles from "./WhatComesBack.module.css";

interface Props {
  deployment: Deployment;
  /** Opens the form in which one can keep a replica. */
  onKeepOne(): void;
}

/** The facts that one wants before an undelete. */
export function WhatComesBack({ deployment, onKeepOne }: Props) {
  const now = useNow(60_000);
  const { gpuHourPrice } = usePreferences();
  const end = at(deployment.purgeTime);
  return (
    <ul className={styles.facts}>
      <li>It comes back with its ID, settings and tags.</li>
      {end !== undefined && (
        <li>
          {end > now
            ? `Possible for ${span(end - now)} more, until ${moment(end)}.`
            : `Its time ended ${moment(end)}; it may be purged any moment.`}
        </li>
      )}
      <li>{startInWords(deployment, gpuHourPrice)}</li>
      <li>If GPUs are short, it waits for them in CREATING. Waiting is shown, and can be left.</li>
      {!deployment.minReplicaCount && (
        <li>
          With no traffic for seven days the service deletes it again.{" "}
          <button type="button" className={styles.link} onClick={onKeepOne}>
            Keep one replica…
          </button>
        </li>
      )}
    </ul>
  );
}
