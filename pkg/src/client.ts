import type {
  CreateQuery,
  DeleteQuery,
  Deployment,
  DeploymentMetrics,
  GetQuery,
  ListQuery,
  MetricsQuery,
  ShardsQuery,
  State,
  TerminationMessage,
  UpdateQuery,
} from "#wasm";
import { argumentIssues, createIssues } from "./arguments.js";
import { Connection, type Plan } from "./connection.js";
import { FireworksError } from "./error.js";
import type { DeploymentChanges, NewDeployment } from "./generated.js";
import { type CallOptions, type ClientOptions, copied } from "./options.js";
import type { DeploymentPage, DeploymentShardPage } from "./pages.js";
import { validateDeployment } from "./validation.js";
import { statesOf, type WaitingOptions, type WaitOptions } from "./waiting.js";

/** What {@link DeploymentsClient.get} may be told. */
export interface GetOptions extends CallOptions, GetQuery {}

/** What {@link DeploymentsClient.create} may be told. */
export interface CreateOptions extends WaitingOptions, CreateQuery {}

/** What {@link DeploymentsClient.update} may be told. */
export interface UpdateOptions extends CallOptions, Omit<UpdateQuery, "updateMask"> {}

/** What {@link DeploymentsClient.delete} may be told. */
export interface DeleteOptions extends WaitingOptions, DeleteQuery {}

/** What {@link DeploymentsClient.metrics} may be told. */
export interface MetricsOptions extends CallOptions, MetricsQuery {}

/** What {@link DeploymentsClient.shards} may be told. */
export interface ShardsOptions extends CallOptions, ShardsQuery {}

/**
 * A client for the deployments of an account.
 *
 * Each method takes a deployment's ID or its full name, `accounts/{account}/deployments/{deployment}`, and rejects with a
 * {@link FireworksError} and nothing else.
 *
 * @example
 * const client = new DeploymentsClient({ accountId: "acme" }); // key from FIREWORKS_API_KEY
 * const deployment = await client.undelete("my-deployment", { wait: true });
 */
export class DeploymentsClient {
  readonly #connection: Connection;

  /** @throws {FireworksError} of kind `config`, when an option is wrong, or there is no key */
  constructor(options: ClientOptions = {}) {
    this.#connection = new Connection(options);
  }

  /**
   * Brings a deleted deployment back, which is possible until its purge time. With `wait`, resolves once it is READY.
   * Its replicas are billed again from then on.
   */
  undelete(deployment: string, options?: WaitingOptions): Promise<Deployment> {
    return this.#connection.call(options, () => ({ endpoint: "undelete", deployment }));
  }

  /** Reads a deployment. */
  get(deployment: string, options?: GetOptions): Promise<Deployment> {
    return this.#connection.call(options, (given) => ({ endpoint: "get", deployment, query: { ...given } }));
  }

  /** Every deployment of the account, page after page, each page fetched when it is needed. */
  async *list(query?: Omit<ListQuery, "pageToken">, options?: CallOptions): AsyncGenerator<Deployment, void> {
    // from page to page they must be the same
    const [first, asked] = [copied(query), copied(options)];
    const seen = new Set<string>();
    let pageToken: string | undefined;
    do {
      const page = await this.listPage(pageToken === undefined ? first : { ...first, pageToken }, asked);
      yield* page.deployments;
      pageToken = page.nextPageToken;
      if (pageToken !== undefined && seen.has(pageToken))
        throw new FireworksError({ kind: "protocol", message: "list: the service named a page a second time" });
      seen.add(pageToken ?? "");
    } while (pageToken !== undefined);
  }

  /** One page of the account's deployments. */
  listPage(query?: ListQuery, options?: CallOptions): Promise<DeploymentPage> {
    return this.#connection.call(options, () => ({ endpoint: "list", query: { ...copied(query) } }));
  }

