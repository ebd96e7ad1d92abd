import { Columns3 } from "lucide-react";
import { Menu, MenuItem, MenuTrigger, Popover } from "react-aria-components";
import { Button } from "../ui/Button.tsx";
import styles from "../ui/Menu.module.css";
import { COLUMNS, columnsOf, DEFAULT_COLUMNS } from "./columns.tsx";

interface Props {
  cols: string | undefined;
  /** Receives the keys of the columns, or an empty text for the default ones. */
  onChange(cols: string): void;
}

/** Chooses the columns. The name can't be hidden. */
export function ColumnsMenu({ cols, onChange }: Props) {
  const shown = columnsOf(cols).map(({ key }) => key);
  const change = (keys: Iterable<unknown>) => {
    const chosen = new Set(keys);
    const next = COLUMNS.map(({ key }) => key).filter((key) => chosen.has(key));
    const isDefault = next.join() === DEFAULT_COLUMNS.map(({ key }) => key).join();
    onChange(isDefault ? "" : next.join());
  };
  return (
    <MenuTrigger>
      <Button>
        <Columns3 aria-hidden /> Columns
      </Button>
      <Popover className={styles.popover ?? ""} placement="bottom end">
        <Menu
          className={styles.menu ?? ""}
          aria-label="Columns"
          selectionMode="multiple"
          selectedKeys={shown}
          disabledKeys={["name"]}
          onSelectionChange={(keys) => change(keys === "all" ? COLUMNS.map(({ key }) => key) : keys)}
        >
          {COLUMNS.map(({ key, title }) => (
            <MenuItem key={key} id={key} textValue={title} className={styles.item ?? ""}>
              {({ isSelected }) => (
                <>
                  <span aria-hidden="true">{isSelected ? "✓ " : "\u2003"}</span>
                  {title}
                </>
              )}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
