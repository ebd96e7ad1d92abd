import { CatchBoundary } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { BrokenDialog } from "./Boundary.tsx";
import { closeDialog, useDialog } from "./dialogs.ts";
import { part } from "./part.ts";

const UndeleteDialog = lazy(part(() => import("../undelete/UndeleteDialog.tsx")));
const UndeleteMany = lazy(part(() => import("../undelete/UndeleteMany.tsx")));
const DeleteDialog = lazy(part(() => import("../delete/DeleteDialog.tsx")));
const PurgeDialog = lazy(part(() => import("../delete/PurgeDialog.tsx")));
const ScaleDialog = lazy(part(() => import("../scaling/ScaleDialog.tsx")));
const RehearseDialog = lazy(part(() => import("../emulator/RehearseDialog.tsx")));
const Palette = lazy(part(() => import("./Palette.tsx")));
const KeysDialog = lazy(part(() => import("./KeysDialog.tsx")));

/** Shows the dialog that was opened. One that breaks leaves the page as it is. */
export function Dialogs() {
  const dialog = useDialog();
  if (dialog === undefined) return null;
  const broken = ({ error }: { error: unknown }) => <BrokenDialog error={error} onClose={() => closeDialog(dialog)} />;
  return (
    <CatchBoundary getResetKey={() => dialog.kind} errorComponent={broken}>
      <Suspense>{show(dialog)}</Suspense>
    </CatchBoundary>
  );
}

function show(dialog: NonNullable<ReturnType<typeof useDialog>>) {
  const onClose = () => closeDialog(dialog);
  switch (dialog.kind) {
    case "undelete": {
      const [first, ...others] = dialog.deployments;
      if (first === undefined) return null;
      if (others.length > 0) return <UndeleteMany deployments={dialog.deployments} onClose={onClose} />;
      return <UndeleteDialog deployment={first} onClose={onClose} />;
    }
    case "delete":
      return <DeleteDialog deployment={dialog.deployment} onClose={onClose} />;
    case "purge":
      return <PurgeDialog deployment={dialog.deployment} insists={dialog.insists} onClose={onClose} />;
    case "scale":
      return <ScaleDialog deployment={dialog.deployment} onClose={onClose} />;
    case "rehearse":
      return <RehearseDialog deployment={dialog.deployment} trial={dialog.trial} onClose={onClose} />;
    case "palette":
      return <Palette onClose={onClose} />;
    case "keys":
      return <KeysDialog onClose={onClose} />;
  }
}
