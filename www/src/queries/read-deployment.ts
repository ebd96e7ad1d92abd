import { type Deployment, type DeploymentsClient, isFireworksError } from "fireworks-deployments";
import { idOf, lastSegment } from "../deployment/names.ts";

/**
 * Reads a deployment. The service may not find a deleted one that its list still has and that can be undeleted: then this is the
 * list's document.
 */
export async function readDeployment(
  client: DeploymentsClient,
  deployment: string,
  options: { signal: AbortSignal },
): Promise<Deployment> {
  try {
    return (await client.get(deployment, options)) as Deployment;
  } catch (error) {
    if (!isFireworksError(error) || error.status !== 404) throw error;
    const listed = await fromList(client, lastSegment(deployment), options).catch(() => undefined);
    if (listed === undefined) throw error;
    return listed;
  }
}

async function fromList(client: DeploymentsClient, id: string, options: { signal: AbortSignal }) {
  const filter = `name = "accounts/${client.accountId}/deployments/${id}"`;
  const { deployments } = await client.listPage({ showDeleted: true, filter }, options);
  return (deployments as Deployment[]).find((deployment) => idOf(deployment) === id);
}
