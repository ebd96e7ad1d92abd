import { Link } from "@tanstack/react-router";
import type { Deployment } from "fireworks-deployments";
import { idOf } from "../deployment/names.ts";
import styles from "./cells.module.css";

/** The name that people gave, and the ID. */
export function NameCell({ deployment }: { deployment: Deployment }) {
  const id = idOf(deployment);
  const name = deployment.displayName || id;
  return (
    <span className={styles.name}>
      <Link to="/deployments/$id" params={{ id }} tabIndex={-1} className={styles.link} title={name}>
        {name}
      </Link>
      {deployment.displayName && (
        <code className={styles.id} title={id}>
          {id}
        </code>
      )}
    </span>
  );
}
