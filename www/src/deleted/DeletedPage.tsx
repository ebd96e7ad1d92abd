import { getRouteApi, useNavigate } from "@tanstack/react-router";
import type { Deployment } from "fireworks-deployments";
import { EllipsisVertical } from "lucide-react";
import { type KeyboardEvent, useCallback, useMemo } from "react";
import { titleOf } from "../deployment/names.ts";
import { DELETED_COLUMNS } from "../list/columns.tsx";
import { Grid } from "../list/Grid.tsx";
import { cleaned } from "../list/ListPage.tsx";
import { ListState } from "../list/ListState.tsx";
import { Selected } from "../list/Selected.tsx";
import { filterOf, type ListSearch } from "../list/search.ts";
import { purgedBefore, SOON, soonAfter } from "../list/soon.ts";
import { Toolbar } from "../list/Toolbar.tsx";
import { selectedOf, useSelection } from "../list/use-selection.ts";
import { useListPages } from "../queries/list-pages.ts";
import { DELETED, IS_DELETED } from "../queries/usual-lists.ts";
import { useActions } from "../shell/actions.ts";
import { openDialog } from "../shell/dialogs.ts";
import { Freshness } from "../shell/Freshness.tsx";
import { Heading } from "../shell/Heading.tsx";
import { Button } from "../ui/Button.tsx";
import { Menu } from "../ui/Menu.tsx";
import { useNow } from "../ui/use-now.ts";
import { UndeleteButton } from "./UndeleteButton.tsx";

const route = getRouteApi("/deleted");
const STATES = [{ key: SOON, label: "Purged within a day" }];
const HOUR_MS = 3_600_000;

/** The deployments that can still be undeleted, the one with the least time left first. */
export function DeletedPage() {
  const search = route.useSearch();
  const navigate = useNavigate();
  const actionsOf = useActions();
  const sort = search.sort ?? DELETED.orderBy;
  const soon = soonAfter(useNow(HOUR_MS));
  const shown = search.state === SOON ? `${IS_DELETED} AND ${purgedBefore(soon)}` : IS_DELETED;
  const filter = filterOf({ ...(search.q && { q: search.q }) }, shown);
  const query = useMemo(() => ({ showDeleted: true, orderBy: sort, ...(filter && { filter }) }), [sort, filter]);
  const pages = useListPages(query);
  const selection = useSelection(filter);
  const setSearch = (changes: ListSearch) =>
    navigate({ to: "/deleted", search: (now) => cleaned({ ...now, ...changes }), replace: true });

  const actions = useCallback(
    (deployment: Deployment) => (
      <>
        <UndeleteButton deployment={deployment} />
        <Menu label={`Actions for ${titleOf(deployment)}`} items={actionsOf(deployment)} excludeFromTabOrder>
          <EllipsisVertical aria-hidden />
        </Menu>
      </>
    ),
    [actionsOf],
  );

  const selected = selectedOf(selection, pages.loaded, pages.loaded.length >= pages.count);
  const onKey = (event: KeyboardEvent, deployment: Deployment) => {
    if (event.ctrlKey || event.metaKey) return false;
    if (event.key === "u" && selected.length > 1) {
      openDialog({ kind: "undelete", deployments: selected });
    } else {
      const action = actionsOf(deployment).find(({ key }) => key === event.key);
      if (action === undefined) return false;
      if (action.disabledReason === undefined) action.onAction();
    }
    event.preventDefault();
    return true;
  };

  return (
    <>
      <Heading title="Deleted">
        <Freshness updatedAt={pages.updatedAt} isFetching={pages.isFetching} onRefresh={pages.refetch} />
      </Heading>
      <p className="quiet">
        A deleted deployment can be undeleted until it is purged, seven days later. It comes back with its ID, settings
        and tags.
      </p>
      <Toolbar search={search} onSearch={setSearch} count={pages.isKnown ? pages.count : undefined} states={STATES}>
        <Selected count={selected.length} pages={pages} selection={selection} />
        {selected.length > 1 && (
          <Button look="primary" onPress={() => openDialog({ kind: "undelete", deployments: selected })}>
            Undelete {selected.length}…
          </Button>
        )}
      </Toolbar>
      <ListState
        pages={pages}
        isFiltered={search.q !== undefined || search.state !== undefined}
        onClear={() => setSearch({ q: "", state: "" })}
        empty={<p>Nothing is deleted. What is deleted stays here for seven days.</p>}
      >
        <Grid
          label="Deleted deployments"
          columns={DELETED_COLUMNS}
          pages={pages}
          selection={selection}
          sort={sort}
          onSort={(sort) => setSearch({ sort })}
          actionsWidth="8rem"
          actions={actions}
          onKey={onKey}
        />
      </ListState>
    </>
  );
}
