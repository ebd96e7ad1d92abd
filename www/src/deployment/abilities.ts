import type { Deployment } from "fireworks-deployments";

export type Action = "undelete" | "edit" | "scale" | "delete";

/** The states in which an action works. The same list says so in words, on a button that is disabled. */
const WORKS_IN: Record<Action, readonly [states: readonly string[], otherwise: string]> = {
  undelete: [["DELETED", "FAILED"], "Only deleted and failed deployments can be undeleted"],
  edit: [["READY", "CREATING", "UPDATING", "FAILED"], "A deleted deployment can't be edited; undelete it first"],
  scale: [["READY", "CREATING", "UPDATING", "FAILED"], "A deleted deployment can't be scaled; undelete it first"],
  delete: [["READY", "CREATING", "UPDATING", "FAILED"], "It is deleted already"],
};

/** Returns why an action isn't possible now; undefined if it is. */
export function whyNot(action: Action, { state }: Deployment): string | undefined {
  const [states, otherwise] = WORKS_IN[action];
  if (states.includes(state ?? "")) return undefined;
  if (action === "undelete" && state === "DELETING") return "It is still being deleted; that takes a few seconds";
  return otherwise;
}
