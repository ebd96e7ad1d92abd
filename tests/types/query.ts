import type { QueryClient } from "@tanstack/query-core";
import { useInfiniteQuery, useMutation, useQuery, useSuspenseQuery } from "@tanstack/react-query";
import type { Deployment, DeploymentPage, DeploymentsClient, FireworksError, State } from "fireworks-deployments";
import { type DeploymentQueries, deploymentQueries } from "fireworks-deployments/query";
import type { Equal } from "./expect.js";

/** A value of the very type, neither wider nor narrower. */
declare function exactly<Wanted>(): <Given>(
  value: Given & (Equal<Given, Wanted> extends true ? unknown : never),
) => void;

export function aClientIsEnough(client: DeploymentsClient): DeploymentQueries {
  return deploymentQueries(client);
}

export async function theKeyKnowsTheData(queries: DeploymentQueries, queryClient: QueryClient): Promise<void> {
  exactly<Deployment | undefined>()(queryClient.getQueryData(queries.get("x").queryKey));
  exactly<DeploymentPage | undefined>()(queryClient.getQueryData(queries.listPage().queryKey));
  exactly<DeploymentPage[] | undefined>()(queryClient.getQueryData(queries.list().queryKey)?.pages);
  exactly<FireworksError | null | undefined>()(queryClient.getQueryState(queries.get("x").queryKey)?.error);
  exactly<Deployment>()(await queryClient.fetchQuery(queries.get("x")));
  queryClient.setQueryData(queries.get("x").queryKey, (read) => ({ ...read, displayName: "New" }));
  // @ts-expect-error a deployment is no page
  queryClient.setQueryData(queries.listPage().queryKey, { state: "READY" });
  await queryClient.invalidateQueries({ queryKey: queries.keys.one("x") });
}

export function useInferredDataAndError(queries: DeploymentQueries): void {
  const one = useQuery({ ...queries.get("x", { readMask: ["name"] }), enabled: false });
  exactly<Deployment | undefined>()(one.data);
  exactly<FireworksError | null>()(one.error);
  exactly<State | undefined>()(useQuery({ ...queries.get("x"), select: ({ state }) => state }).data);
  exactly<Deployment>()(useSuspenseQuery(queries.get("x")).data);
  exactly<DeploymentPage[] | undefined>()(useInfiniteQuery(queries.list({ pageSize: 200 })).data?.pages);
}

export function useArgumentsAndOptionsAsVariables(queries: DeploymentQueries): void {
  const undelete = useMutation({ ...queries.undelete(), onSuccess: ({ state }) => void state });
  undelete.mutate({ deployment: "x", wait: { pollMs: 1 } });
  exactly<Deployment | undefined>()(undelete.data);
  exactly<FireworksError | null>()(undelete.error);
  useMutation(queries.update()).mutate({ deployment: "x", changes: { description: null }, skipShapeValidation: true });
  useMutation(queries.scale()).mutate({ deployment: "x", replicaCount: 0 });
  useMutation(queries.create()).mutate({ deployment: { baseModel: "accounts/acme/models/m" }, deploymentId: "x" });
  // @ts-expect-error a scale has a number
  useMutation(queries.scale()).mutate({ deployment: "x" });
  // @ts-expect-error the signal comes from Query
  queries.get("x", { signal: new AbortController().signal });
}
