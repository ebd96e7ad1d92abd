import { useQuery } from "@tanstack/react-query";
import type { Deployment } from "fireworks-deployments";
import { useState } from "react";
import { useConnection } from "../connection/connection.ts";
import { idOf, lastSegment } from "../deployment/names.ts";
import { Trouble } from "../shell/Trouble.tsx";
import { Button } from "../ui/Button.tsx";
import table from "../ui/Table.module.css";
import { Ago } from "../ui/Time.tsx";
import { Card } from "./Card.tsx";

/** The parts of a deployment, each in one location. They are read when one asks for them. */
export function Shards({ deployment }: { deployment: Deployment }) {
  const { queries } = useConnection();
  const id = idOf(deployment);
  const [isOpen, setOpen] = useState(false);
  const { data, error, refetch } = useQuery({ ...queries.shards(id, { pageSize: 200 }), enabled: isOpen });
  return (
    <Card title="Shards">
      <div>
        <Button aria-expanded={isOpen} onPress={() => setOpen(!isOpen)}>
          {isOpen ? "Hide the shards" : "Show the shards"}
        </Button>
      </div>
      {isOpen && error && <Trouble error={error} onRetry={refetch} />}
      {isOpen && !error && !data && <p className="quiet">Reading…</p>}
      {isOpen && data?.deploymentShards.length === 0 && <p className="quiet">It has none now.</p>}
      {isOpen && data && data.deploymentShards.length > 0 && (
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">Shard</th>
              <th scope="col">State</th>
              <th scope="col">Ready replicas</th>
              <th scope="col">Updated</th>
            </tr>
          </thead>
          <tbody>
            {data.deploymentShards.map(({ name, state, status, replicaStats, updateTime }) => (
              <tr key={name}>
                <th scope="row">{lastSegment(name)}</th>
                <td data-label="State">
                  {state} {status?.message}
                </td>
                <td data-label="Ready replicas">{replicaStats?.readyReplicaCount ?? 0}</td>
                <td data-label="Updated">
                  <Ago time={updateTime} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {isOpen && data?.nextPageToken && <p className="quiet">These are the first 200.</p>}
    </Card>
  );
}
