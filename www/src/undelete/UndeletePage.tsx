import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useOperation } from "../operations/use-operations.ts";
import { useDeployment } from "../queries/one.ts";
import { Heading } from "../shell/Heading.tsx";
import { Trouble } from "../shell/Trouble.tsx";
import { Progress } from "./Progress.tsx";
import UndeleteDialog from "./UndeleteDialog.tsx";

const route = getRouteApi("/deployments/$id/undelete");

/** The link for a pager: it opens the dialog, and sends nothing by itself. */
export function UndeletePage() {
  const { id } = route.useParams();
  const navigate = useNavigate();
  const { data, error, nextTry, refetch } = useDeployment(id);
  const operation = useOperation(id);
  const toDetail = () => navigate({ to: "/deployments/$id", params: { id } });
  return (
    <>
      <Heading title={`Undelete ${data?.displayName || id}`} />
      {error && <Trouble error={error} nextTry={nextTry} onRetry={refetch} />}
      {operation && <Progress operation={operation} />}
      {data && operation?.status !== "running" && (
        <UndeleteDialog deployment={data} onClose={toDetail} onStart={toDetail} />
      )}
    </>
  );
}
