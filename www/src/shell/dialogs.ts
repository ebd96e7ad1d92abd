import type { Deployment } from "fireworks-deployments";
import { useSyncExternalStore } from "react";
import type { Trial } from "../emulator/rehearse.ts";
import { typeAhead, typedAhead } from "./type-ahead.ts";

/** The dialog on the screen. Any view, the palette and the keys open it alike. */
export type OpenDialog =
  | { kind: "undelete"; deployments: readonly Deployment[] }
  | { kind: "delete"; deployment: Deployment }
  | { kind: "purge"; deployment: Deployment; insists?: boolean }
  | { kind: "scale"; deployment: Deployment }
  | { kind: "rehearse"; deployment: Deployment; trial: Trial }
  | { kind: "palette" }
  | { kind: "keys" };

let current: OpenDialog | undefined;
const listeners = new Set<() => void>();

export function openDialog(dialog: OpenDialog): void {
  set(dialog);
}

/** Closes a dialog. One that has taken its place meanwhile stays. */
export function closeDialog(dialog: OpenDialog): void {
  if (current === dialog) set(undefined);
}

function set(dialog: OpenDialog | undefined): void {
  current = dialog;
  if (dialog?.kind === "palette") typeAhead();
  else typedAhead();
  for (const listener of listeners) listener();
}

export function useDialog(): OpenDialog | undefined {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => current,
  );
}
