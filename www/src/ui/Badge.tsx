import type { DisplayState } from "../deployment/display-state.ts";
import styles from "./Badge.module.css";

/** A state, in words with a mark of its own shape: colour is never all that tells states apart. */
export function Badge({ state }: { state: DisplayState }) {
  return (
    <span className={styles.badge} data-tone={state.tone}>
      {state.label}
    </span>
  );
}
