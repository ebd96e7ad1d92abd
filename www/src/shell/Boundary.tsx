import type { ErrorComponentProps } from "@tanstack/react-router";
import { Button } from "../ui/Button.tsx";
import { Copy } from "../ui/Copy.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Heading } from "./Heading.tsx";
import { PartMissing } from "./part.ts";
import { Reload } from "./Reload.tsx";

/** Stands in for a view that threw. The shell, the operations and what was typed live on. */
export function Broken({ error: thrown, reset }: ErrorComponentProps) {
  if (thrown instanceof PartMissing)
    return (
      <>
        <Heading title="This view is missing" />
        <Reload />
      </>
    );
  const error = asError(thrown);
  return (
    <>
      <Heading title="This view broke" />
      <p>
        Something in this page failed: <code>{error.message}</code>
      </p>
      <div className="heading">
        <Button look="primary" onPress={reset}>
          Show it again
        </Button>
        <CopyDetails error={error} />
      </div>
    </>
  );
}

/** Stands in for a dialog that threw. */
export function BrokenDialog({ error: thrown, onClose }: { error: unknown; onClose(): void }) {
  if (thrown instanceof PartMissing)
    return (
      <Dialog
        title="This dialog is missing"
        role="alertdialog"
        onClose={onClose}
        buttons={<Button onPress={onClose}>Close</Button>}
      >
        <Reload />
      </Dialog>
    );
  const error = asError(thrown);
  const buttons = (
    <>
      <Button look="primary" autoFocus onPress={onClose}>
        Close
      </Button>
      <CopyDetails error={error} />
    </>
  );
  return (
    <Dialog title="This dialog broke" role="alertdialog" onClose={onClose} buttons={buttons}>
      <p>
        Something in it failed: <code>{error.message}</code>. What was started goes on, and is among the operations.
      </p>
    </Dialog>
  );
}

function CopyDetails({ error }: { error: Error }) {
  return <Copy text={`${error.message}\n${error.stack ?? ""}`} label="Copy details" look="plain" showLabel />;
}

const asError = (thrown: unknown) => (thrown instanceof Error ? thrown : new Error(String(thrown)));
