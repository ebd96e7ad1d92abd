/** Moves the focus to an element before what has it goes away. */
export function focusOn(id: string): void {
  document.getElementById(id)?.focus();
}
