import type { Deployment } from "fireworks-deployments";
import { titleOf } from "../deployment/names.ts";
import { operations } from "../operations/operations.ts";
import { notify } from "../ui/Notices.tsx";

/** Offers to take a delete back. The service undeletes only what is DELETED, so the undo waits for that first. */
export function offerUndo(deployment: Deployment): void {
  const title = titleOf(deployment);
  notify(deployment.name ?? "", {
    text: `${title} is being deleted.`,
    action: {
      label: "Undo",
      onAction: () => {
        operations.start("undo", deployment);
        notify(deployment.name ?? "", { text: `Undoing: ${title} is restored once the delete finishes.` });
      },
    },
  });
}
