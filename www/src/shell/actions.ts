import { useNavigate } from "@tanstack/react-router";
import type { Deployment } from "fireworks-deployments";
import { useMemo } from "react";
import { whyNot } from "../deployment/abilities.ts";
import { idOf } from "../deployment/names.ts";
import type { Item } from "../ui/Menu.tsx";
import { announce } from "./announcer.ts";
import { openDialog } from "./dialogs.ts";

/** An action on a deployment: in its menu, in the palette, and by its key in a grid. */
export interface DeploymentAction extends Item {
  key?: string;
}

/** Returns what can be done with a deployment. What can't be done now says why. */
export function useActions(): (deployment: Deployment) => DeploymentAction[] {
  const navigate = useNavigate();
  return useMemo(
    () => (deployment) => {
      const id = idOf(deployment);
      const { state } = deployment;
      const isDeleted = state === "DELETED" || state === "DELETING";
      const all: (DeploymentAction | false)[] = [
        {
          id: "open",
          label: "Open",
          onAction: () => navigate({ to: "/deployments/$id", params: { id } }),
        },
        {
          id: "undelete",
          label: "Undelete…",
          key: "u",
          disabledReason: whyNot("undelete", deployment),
          onAction: () => openDialog({ kind: "undelete", deployments: [deployment] }),
        },
        {
          id: "edit",
          label: "Edit…",
          key: "e",
          disabledReason: whyNot("edit", deployment),
          onAction: () => navigate({ to: "/deployments/$id/edit", params: { id } }),
        },
        {
          id: "scale",
          label: "Scale…",
          key: "s",
          disabledReason: whyNot("scale", deployment),
          onAction: () => openDialog({ kind: "scale", deployment }),
        },
        {
          id: "copy",
          label: "Create one like it…",
          onAction: () => navigate({ to: "/deployments/new", search: { from: id } }),
        },
        {
          id: "copy-id",
          label: "Copy ID",
          key: "y",
          onAction: () => {
            navigator.clipboard.writeText(id).then(
              () => announce(`Copied ${id}`),
              () => announce("The browser blocked copying"),
            );
          },
        },
        !isDeleted && {
          id: "delete",
          label: "Delete…",
          key: "d",
          danger: true,
          disabledReason: whyNot("delete", deployment),
          onAction: () => openDialog({ kind: "delete", deployment }),
        },
        {
          id: "purge",
          label: "Purge…",
          danger: true,
          onAction: () => openDialog({ kind: "purge", deployment }),
        },
      ];
      return all.filter((action) => action !== false);
    },
    [navigate],
  );
}
