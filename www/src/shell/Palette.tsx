import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Autocomplete, Input, Menu, MenuItem, SearchField, useFilter } from "react-aria-components";
import { useConnection } from "../connection/connection.ts";
import { displayState } from "../deployment/display-state.ts";
import { idOf, titleOf } from "../deployment/names.ts";
import { listed } from "../queries/one.ts";
import { Dialog } from "../ui/Dialog.tsx";
import menu from "../ui/Menu.module.css";
import { useActions } from "./actions.ts";
import styles from "./Palette.module.css";

/** The most deployments that the palette offers. */
const MOST = 200;

/** Everything by its name: pages, deployments, and what can be done with each. */
export default function Palette({ onClose }: { onClose(): void }) {
  const { contains } = useFilter({ sensitivity: "base" });
  const navigate = useNavigate();
  const cache = useQueryClient();
  const { queries, mode } = useConnection();
  const actionsOf = useActions();

  const pages = [
    { id: "/deployments", label: "Go to the deployments" },
    { id: "/deleted", label: "Go to the deleted ones" },
    { id: "/operations", label: "Go to the operations" },
    { id: "/simulate", label: "Simulate autoscaling" },
    { id: "/deployments/new", label: "Create a deployment" },
    { id: "/settings", label: "Settings" },
    ...(mode === "EMULATOR" ? [{ id: "/emulator", label: "Go to the emulator" }] : []),
  ].map(({ id, label }) => ({ id, label, hint: "", act: () => void navigate({ to: id }) }));

  const deployments = listed(cache, queries)
    .slice(0, MOST)
    .flatMap((deployment) =>
      actionsOf(deployment)
        .filter(({ disabledReason }) => disabledReason === undefined)
        .map(({ id, label, onAction }) => ({
          id: `${id} ${idOf(deployment)}`,
          label: `${titleOf(deployment)}: ${label}`,
          hint: `${idOf(deployment)} · ${displayState(deployment).label}`,
          act: onAction,
        })),
    );

  const all = [...pages, ...deployments];
  return (
    <Dialog title="Search and commands" onClose={onClose}>
      <Autocomplete filter={contains}>
        <SearchField className={styles.search ?? ""} aria-label="Search pages, deployments and actions" autoFocus>
          <Input className={styles.input ?? ""} placeholder="A name, an ID, or what to do" />
        </SearchField>
        <Menu
          aria-label="Commands"
          className={menu.menu ?? ""}
          items={all}
          renderEmptyState={() => <p className="quiet">Nothing matches.</p>}
          onAction={(id) => {
            onClose();
            all.find((item) => item.id === id)?.act();
          }}
        >
          {({ id, label, hint }) => (
            <MenuItem id={id} textValue={`${label} ${hint}`} className={menu.item ?? ""}>
              {label} <span className={styles.hint}>{hint}</span>
            </MenuItem>
          )}
        </Menu>
      </Autocomplete>
    </Dialog>
  );
}
