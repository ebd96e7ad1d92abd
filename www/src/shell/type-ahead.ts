let typed = "";

/** Keeps a key that nobody else takes: the focus isn't in the dialog yet. */
function keep(event: KeyboardEvent): void {
  const { key, target, ctrlKey, metaKey, altKey } = event;
  const isInDialog = target instanceof Element && target.closest("[role=dialog], [role=alertdialog]") !== null;
  if (isInDialog || key.length !== 1 || ctrlKey || metaKey || altKey) return;
  event.preventDefault();
  event.stopPropagation();
  typed += key;
}

/** Keeps what is typed while a dialog with an input is being loaded, so that no key is lost or taken as a shortcut. */
export function typeAhead(): void {
  typed = "";
  addEventListener("keydown", keep, { capture: true });
}

/** Ends that, and returns what was typed. */
export function typedAhead(): string {
  removeEventListener("keydown", keep, { capture: true });
  return typed;
}
