import { useQueries, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useConnection } from "../connection/connection.ts";
import { displayState } from "../deployment/display-state.ts";
import { idOf, titleOf } from "../deployment/names.ts";
import { pageOptions } from "../queries/list-pages.ts";
import { listed } from "../queries/one.ts";
import { DELETED, LIVE } from "../queries/usual-lists.ts";
import { useActions } from "./actions.ts";
import { openDialog } from "./dialogs.ts";

/** The most deployments that the palette offers. */
const MOST = 200;

/** A line of the palette. */
export interface Command {
  id: string;
  label: string;
  /** More words to find it by. */
  hint: string;
  act(): void;
}

/** The commands of the palette: the pages, and the deployments. Once one types, also what can be done with each. */
export function useCommands(isTyping: boolean) {
  const connection = useConnection();
  const { queries, mode } = connection;
  const navigate = useNavigate();
  const cache = useQueryClient();
  const actionsOf = useActions();
  // a view that has read them polls them; the first page is enough to begin with
  const lists = useQueries({
    queries: [LIVE, DELETED].map((query) => ({ ...pageOptions(connection, query), staleTime: Infinity })),
  });

  const pages = [
    { id: "/deployments", label: "Go to the deployments", hint: "" },
    { id: "/deleted", label: "Go to the deleted ones", hint: "to undelete them" },
    { id: "/operations", label: "Go to the operations", hint: "" },
    { id: "/simulate", label: "Simulate autoscaling", hint: "" },
    { id: "/deployments/new", label: "Create a deployment", hint: "" },
    { id: "/settings", label: "Settings", hint: "" },
    ...(mode === "EMULATOR" ? [{ id: "/emulator", label: "Go to the emulator", hint: "" }] : []),
  ].map((page) => ({ ...page, act: () => void navigate({ to: page.id }) }));
  const keys = { id: "keys", label: "Keyboard shortcuts", hint: "", act: () => openDialog({ kind: "keys" }) };

  const deployments = listed(cache, queries)
    .slice(0, MOST)
    .flatMap((deployment) =>
      actionsOf(deployment)
        .filter(({ id, disabledReason }) => (isTyping ? disabledReason === undefined : id === "open"))
        .map(({ id, label, onAction }) => ({
          id: `${id} ${idOf(deployment)}`,
          label: isTyping ? `${titleOf(deployment)}: ${label}` : titleOf(deployment),
          hint: `${idOf(deployment)} · ${displayState(deployment).label}`,
          act: onAction,
        })),
    );
  const commands: readonly Command[] = [...pages, keys, ...deployments];
  return {
    commands,
    isReading: lists.some(({ isPending, error }) => isPending && error === null),
    error: lists.find(({ error }) => error)?.error ?? null,
  };
}
