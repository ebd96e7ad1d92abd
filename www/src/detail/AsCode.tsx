import type { Deployment, DeploymentChanges } from "fireworks-deployments";
import { useState } from "react";
import { CodeTabs } from "../code/CodeTabs.tsx";
import type { Call } from "../code/call.ts";
import { useConnection } from "../connection/connection.ts";
import { whyNot } from "../deployment/abilities.ts";
import { likeIt } from "../deployment/like.ts";
import { idOf } from "../deployment/names.ts";
import styles from "./DetailPage.module.css";

const CALLS = {
  undelete: "Undelete it",
  get: "Read it",
  update: "Update its scaling",
  create: "Create one like it",
  delete: "Delete it",
};

/** The calls on a deployment, as code. */
export default function AsCode({ deployment }: { deployment: Deployment }) {
  const { accountId: account } = useConnection();
  const [does, setDoes] = useState<Call["does"]>(whyNot("undelete", deployment) ? "update" : "undelete");
  const id = idOf(deployment);
  return (
    <>
      <label className={styles.choice}>
        Call
        <select value={does} onChange={(event) => setDoes(event.target.value as Call["does"])}>
          {Object.entries(CALLS).map(([does, label]) => (
            <option key={does} value={does}>
              {label}
            </option>
          ))}
        </select>
      </label>
      {does === "update" && <p className="quiet">The values are those of now: change what you mean to change.</p>}
      <CodeTabs call={callOf(does, account, id, deployment)} />
    </>
  );
}

function callOf(does: Call["does"], account: string, id: string, deployment: Deployment): Call {
  switch (does) {
    case "update":
      return { does, account, id, changes: scalingOf(deployment) };
    case "create":
      return { does, account, id: `${id.slice(0, 58)}-copy`, deployment: likeIt(deployment) };
    default:
      return { does, account, id };
  }
}

/** The fields that people change most often. */
function scalingOf({ minReplicaCount = 0, maxReplicaCount = 1, autoscalingPolicy }: Deployment): DeploymentChanges {
  return { minReplicaCount, maxReplicaCount, ...(autoscalingPolicy && { autoscalingPolicy }) };
}
