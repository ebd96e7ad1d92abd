import { getRouteApi } from "@tanstack/react-router";
import { useOperation } from "../operations/use-operations.ts";
import { Heading } from "../shell/Heading.tsx";
import { Progress } from "../undelete/Progress.tsx";

const route = getRouteApi("/deployments/$id");

export function DetailPage() {
  const { id } = route.useParams();
  const operation = useOperation(id);
  return (
    <>
      <Heading title={id} />
      {operation && <Progress operation={operation} />}
    </>
  );
}
