import { RefreshCw } from "lucide-react";
import { timeOfDay } from "../deployment/times.ts";
import { Button } from "../ui/Button.tsx";
import styles from "./Freshness.module.css";

interface Props {
  /** The host's time of what is on the screen; 0 if nothing has come. */
  updatedAt: number;
  isFetching: boolean;
  onRefresh(): unknown;
}

/** Says how old what is on the screen is. */
export function Freshness({ updatedAt, isFetching, onRefresh }: Props) {
  const age = updatedAt > 0 ? `Updated ${timeOfDay(updatedAt)}` : isFetching ? "Loading…" : "Not loaded";
  return (
    <span className={styles.freshness} data-fetching={isFetching || undefined}>
      <span className={`quiet ${styles.time}`}>{age}</span>
      <Button look="quiet" aria-label="Refresh" shortcut="r" onPress={() => void onRefresh()}>
        <RefreshCw aria-hidden />
      </Button>
    </span>
  );
}
