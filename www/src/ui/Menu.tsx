import type { ReactNode } from "react";
import { Menu as AriaMenu, MenuItem, MenuTrigger, Popover } from "react-aria-components";
import { Button } from "./Button.tsx";
import styles from "./Menu.module.css";

export interface Item {
  id: string;
  label: string;
  /** The reason why it can't be chosen. */
  disabledReason?: string | undefined;
  danger?: boolean;
  onAction(): void;
}

interface Props {
  label: string;
  children: ReactNode;
  items: readonly Item[];
  excludeFromTabOrder?: boolean;
}

/** A button that opens a menu. An item that can't be chosen stays there, and says why. */
export function Menu({ label, children, items, excludeFromTabOrder }: Props) {
  return (
    <MenuTrigger>
      <Button look="quiet" aria-label={label} {...(excludeFromTabOrder && { excludeFromTabOrder })}>
        {children}
      </Button>
      <Popover className={styles.popover ?? ""} placement="bottom end">
        <AriaMenu
          className={styles.menu ?? ""}
          aria-label={label}
          items={items}
          disabledKeys={items.filter(({ disabledReason }) => disabledReason).map(({ id }) => id)}
          onAction={(id) => items.find((item) => item.id === id)?.onAction()}
        >
          {({ id, label, disabledReason, danger }) => (
            <MenuItem id={id} textValue={label} className={styles.item ?? ""} data-danger={danger || undefined}>
              {label}
              {disabledReason && <span className={styles.reason}>{disabledReason}</span>}
            </MenuItem>
          )}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}
