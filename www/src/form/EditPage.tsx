import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import type { Deployment } from "fireworks-deployments";
import { useState } from "react";
import { useConnection } from "../connection/connection.ts";
import { whyNot } from "../deployment/abilities.ts";
import { displayState } from "../deployment/display-state.ts";
import { titleOf } from "../deployment/names.ts";
import { settable } from "../deployment/settable.ts";
import { takePolicy } from "../scaling/hand-over.ts";
import { Heading } from "../shell/Heading.tsx";
import { Trouble } from "../shell/Trouble.tsx";
import { Badge } from "../ui/Badge.tsx";
import { FormView } from "./FormView.tsx";
import { ReviewEdit } from "./ReviewEdit.tsx";

const route = getRouteApi("/deployments/$id/edit");

/** The form that edits a deployment. It is read once: what is typed isn't moved by a poll. */
export function EditPage() {
  const { id } = route.useParams();
  const { queries } = useConnection();
  const { data, error, refetch, isFetchedAfterMount } = useQuery({
    ...queries.get(id),
    refetchOnMount: "always",
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  const reason = data && whyNot("edit", data);
  return (
    <>
      <Heading title={`Edit ${data ? titleOf(data) : id}`} aside={data && <Badge state={displayState(data)} />}>
        <Link to="/deployments/$id" params={{ id }}>
          To the deployment
        </Link>
      </Heading>
      {error && <Trouble error={error} onRetry={refetch} />}
      {!isFetchedAfterMount && <p className="quiet">Reading the deployment…</p>}
      {data && reason && (
        <p>
          {reason}.{" "}
          <Link to="/deployments/$id/undelete" params={{ id }}>
            Undelete it
          </Link>
        </p>
      )}
      {data && !reason && isFetchedAfterMount && <Opened key={id} id={id} deployment={data} />}
    </>
  );
}

/** The form of a deployment as it was when it was opened. */
function Opened({ id, deployment }: { id: string; deployment: Deployment }) {
  const { place } = useConnection();
  const [began] = useState(() => settable(deployment));
  const [typed] = useState(() => ({ ...began, ...takePolicy(place, id) }));
  return (
    <FormView
      purpose="update"
      id={id}
      began={began}
      typed={typed}
      draftKey={id}
      review={(actions) => <ReviewEdit id={id} {...actions} />}
    />
  );
}
