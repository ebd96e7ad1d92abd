import type {
  ClientEvent,
  CreateOptions,
  DeleteOptions,
  Deployment,
  DeploymentMetrics,
  DeploymentShard,
  DeploymentShardPage,
  DeploymentsClient,
  GetOptions,
  MetricsOptions,
  ShardsOptions,
  TerminationMessage,
  UpdateOptions,
  WaitOptions,
} from "fireworks-deployments";
import type { Equal, Expect } from "./expect.js";

const baseModel = "accounts/acme/models/tiny";
const { signal } = new AbortController();

export const options: [
  CreateOptions,
  UpdateOptions,
  DeleteOptions,
  GetOptions,
  MetricsOptions,
  ShardsOptions,
  WaitOptions,
] = [
  {
    deploymentId: "mine",
    validateOnly: true,
    disableAutoDeploy: true,
    disableSpeculativeDecoding: true,
    skipShapeValidation: true,
    skipImageTagValidation: true,
    acceptShapelessRisk: true,
    wait: { timeoutMs: 1, pollMs: 1, onPoll: ({ status }) => void status?.code },
    signal,
  },
  { skipShapeValidation: true, timeoutMs: 1, maxRetries: 0, accountId: "acme", headers: {} },
  { hard: true, ignoreChecks: true, wait: true },
  { readMask: ["name"] },
  { timeRange: "10m", readMask: ["metrics"] },
  { filter: "", orderBy: "name", pageSize: 1, pageToken: "x", readMask: ["name"] },
  { graceMs: 0 },
];

type Result<Method extends keyof DeploymentsClient> = ReturnType<DeploymentsClient[Method]>;

export type EveryMethodGivesWhatItSays = [
  Expect<Equal<Result<"undelete" | "get" | "create" | "update" | "waitFor">, Promise<Deployment>>>,
  Expect<Equal<Result<"delete" | "scale" | "setTags" | "deleteTags">, Promise<void>>>,
  Expect<Equal<Result<"list">, AsyncGenerator<Deployment, void>>>,
  Expect<Equal<Result<"metrics">, Promise<DeploymentMetrics>>>,
  Expect<Equal<Result<"terminationMessage">, Promise<TerminationMessage>>>,
  Expect<Equal<Result<"shards">, Promise<DeploymentShardPage>>>,
  Expect<Equal<DeploymentShardPage["deploymentShards"], DeploymentShard[]>>,
  Expect<Equal<NonNullable<DeploymentMetrics["metrics"]>, Record<string, number>>>,
  Expect<Equal<NonNullable<TerminationMessage["message"]>, string>>,
  Expect<Equal<ClientEvent["type"], "request" | "response" | "retry" | "poll" | "settled-by-reading">>,
];

export async function everyMethodCanBeCalled(client: DeploymentsClient): Promise<void> {
  await client.create({ baseModel }, { deploymentId: "mine", wait: true });
  await client.update("mine", { autoscalingPolicy: { scaleToZeroWindow: null } }, { skipShapeValidation: true });
  await client.scale("mine", 2, { signal });
  await client.setTags("mine", { "custom/team": "search" }, { signal });
  await client.deleteTags("mine", ["custom/team"], { signal });
  const { metrics } = await client.metrics("mine", { timeRange: "10m" });
  const { message } = await client.terminationMessage("mine");
  const { deploymentShards, nextPageToken, totalSize } = await client.shards("mine", { pageSize: 1 });
  const [shard] = deploymentShards;
  void [metrics?.requests, message, shard?.replicaStats?.readyReplicaCount, nextPageToken, totalSize];
  await client.waitFor("mine", "STATE_OF_TOMORROW", { timeoutMs: 1, pollMs: 1, signal });
}

export function noMethodTakesWhatItCannotUse(client: DeploymentsClient): void {
  // @ts-expect-error a new deployment has a base model
  client.create({ displayName: "x" });
  // @ts-expect-error and not a null one
  client.create({ baseModel: null });
  // @ts-expect-error there is no such option
  client.create({ baseModel }, { id: "mine" });
  // @ts-expect-error an update is of one deployment
  client.update({ displayName: "x" });
  // @ts-expect-error and changes something
  client.update("mine");
  // @ts-expect-error an update is not waited for
  client.update("mine", { displayName: "x" }, { wait: true });
  // @ts-expect-error a count is a number
  client.scale("mine", "2");
  // @ts-expect-error a tag has a value
  client.setTags("mine", { "custom/team": null });
  // @ts-expect-error tags are deleted by a list of keys
  client.deleteTags("mine", "custom/team");
  // @ts-expect-error a page of a list is asked for by listPage
  client.list({ pageToken: "x" });
  // @ts-expect-error a wait is for a state
  client.waitFor("mine");
}
