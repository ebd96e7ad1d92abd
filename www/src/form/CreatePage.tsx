import { useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import type { Deployment } from "fireworks-deployments";
import { useState } from "react";
import { useConnection } from "../connection/connection.ts";
import { likeIt } from "../deployment/like.ts";
import { operations } from "../operations/operations.ts";
import { fromLists } from "../queries/one.ts";
import { Heading } from "../shell/Heading.tsx";
import { Trouble } from "../shell/Trouble.tsx";
import { FormView } from "./FormView.tsx";
import { IdField } from "./IdField.tsx";
import { ReviewCreate } from "./ReviewCreate.tsx";

const route = getRouteApi("/deployments/new");

/** The form of a new deployment: an empty one, or one like another. */
export function CreatePage() {
  const { from } = route.useSearch();
  return from === undefined ? <NewOne /> : <OneLike key={from} id={from} />;
}

function NewOne() {
  return (
    <>
      <Heading title="Create a deployment" />
      <Opened from="" old={{}} />
    </>
  );
}

/** Begins with the settings of another deployment, even if it was purged since it was last seen. */
function OneLike({ id }: { id: string }) {
  const { queries } = useConnection();
  const cache = useQueryClient();
  const [known] = useState(
    () =>
      cache.getQueryData<Deployment>(queries.get(id).queryKey) ??
      fromLists(cache, queries, id) ??
      operations.latest(id)?.seen,
  );
  const { data, error, refetch } = useQuery({ ...queries.get(id), enabled: known === undefined });
  const old = known ?? data;
  return (
    <>
      <Heading title={`Create one like ${old?.displayName || id}`} />
      {error && !old && <Trouble error={error} onRetry={refetch} />}
      {old && <Opened from={id} old={old} />}
      {!old && !error && <p className="quiet">Reading {id}…</p>}
    </>
  );
}

function Opened({ from, old }: { from: string; old: Deployment }) {
  const [began] = useState(() => ({ ...likeIt(old) }));
  return (
    <FormView
      purpose="create"
      began={began}
      draftKey={`new/${from}`}
      review={(actions) => <ReviewCreate {...actions} />}
    >
      <IdField />
    </FormView>
  );
}
