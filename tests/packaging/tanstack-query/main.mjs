import { QueryClient } from "@tanstack/query-core";
import * as deployments from "fireworks-deployments";
import * as emulator from "fireworks-deployments/emulator";
import { deploymentQueries } from "fireworks-deployments/query";
import { journey } from "./journey.mjs";

/** A client whose calls are made by Query. */
function DeploymentsClient(options) {
  const queryClient = new QueryClient();
  const queries = deploymentQueries(new deployments.DeploymentsClient(options));
  const mutate = (mutation, variables) =>
    queryClient.getMutationCache().build(queryClient, mutation).execute(variables);
  return {
    get: (deployment) => queryClient.fetchQuery(queries.get(deployment)),
    undelete: (deployment) => mutate(queries.undelete(), { deployment }),
  };
}

console.log(JSON.stringify(await journey({ ...deployments, DeploymentsClient }, emulator)));
