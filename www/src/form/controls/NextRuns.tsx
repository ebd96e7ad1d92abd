import { NextRuns as Runs } from "../../ui/NextRuns.tsx";
import type { Path } from "../paths.ts";
import { useValue } from "../use-form.ts";
import styles from "./controls.module.css";

/** The next runs of the schedule that is typed. */
export function NextRuns({ path }: { path: Path }) {
  const schedule = useValue([...path, "schedule"]);
  const timezone = useValue([...path, "timezone"]);
  return <Runs schedule={schedule} timezone={timezone} className={styles.note} />;
}
