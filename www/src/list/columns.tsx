import type { Deployment } from "fireworks-deployments";
import type { ReactNode } from "react";
import { LeftCell } from "../deleted/LeftCell.tsx";
import { displayState } from "../deployment/display-state.ts";
import { acceleratorsOf } from "../deployment/gpus.ts";
import { idOf, lastSegment } from "../deployment/names.ts";
import { rangeOf, replicasOf } from "../deployment/replicas.ts";
import { at } from "../deployment/times.ts";
import { Ago, Moment } from "../ui/Time.tsx";
import { NameCell } from "./NameCell.tsx";
import { StateCell } from "./StateCell.tsx";

/** A column of a list of deployments. */
export interface Column {
  readonly key: string;
  readonly title: string;
  /** The width, as a track of a CSS grid. */
  readonly width: string;
  /** The field that the service orders by. */
  readonly sort?: string;
  cell(deployment: Deployment): ReactNode;
}

const name: Column = {
  key: "name",
  title: "Name",
  width: "minmax(10rem, 1.6fr)",
  sort: "display_name",
  cell: (deployment) => <NameCell deployment={deployment} />,
};

const model: Column = {
  key: "model",
  title: "Model",
  width: "minmax(8rem, 1.3fr)",
  sort: "base_model",
  cell: ({ baseModel }) => <span title={baseModel}>{lastSegment(baseModel)}</span>,
};

const accelerators: Column = {
  key: "accelerators",
  title: "Accelerators",
  width: "minmax(8.5rem, 0.8fr)",
  cell: acceleratorsOf,
};

/** The columns of the live deployments. */
export const COLUMNS: readonly Column[] = [
  {
    key: "state",
    title: "State",
    width: "minmax(10rem, 2fr)",
    sort: "state",
    cell: (deployment) => <StateCell state={displayState(deployment)} deployment={deployment} />,
  },
  name,
  model,
  accelerators,
  {
    key: "replicas",
    title: "Replicas",
    width: "7rem",
    cell: (deployment) => {
      const { ready, desired } = replicasOf(deployment);
      return (
        <>
          {ready} of {Math.max(desired, ready)} <span className="quiet">({rangeOf(deployment)})</span>
        </>
      );
    },
  },
  {
    key: "region",
    title: "Region",
    width: "minmax(8.5rem, 0.8fr)",
    cell: ({ region, placement }) => region || placement?.region || placement?.multiRegion || "",
  },
  {
    key: "changed",
    title: "Changed",
    width: "7rem",
    sort: "update_time",
    cell: ({ updateTime, createTime }) => <Ago time={updateTime ?? createTime} />,
  },
  {
    key: "created",
    title: "Created",
    width: "7rem",
    sort: "create_time",
    cell: ({ createTime }) => <Ago time={createTime} />,
  },
];

/** The columns that are shown unless a person chooses others. */
export const DEFAULT_COLUMNS = COLUMNS.filter(({ key }) => key !== "created");

/** The columns of the deleted deployments. */
export const DELETED_COLUMNS: readonly Column[] = [
  {
    key: "left",
    title: "Time left",
    width: "minmax(11rem, 1fr)",
    sort: "purge_time",
    cell: (deployment) => <LeftCell deployment={deployment} />,
  },
  name,
  model,
  accelerators,
  {
    key: "deleted",
    title: "Deleted",
    width: "minmax(14rem, 1fr)",
    sort: "delete_time",
    cell: ({ deleteTime }) => <Moment time={at(deleteTime)} />,
  },
];

/** Returns the columns named in the URL: `state,name,model`. */
export function columnsOf(cols: string | undefined): readonly Column[] {
  const chosen = new Set(cols?.split(","));
  const known = COLUMNS.filter(({ key }) => key === "name" || chosen.has(key));
  return cols === undefined ? DEFAULT_COLUMNS : known;
}

export const rowKey = (deployment: Deployment): string => idOf(deployment);
