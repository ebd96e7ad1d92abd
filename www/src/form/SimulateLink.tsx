import { Link } from "@tanstack/react-router";
import type { Fields } from "./document.ts";
import styles from "./Form.module.css";
import { useForm, useTyped } from "./use-form.ts";

/** Draws the typed policy beside the saved one, in another tab: what was typed stays. */
export function SimulateLink({ of }: { of?: string | undefined }) {
  const { began } = useForm();
  const fields = useTyped((form) => form.fields());
  const policy = { typed: policyOf(fields), ...(of !== undefined && { saved: policyOf(began), of }) };
  return (
    <Link to="/simulate" search={{ policy }} target="_blank" className={styles.aside}>
      Simulate this policy (new tab)
    </Link>
  );
}

/** The fields that scaling depends on. */
function policyOf({ minReplicaCount, maxReplicaCount, acceleratorCount, autoscalingPolicy }: Fields) {
  return { minReplicaCount, maxReplicaCount, acceleratorCount, autoscalingPolicy };
}
