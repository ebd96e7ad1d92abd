import type {
  CallPromise,
  CallResponse,
  ClientEvent,
  CreateOptions,
  DeleteOptions,
  Deployment,
  DeploymentList,
  DeploymentMetrics,
  DeploymentPage,
  DeploymentShard,
  DeploymentShardPage,
  DeploymentsClient,
  GetOptions,
  MetricsOptions,
  RecoverOptions,
  ShardsOptions,
  TerminationMessage,
  UpdateOptions,
  WaitOptions,
  WithResponse,
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
  RecoverOptions,
] = [
  {
    deploymentId: "mine",
    validateOnly: true,
    disableAutoDeploy: true,
    disableSpeculativeDecoding: true,
    skipShapeValidation: true,
    skipImageTagValidation: true,
    acceptShapelessRisk: true,
    wait: { maxWaitMs: 1, pollMs: 1, onPoll: ({ status }) => void status?.code },
    signal,
  },
  { skipShapeValidation: true, timeoutMs: 1, maxRetries: 0, accountId: "acme", headers: {} },
  { hard: true, ignoreChecks: true, wait: true },
  { readMask: ["name"] },
  { timeRange: "10m", readMask: ["metrics"] },
  { filter: "", orderBy: "name", pageSize: 1, pageToken: "x", readMask: ["name"] },
  { graceMs: 0, onPollError: ({ kind, status }) => void [kind, status] },
  { until: "serving", maxWaitMs: 1, pollMs: 1, onPoll: ({ state }) => void state, signal, maxRetries: 0 },
];

type Result<Method extends Exclude<keyof DeploymentsClient, "accountId">> = ReturnType<DeploymentsClient[Method]>;

export type EveryMethodGivesWhatItSays = [
  Expect<Equal<Result<"undelete" | "get" | "create" | "update" | "edit">, CallPromise<Deployment>>>,
  Expect<Equal<Result<"recover" | "waitFor" | "waitUntilServing">, CallPromise<Deployment>>>,
  Expect<Equal<Result<"delete" | "scale" | "setTags" | "deleteTags">, CallPromise<void>>>,
  Expect<Equal<Result<"list">, DeploymentList>>,
  Expect<Equal<Result<"metrics">, CallPromise<DeploymentMetrics>>>,
  Expect<Equal<Result<"terminationMessage">, CallPromise<TerminationMessage>>>,
  Expect<Equal<Result<"shards">, CallPromise<DeploymentShardPage>>>,
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
  await client.waitFor("mine", "STATE_OF_TOMORROW", { maxWaitMs: 1, timeoutMs: 1, pollMs: 1, signal });
  await client.recover("mine");
  await client.recover("mine", { until: "serving", maxWaitMs: 1, onPollError: ({ message }) => void message });
  await client.waitUntilServing("mine", { maxWaitMs: 1, signal });
  await client.edit("mine", (current) => ({ ...current, maxReplicaCount: (current.minReplicaCount ?? 0) + 1 }));
  await client.edit("mine", async (current) => current, { skipShapeValidation: true, signal });
}

export async function everyCallCanGiveItsReply(client: DeploymentsClient): Promise<void> {
  const { data, response } = await client.get("mine").withResponse();
  const { status, headers, requestId, attempts } = response satisfies CallResponse;
  void [data satisfies Deployment, status satisfies number, headers["x-request-id"], requestId, attempts];
  void ((await client.edit("mine", (current) => current).withResponse()) satisfies WithResponse<Deployment>);
  void ((await client.scale("mine", 2).withResponse()) satisfies WithResponse<void>);
}

export async function aListIsOfDeploymentsOrPages(client: DeploymentsClient): Promise<void> {
  const list: AsyncIterable<Deployment> = client.list({ limit: 10, showDeleted: true }, { signal });
  for await (const { name } of list) void name;
  const pages: AsyncIterable<DeploymentPage> = client.list().pages();
  for await (const { deployments, totalSize } of pages) void [deployments satisfies Deployment[], totalSize];
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
  // @ts-expect-error a recovery is until READY, or until it serves
  client.recover("mine", { until: "READY" });
  // @ts-expect-error its options are those of the wait
  client.recover("mine", { wait: true });
  // @ts-expect-error a wait has a maximum of its own
  client.undelete("mine", { wait: { timeoutMs: 1 } });
  // @ts-expect-error a change returns the changed deployment
  client.edit("mine", (current) => void current);
  // @ts-expect-error a change has fields that exist
  client.edit("mine", (current): Deployment => ({ ...current, displayNme: "x" }));
  // @ts-expect-error a list is not a call
  client.list().withResponse();
}
