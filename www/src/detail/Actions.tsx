import type { Deployment } from "fireworks-deployments";
import { useActions } from "../shell/actions.ts";
import { Button } from "../ui/Button.tsx";
import styles from "./DetailPage.module.css";

/** Those that are elsewhere on the page, or lead to it. */
const ELSEWHERE = new Set(["open", "copy-id"]);

/** The actions on a deployment. One that isn't possible says why. */
export function Actions({ deployment }: { deployment: Deployment }) {
  const actions = useActions()(deployment).filter(({ id }) => !ELSEWHERE.has(id));
  return (
    <div className={styles.buttons}>
      {actions.map(({ id, label, disabledReason, onAction }) => (
        <Button
          key={id}
          look={id === "undelete" && !disabledReason ? "primary" : "plain"}
          disabledReason={disabledReason}
          onPress={onAction}
        >
          {label}
        </Button>
      ))}
    </div>
  );
}
