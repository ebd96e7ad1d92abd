import { useQueryClient } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { type Deployment, isFireworksError } from "fireworks-deployments";
import { lazy, Suspense, useEffect, useRef } from "react";
import { useConnection } from "../connection/connection.ts";
import { displayState } from "../deployment/display-state.ts";
import { titleOf } from "../deployment/names.ts";
import { at } from "../deployment/times.ts";
import type { Operation } from "../operations/operation.ts";
import { useOperation } from "../operations/use-operations.ts";
import { fromLists, useDeployment } from "../queries/one.ts";
import { Freshness } from "../shell/Freshness.tsx";
import { Heading } from "../shell/Heading.tsx";
import { part } from "../shell/part.ts";
import { Trouble } from "../shell/Trouble.tsx";
import { Badge } from "../ui/Badge.tsx";
import { Copy } from "../ui/Copy.tsx";
import { Progress } from "../undelete/Progress.tsx";
import { Actions } from "./Actions.tsx";
import styles from "./DetailPage.module.css";
import { Gone } from "./Gone.tsx";
import { Overview } from "./Overview.tsx";
import { type View, Views, viewOf } from "./Views.tsx";

const Json = lazy(part(() => import("./Json.tsx")));
const AsCode = lazy(part(() => import("./AsCode.tsx")));
const Diff = lazy(part(() => import("./Diff.tsx")));

const route = getRouteApi("/deployments/$id");

/** A deployment: its state and why, what can be done now, and everything that the API knows of it. */
export function DetailPage() {
  const { id } = route.useParams();
  const { tab } = route.useSearch();
  const { queries } = useConnection();
  const cache = useQueryClient();
  const { data, error, isFetching, dataUpdatedAt, nextTry, refetch } = useDeployment(id);
  const operation = useOperation(id);
  const deployment = data ?? fromLists(cache, queries, id) ?? operation?.seen;
  const isPurged = operation !== undefined && hasPurged(operation, deployment);
  const isGone = isPurged || (isFireworksError(error) && error.status === 404);
  const view = viewOf(tab);
  useFocusOnStart(operation?.id);
  return (
    <>
      <Heading
        title={deployment ? titleOf(deployment) : id}
        aside={deployment && !isGone && <Badge state={displayState(deployment)} />}
      >
        <Freshness updatedAt={dataUpdatedAt} isFetching={isFetching} onRefresh={refetch} />
      </Heading>
      <p className={styles.about}>
        {deployment && !isGone && <Reason deployment={deployment} />}
        <span>
          <code>{id}</code> <Copy text={id} label="Copy ID" />
        </span>
        {deployment?.description && <span className={styles.description}>{deployment.description}</span>}
      </p>
      {isGone && <Gone id={id} isPurged={isPurged} last={deployment} onRetry={refetch} />}
      {error && !isGone && <Trouble error={error} updatedAt={dataUpdatedAt} nextTry={nextTry} onRetry={refetch} />}
      {deployment && !isGone && <Actions deployment={deployment} />}
      {operation && <Progress operation={operation} />}
      {deployment ? (
        <>
          <Views id={id} current={view} />
          <Suspense fallback={<p className="quiet">Loading…</p>}>{show(view, deployment, isGone)}</Suspense>
        </>
      ) : (
        !error && <div className="rows" aria-hidden />
      )}
    </>
  );
}

/** Moves the focus to an operation that starts here: the button that led to it can't be pressed any more. */
function useFocusOnStart(id: string | undefined): void {
  const last = useRef(id);
  useEffect(() => {
    if (id === last.current) return;
    last.current = id;
    // after the dialog has given the focus back
    const timer = setTimeout(() => document.getElementById(`operation-${id}`)?.focus(), 100);
    return () => clearTimeout(timer);
  }, [id]);
}

/** True if an operation purged a deployment that was not created again since. */
function hasPurged({ kind, status, startedAt }: Operation, deployment: Deployment | undefined): boolean {
  return kind === "purge" && status === "done" && (at(deployment?.createTime) ?? 0) < startedAt;
}

function show(view: View, deployment: Deployment, isGone: boolean) {
  switch (view) {
    case "json":
      return <Json deployment={deployment} />;
    case "code":
      return <AsCode deployment={deployment} />;
    case "diff":
      return <Diff deployment={deployment} />;
    default:
      return <Overview deployment={deployment} isGone={isGone} />;
  }
}

function Reason({ deployment }: { deployment: Deployment }) {
  const reason = displayState(deployment).reason?.(deployment);
  return reason ? <span className={styles.reason}>{reason}</span> : null;
}
