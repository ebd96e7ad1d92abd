import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useConnection } from "../connection/connection.ts";
import { pageOptions } from "../queries/list-pages.ts";
import { DELETED } from "../queries/usual-lists.ts";
import { Button } from "../ui/Button.tsx";

/** The list without a deployment: the way back to those that were deleted, else to the first one. */
export function NoDeployments() {
  const connection = useConnection();
  const navigate = useNavigate();
  // read once: the list itself and what needs attention are polled
  const deleted = useQuery({ ...pageOptions(connection, DELETED), refetchOnWindowFocus: false });
  if (deleted.isPending) return <p>No deployments.</p>;
  const count = deleted.data?.totalSize ?? deleted.data?.deployments.length ?? 0;
  const create = () => navigate({ to: "/deployments/new" });
  if (count === 0)
    return (
      <>
        <p>No deployments yet. A deployment serves one model on GPUs of its own.</p>
        <Button look="primary" onPress={create}>
          Create the first
        </Button>
      </>
    );
  return (
    <>
      <p>
        No deployments. <Link to="/deleted">{deletedInWords(count)}</Link>.
      </p>
      <Button onPress={create}>Create one</Button>
    </>
  );
}

const deletedInWords = (count: number): string =>
  `${count.toLocaleString("en")} ${count === 1 ? "was" : "were"} deleted and can be undeleted`;
