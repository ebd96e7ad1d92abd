import type { ReactNode } from "react";
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import styles from "./Dialog.module.css";

interface Props {
  title: string;
  /** `alertdialog` for what can't be taken back. */
  role?: "dialog" | "alertdialog";
  onClose(): void;
  /** True while a request is under way: its answer must not be missed. */
  isBusy?: boolean;
  children: ReactNode;
  /** The buttons, the chief one first. */
  buttons?: ReactNode;
}

/** A modal dialog, open while it is rendered. Escape closes it, and the focus goes back to where it was. */
export function Dialog({ title, role = "dialog", onClose, isBusy = false, children, buttons }: Props) {
  return (
    <ModalOverlay
      className={styles.veil ?? ""}
      isOpen
      isDismissable={!isBusy}
      isKeyboardDismissDisabled={isBusy}
      onOpenChange={(open) => open || onClose()}
    >
      <Modal className={styles.modal ?? ""}>
        <AriaDialog className={styles.dialog ?? ""} role={role}>
          <Heading slot="title" level={2}>
            {title}
          </Heading>
          {children}
          {buttons && <div className={styles.buttons}>{buttons}</div>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
