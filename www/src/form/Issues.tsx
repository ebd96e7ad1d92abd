import { CircleAlert, TriangleAlert } from "lucide-react";
import styles from "./Field.module.css";
import type { FormIssue } from "./issues.ts";
import { Marked } from "./Marked.tsx";

/** The messages at a field: errors and warnings are told apart by a word and a mark. */
export function Issues({ id, issues }: { id: string; issues: readonly FormIssue[] }) {
  return (
    <ul className={styles.issues} id={id}>
      {issues.map(({ severity, message, rule, path }) => (
        <li key={`${rule} ${path.join(".")} ${message}`} data-severity={severity}>
          {severity === "error" ? <CircleAlert aria-hidden /> : <TriangleAlert aria-hidden />}
          <span>
            <strong>{severity === "error" ? "Error" : "Warning"}:</strong> <Marked text={message} />
          </span>
        </li>
      ))}
    </ul>
  );
}
