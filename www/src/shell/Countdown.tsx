import { useSecondsUntil } from "../ui/use-seconds-until.ts";
import styles from "./Countdown.module.css";

/** The seconds until a moment of the host's time. It is no live region: it would chatter. */
export function Countdown({ until }: { until: number }) {
  return (
    <span role="timer" aria-live="off" className={styles.seconds}>
      {useSecondsUntil(until)} s
    </span>
  );
}
