import { useQuery } from "@tanstack/react-query";
import type { Deployment } from "fireworks-deployments";
import { useConnection } from "../connection/connection.ts";
import { idOf } from "../deployment/names.ts";
import { Trouble } from "../shell/Trouble.tsx";
import { Card } from "./Card.tsx";

/** Why a deployment failed: its status, and the last words of its replicas. */
export function Failure({ deployment }: { deployment: Deployment }) {
  const { queries } = useConnection();
  const id = idOf(deployment);
  const { data, error, isPending, refetch } = useQuery(queries.terminationMessage(id));
  const { code, message } = deployment.status ?? {};
  return (
    <Card title="Why it failed">
      {(code || message) && (
        <p>
          {code && <strong>{code}</strong>} {message}
        </p>
      )}
      {error ? (
        <Trouble error={error} onRetry={refetch} />
      ) : (
        <p>
          <span className="quiet">Termination message:</span>{" "}
          {isPending ? "…" : data.message || <span className="quiet">none was recorded</span>}
        </p>
      )}
    </Card>
  );
}
