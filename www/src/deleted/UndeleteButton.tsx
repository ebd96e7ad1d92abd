import type { Deployment } from "fireworks-deployments";
import { whyNot } from "../deployment/abilities.ts";
import { idOf, titleOf } from "../deployment/names.ts";
import { bringsBack } from "../operations/operation.ts";
import { useOperation } from "../operations/use-operations.ts";
import { openDialog } from "../shell/dialogs.ts";
import { Button } from "../ui/Button.tsx";

/** The button in a row that asks before an undelete. */
export function UndeleteButton({ deployment }: { deployment: Deployment }) {
  const operation = useOperation(idOf(deployment));
  const isOnItsWay = operation?.status === "running" && bringsBack(operation);
  return (
    <Button
      excludeFromTabOrder
      aria-label={`Undelete ${titleOf(deployment)}`}
      disabledReason={isOnItsWay ? "It is being undeleted" : whyNot("undelete", deployment)}
      onPress={() => openDialog({ kind: "undelete", deployments: [deployment] })}
    >
      Undelete
    </Button>
  );
}