  /**
   * Creates a deployment. It is checked first, as `validateDeployment` does. With a `deploymentId` the call is safe to
   * repeat, and is repeated where its outcome is unknown; without one it rejects with `outcomeUnknown`. With `wait`,
   * resolves once it is READY.
   *
   * @example
   * await client.create({ baseModel: "accounts/fireworks/models/x" }, { deploymentId: "mine", wait: true });
   */
  create(deployment: NewDeployment, options?: CreateOptions): Promise<Deployment> {
    return this.#connection.call(options, (given) => {
      const check = (value: unknown) => createIssues(value, given);
      const body = { what: "a deployment", given: deployment, check };
      return { endpoint: "create", query: { ...given }, body };
    });
  }

  /**
   * Changes exactly the fields that `changes` holds: objects field by field, maps and lists whole; `null` clears a field.
   * They are checked first, as `validateDeployment` does for `update`: what only the service sets is left out, and what is
   * fixed once created (`baseModel`, `placement`, `preemptible`) is an error.
   *
   * @example
   * await client.update("mine", { autoscalingPolicy: { scaleToZeroWindow: "600s" } });
   */
  update(deployment: string, changes: DeploymentChanges, options?: UpdateOptions): Promise<Deployment> {
    return this.#connection.call(options, (given) => {
      const check = (value: unknown) => validateDeployment(value, { for: "update" });
      const body = { what: "an update", given: changes, check };
      return { endpoint: "update", deployment, query: { ...given }, body };
    });
  }

  /** Deletes a deployment. Without `hard` it can be undeleted until its purge time. With `wait`, resolves once it is gone. */
  async delete(deployment: string, options?: DeleteOptions): Promise<void> {
    await this.#connection.call(options, (given) => ({ endpoint: "delete", deployment, query: { ...given } }));
  }

  /** Sets how many replicas a deployment shall have, at least 0. */
  async scale(deployment: string, replicaCount: number, options?: CallOptions): Promise<void> {
    await this.#connection.call(options, () => sending("scale", deployment, { replicaCount }));
  }

  /**
   * Sets some of a deployment's tags, which are its annotations whose keys begin with `custom/`; the others stay.
   *
   * @example
   * await client.setTags("mine", { "custom/team": "search" });
   */
  async setTags(deployment: string, tags: Record<string, string>, options?: CallOptions): Promise<void> {
    await this.#connection.call(options, () => sending("set tags", deployment, { tags }));
  }

  /** Takes some of a deployment's tags away, by their keys: `["custom/team"]`. */
  async deleteTags(deployment: string, keys: readonly string[], options?: CallOptions): Promise<void> {
    await this.#connection.call(options, () => sending("delete tags", deployment, { keys }));
  }

  /** Reads the metrics of a deployment, which the service calls deprecated. */
  metrics(deployment: string, options?: MetricsOptions): Promise<DeploymentMetrics> {
    return this.#connection.call(options, (given) => ({ endpoint: "metrics", deployment, query: { ...given } }));
  }

  /** Reads why a deployment's replicas ended. */
  terminationMessage(deployment: string, options?: CallOptions): Promise<TerminationMessage> {
    return this.#connection.call(options, () => ({ endpoint: "termination message", deployment }));
  }

  /** Reads one page of a deployment's shards. */
  shards(deployment: string, options?: ShardsOptions): Promise<DeploymentShardPage> {
    return this.#connection.call(options, (given) => ({ endpoint: "shards", deployment, query: { ...given } }));
  }

  /**
   * Waits until a deployment is in the state, or in one of them. A wait for READY ends with kind `failed` when the
   * deployment turns FAILED; a wait for DELETED takes its absence for the end.
   */
  async waitFor(
    deployment: string,
    state: State | readonly State[],
    options?: WaitOptions & CallOptions,
  ): Promise<Deployment> {
    const wait = copied(options);
    // a wait's timeout is for the whole of it, not for one attempt
    return this.#connection.call({ ...wait, timeoutMs: undefined, wait }, () => ({
      deployment,
      states: statesOf(state),
    }));
  }
}

/** The endpoints whose body is one field, which has rules of its own. */
const ARGUMENTS = { scale: "scale", "set tags": "setTags", "delete tags": "deleteTags" } as const;

/** A call that sends a body of one field. */
function sending(endpoint: keyof typeof ARGUMENTS, deployment: string, given: object): Plan {
  const check = (body: unknown) => argumentIssues(ARGUMENTS[endpoint], Object.values(body as object)[0]);
  return { endpoint, deployment, body: { what: endpoint, given, check } };
}
