import { getRouteApi, useNavigate } from "@tanstack/react-router";
import type { Deployment } from "fireworks-deployments";
import { EllipsisVertical, Plus } from "lucide-react";
import { type KeyboardEvent, useCallback, useMemo } from "react";
import { idOf, titleOf } from "../deployment/names.ts";
import { useListPages } from "../queries/list-pages.ts";
import { LIVE } from "../queries/usual-lists.ts";
import { useActions } from "../shell/actions.ts";
import { openDialog } from "../shell/dialogs.ts";
import { Freshness } from "../shell/Freshness.tsx";
import { Heading } from "../shell/Heading.tsx";
import { Button } from "../ui/Button.tsx";
import { Menu } from "../ui/Menu.tsx";
import { Attention } from "./Attention.tsx";
import { ColumnsMenu } from "./ColumnsMenu.tsx";
import { columnsOf } from "./columns.tsx";
import { Grid } from "./Grid.tsx";
import { ListState } from "./ListState.tsx";
import { NoDeployments } from "./NoDeployments.tsx";
import { Selected } from "./Selected.tsx";
import { FILTERED_STATES, filterOf, type ListSearch } from "./search.ts";
import { Toolbar } from "./Toolbar.tsx";
import { selectedOf, useSelection } from "./use-selection.ts";

const route = getRouteApi("/deployments");

/** The deployments that aren't deleted. */
export function ListPage() {
  const search = route.useSearch();
  const navigate = useNavigate();
  const actionsOf = useActions();
  const sort = search.sort ?? LIVE.orderBy;
  const filter = filterOf(search);
  const query = useMemo(() => ({ orderBy: sort, ...(filter && { filter }) }), [sort, filter]);
  const pages = useListPages(query);
  const selection = useSelection(filter);
  const columns = useMemo(() => columnsOf(search.cols), [search.cols]);

  const setSearch = (changes: ListSearch) =>
    navigate({ to: "/deployments", search: (now) => cleaned({ ...now, ...changes }), replace: true });

  const actions = useCallback(
    (deployment: Deployment) => (
      <Menu label={`Actions for ${titleOf(deployment)}`} items={actionsOf(deployment)} excludeFromTabOrder>
        <EllipsisVertical aria-hidden />
      </Menu>
    ),
    [actionsOf],
  );

  const onKey = (event: KeyboardEvent, deployment: Deployment) => {
    const action = actionsOf(deployment).find(({ key }) => key === event.key);
    if (action === undefined || event.ctrlKey || event.metaKey) return false;
    if (action.disabledReason === undefined) action.onAction();
    event.preventDefault();
    return true;
  };

  const selected = selectedOf(selection, pages.loaded, pages.loaded.length >= pages.count);
  return (
    <>
      <Heading title="Deployments">
        <Button look="primary" shortcut="c" onPress={() => navigate({ to: "/deployments/new" })}>
          <Plus aria-hidden /> Create
        </Button>
        <Freshness updatedAt={pages.updatedAt} isFetching={pages.isFetching} onRefresh={pages.refetch} />
      </Heading>
      <Attention />
      <Toolbar
        search={search}
        onSearch={setSearch}
        count={pages.isKnown ? pages.count : undefined}
        states={FILTERED_STATES}
      >
        <Selected count={selected.length} pages={pages} selection={selection} />
        {selected.length > 0 && (
          <Button onPress={() => navigator.clipboard.writeText(selected.map(idOf).join("\n"))}>
            Copy {selected.length.toLocaleString("en")} IDs
          </Button>
        )}
        {selected.some(({ state }) => state === "FAILED") && (
          <Button onPress={() => openDialog({ kind: "undelete", deployments: selected })}>Undelete…</Button>
        )}
        <ColumnsMenu cols={search.cols} onChange={(cols) => setSearch({ cols })} />
      </Toolbar>
      <ListState
        pages={pages}
        isFiltered={filter !== undefined}
        onClear={() => setSearch({ q: "", state: "" })}
        empty={<NoDeployments />}
      >
        <Grid
          label="Deployments"
          columns={columns}
          pages={pages}
          selection={selection}
          sort={sort}
          onSort={(sort) => setSearch({ sort })}
          actionsWidth="2.5rem"
          actions={actions}
          onKey={onKey}
        />
      </ListState>
    </>
  );
}

/** Drops what is empty, so that the URL stays short. */
export function cleaned<S extends ListSearch>(search: S): S {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value)) as S;
}
