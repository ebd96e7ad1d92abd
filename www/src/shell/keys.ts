import { useNavigate } from "@tanstack/react-router";
import { useEffect } from "react";
import { tinykeys } from "tinykeys";
import { useConnection } from "../connection/connection.ts";
import { preferences } from "../settings/preferences.ts";
import { openDialog } from "./dialogs.ts";

/** A shortcut, as the sheet of keys lists it. */
export interface Shortcut {
  keys: string;
  does: string;
  /** True if it only works where the emulator is. */
  onEmulator?: boolean;
}

/** The shortcuts, by where they work. */
export const SHORTCUTS: readonly [where: string, readonly Shortcut[]][] = [
  [
    "Anywhere",
    [
      { keys: "/", does: "Search" },
      { keys: "Ctrl K or ⌘ K", does: "Commands" },
      { keys: "?", does: "This sheet" },
      { keys: "g l", does: "Go to the deployments" },
      { keys: "g d", does: "Go to the deleted ones" },
      { keys: "g o", does: "Go to the operations" },
      { keys: "g s", does: "Go to the simulation" },
      { keys: "g e", does: "Go to the emulator", onEmulator: true },
      { keys: "c", does: "Create a deployment" },
      { keys: "r", does: "Refresh" },
    ],
  ],
  [
    "In a list",
    [
      { keys: "↑ ↓ or j k", does: "Move" },
      { keys: "PageUp PageDown Home End", does: "Move further" },
      { keys: "← →", does: "Move inside the row" },
      { keys: "Enter", does: "Open" },
      { keys: "Space or x", does: "Select" },
      { keys: "Shift ↑ ↓", does: "Select a range" },
      { keys: "Ctrl A or ⌘ A", does: "Select all that is loaded" },
      { keys: "Esc", does: "Select none" },
      { keys: "u", does: "Undelete" },
      { keys: "e", does: "Edit" },
      { keys: "s", does: "Scale" },
      { keys: "d", does: "Delete" },
      { keys: "y", does: "Copy the ID" },
      { keys: ".", does: "Open the row's menu" },
    ],
  ],
  [
    "In a form",
    [
      { keys: "F8", does: "Go to the next issue" },
      { keys: "Shift F8", does: "Go to the issue before" },
      { keys: "Ctrl Enter", does: "Review" },
    ],
  ],
];

const isTyping = ({ target }: KeyboardEvent) =>
  target instanceof HTMLElement &&
  target.closest(
    "input, textarea, select, [contenteditable], [role=dialog], [role=alertdialog], [role=menu], [role=listbox]",
  );

/** The shortcuts that work anywhere. Single keys never act while one types. */
export function useGlobalKeys(): void {
  const navigate = useNavigate();
  const { mode } = useConnection();
  useEffect(() => {
    const single = (act: () => void) => (event: KeyboardEvent) => {
      if (isTyping(event) || !preferences().singleKeys || event.defaultPrevented) return;
      event.preventDefault();
      act();
    };
    return tinykeys(window, {
      "$mod+k": (event) => {
        event.preventDefault();
        if (document.querySelector("[role=dialog], [role=alertdialog]") === null) openDialog({ kind: "palette" });
      },
      "?": single(() => openDialog({ kind: "keys" })),
      "Shift+?": single(() => openDialog({ kind: "keys" })),
      "/": single(() => document.getElementById("search")?.focus()),
      "g l": single(() => navigate({ to: "/deployments" })),
      "g d": single(() => navigate({ to: "/deleted" })),
      "g o": single(() => navigate({ to: "/operations" })),
      "g s": single(() => navigate({ to: "/simulate" })),
      ...(mode === "EMULATOR" && { "g e": single(() => navigate({ to: "/emulator" })) }),
      c: single(() => navigate({ to: "/deployments/new" })),
      r: single(() => document.querySelector<HTMLElement>('[aria-label="Refresh"]')?.click()),
    });
  }, [navigate, mode]);
}
