import { useNavigate } from "@tanstack/react-router";
import type { Deployment } from "fireworks-deployments";
import { useConnection } from "../connection/connection.ts";
import { whyNot } from "../deployment/abilities.ts";
import { at, moment } from "../deployment/times.ts";
import { openDialog } from "../shell/dialogs.ts";
import { Button } from "../ui/Button.tsx";
import styles from "./Gone.module.css";

interface Props {
  id: string;
  /** True if it was purged from here. */
  isPurged: boolean;
  /** The last copy that this browser has seen. */
  last: Deployment | undefined;
  onRetry(): unknown;
}

/** Says that the service doesn't find a deployment, and what can still be done. */
export function Gone({ id, isPurged, last, onRetry }: Props) {
  const { accountId, clock } = useConnection();
  const navigate = useNavigate();
  const end = at(last?.purgeTime);
  const mayComeBack =
    !isPurged && last !== undefined && !whyNot("undelete", last) && end !== undefined && end > clock.now();
  return (
    <div role="alert" className={styles.gone}>
      <p>
        {isPurged ? (
          <strong>It was purged from here.</strong>
        ) : (
          <>
            <strong>Not found: purged, or in another account.</strong> The account here is {accountId}.
            {end !== undefined && ` Its time ${end > clock.now() ? "ends" : "ended"} ${moment(end)}.`}
          </>
        )}
      </p>
      <p>{last ? "Below is the last copy that was seen here." : "No copy of it was seen here."}</p>
      <div className={styles.buttons}>
        {mayComeBack && (
          <Button look="primary" onPress={() => openDialog({ kind: "undelete", deployments: [last] })}>
            Undelete…
          </Button>
        )}
        {last && (
          <Button
            look={mayComeBack ? "plain" : "primary"}
            onPress={() => navigate({ to: "/deployments/new", search: { from: id } })}
          >
            Create one like it…
          </Button>
        )}
        <Button onPress={() => void onRetry()}>Look again</Button>
        <Button onPress={() => navigate({ to: "/deleted" })}>Back to deleted</Button>
      </div>
    </div>
  );
}
