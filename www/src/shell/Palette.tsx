import { useState } from "react";
import { Autocomplete, Input, Menu, MenuItem, SearchField, useFilter } from "react-aria-components";
import { diagnose, failureOf } from "../connection/trouble.ts";
import { Dialog } from "../ui/Dialog.tsx";
import menu from "../ui/Menu.module.css";
import styles from "./Palette.module.css";
import { typedAhead } from "./type-ahead.ts";
import { useCommands } from "./use-commands.ts";

/** Everything by its name: pages, deployments, and what can be done with each. */
export default function Palette({ onClose }: { onClose(): void }) {
  const { contains } = useFilter({ sensitivity: "base" });
  const [text, setText] = useState("");
  const { commands, isReading, error } = useCommands(text.trim() !== "");
  return (
    <Dialog title="Search and commands" onClose={onClose}>
      <Autocomplete filter={contains} inputValue={text} onInputChange={setText}>
        <SearchField
          className={styles.search ?? ""}
          aria-label="Search pages, deployments and actions"
          autoFocus
          onFocus={() => {
            const typed = typedAhead();
            if (typed !== "") setText(typed);
          }}
        >
          <Input className={styles.input ?? ""} placeholder="A name, an ID, or what to do" />
        </SearchField>
        <Menu
          aria-label="Commands"
          className={menu.menu ?? ""}
          items={commands}
          renderEmptyState={() => (
            <p className="quiet">{isReading ? "Reading the deployments…" : "Nothing matches."}</p>
          )}
          onAction={(id) => {
            onClose();
            commands.find((command) => command.id === id)?.act();
          }}
        >
          {({ id, label, hint }) => (
            <MenuItem id={id} textValue={`${label} ${hint}`} className={menu.item ?? ""}>
              {label} <span className={styles.hint}>{hint}</span>
            </MenuItem>
          )}
        </Menu>
      </Autocomplete>
      {error && <p className="quiet">Not every deployment is here. {diagnose(failureOf(error)).title}</p>}
    </Dialog>
  );
}
