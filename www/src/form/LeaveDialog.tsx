import { useBlocker } from "@tanstack/react-router";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import type { FormDocument } from "./document.ts";

/** Asks before a form with changes is left. */
export function LeaveDialog({ form }: { form: FormDocument }) {
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: ({ current, next }) => current.pathname !== next.pathname && form.isDirty(),
    // a function: as `true` the browser would ask about a form without changes too
    enableBeforeUnload: () => form.isDirty(),
    withResolver: true,
  });
  if (status !== "blocked") return null;
  return (
    <Dialog
      title="Leave the form?"
      role="alertdialog"
      onClose={reset}
      buttons={
        <>
          <Button look="primary" autoFocus onPress={reset}>
            Keep editing
          </Button>
          <Button onPress={proceed}>Leave</Button>
        </>
      }
    >
      <p>Nothing was sent. This tab keeps what was typed, but no API keys, and offers it when you come back.</p>
    </Dialog>
  );
}
