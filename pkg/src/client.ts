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

/** Options for {@link DeploymentsClient.get}. */
export interface GetOptions extends CallOptions, GetQuery {}

/** Options for {@link DeploymentsClient.create}. */
export interface CreateOptions extends WaitingOptions, CreateQuery {}

/** Options for {@link DeploymentsClient.update}. */
export interface UpdateOptions extends CallOptions, Omit<UpdateQuery, "updateMask"> {}

/** Options for {@link DeploymentsClient.delete}. */
export interface DeleteOptions extends WaitingOptions, DeleteQuery {}

/** Options for {@link DeploymentsClient.metrics}. */
export interface MetricsOptions extends CallOptions, MetricsQuery {}

/** Options for {@link DeploymentsClient.shards}. */
export interface ShardsOptions extends CallOptions, ShardsQuery {}

/**
 * A client for the deployments of an account.
 *
 * Each method takes a deployment's ID or its full name,
 * `accounts/{account}/deployments/{deployment}`, and rejects only with a {@link FireworksError}.
 *
 * @example
 * const client = new DeploymentsClient({ accountId: "acme" }); // key from FIREWORKS_API_KEY
 * const deployment = await client.undelete("my-deployment", { wait: true });
 */
export class DeploymentsClient {
  readonly #connection: Connection;

  /** @throws {FireworksError} of kind `config` if an option is invalid or no key is set */
  constructor(options: ClientOptions = {}) {
    this.#connection = new Connection(options);
  }

  /**
   * Restores a deleted deployment, which is possible until its purge time. With `wait`, resolves
   * once it is READY. Its replicas are billed again from then on.
   */
  undelete(deployment: string, options?: WaitingOptions): Promise<Deployment> {
    return this.#connection.call(options, () => ({ endpoint: "undelete", deployment }));
  }

  /** Returns a deployment. */
  get(deployment: string, options?: GetOptions): Promise<Deployment> {
    return this.#connection.call(options, (given) => ({ endpoint: "get", deployment, query: { ...given } }));
  }

  /** Iterates over all deployments of the account. Fetches each page when it is needed. */
  async *list(query?: Omit<ListQuery, "pageToken">, options?: CallOptions): AsyncGenerator<Deployment, void> {
    // the query and options must not change between pages
    const [first, asked] = [copied(query), copied(options)];
    const seen = new Set<string>();
    let pageToken: string | undefined;
    do {
      const page = await this.listPage(pageToken === undefined ? first : { ...first, pageToken }, asked);
      yield* page.deployments;
      pageToken = page.nextPageToken;
      if (pageToken !== undefined && seen.has(pageToken))
        throw new FireworksError({ kind: "protocol", message: "list: the service returned the same page token twice" });
      seen.add(pageToken ?? "");
    } while (pageToken !== undefined);
  }

  /** Returns one page of the account's deployments. */
  listPage(query?: ListQuery, options?: CallOptions): Promise<DeploymentPage> {
    return this.#connection.call(options, () => ({ endpoint: "list", query: { ...copied(query) } }));
  }

  /**
   * Validates a deployment as `validateDeployment` does, then creates it. If a reply is lost, the
   * client retries only with a `deploymentId`, which makes that safe; without one, the call rejects
   * with `outcomeUnknown`. With `wait`, resolves once the deployment is READY.
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
   * Changes exactly the fields in `changes`: objects are merged field by field, maps and lists
   * replaced; `null` clears a field. Validates them first, as `validateDeployment` does for
   * `update`. Output-only fields are not sent; changing an immutable field (`baseModel`,
   * `placement`, `preemptible`) is an error.
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

  /**
   * Deletes a deployment. It can be undeleted until its purge time, unless `hard` is set. With
   * `wait`, resolves once it is deleted.
   */
  async delete(deployment: string, options?: DeleteOptions): Promise<void> {
    await this.#connection.call(options, (given) => ({ endpoint: "delete", deployment, query: { ...given } }));
  }

  /** Sets the number of replicas, at least 0. */
  async scale(deployment: string, replicaCount: number, options?: CallOptions): Promise<void> {
    await this.#connection.call(options, () => sending("scale", deployment, { replicaCount }));
  }

  /**
   * Sets some tags of a deployment and keeps the others. Tags are the annotations whose keys begin
   * with `custom/`.
   *
   * @example
   * await client.setTags("mine", { "custom/team": "search" });
   */
  async setTags(deployment: string, tags: Record<string, string>, options?: CallOptions): Promise<void> {
    await this.#connection.call(options, () => sending("set tags", deployment, { tags }));
  }

  /** Removes tags by their keys, such as `["custom/team"]`. */
  async deleteTags(deployment: string, keys: readonly string[], options?: CallOptions): Promise<void> {
    await this.#connection.call(options, () => sending("delete tags", deployment, { keys }));
  }

  /** Returns the metrics of a deployment. The service has deprecated this method. */
  metrics(deployment: string, options?: MetricsOptions): Promise<DeploymentMetrics> {
    return this.#connection.call(options, (given) => ({ endpoint: "metrics", deployment, query: { ...given } }));
  }

  /** Returns the reason that a deployment's replicas terminated. */
  terminationMessage(deployment: string, options?: CallOptions): Promise<TerminationMessage> {
    return this.#connection.call(options, () => ({ endpoint: "termination message", deployment }));
  }

  /** Returns one page of a deployment's shards. */
  shards(deployment: string, options?: ShardsOptions): Promise<DeploymentShardPage> {
    return this.#connection.call(options, (given) => ({ endpoint: "shards", deployment, query: { ...given } }));
  }

  /**
   * Waits until a deployment is in the state, or in one of the states. A wait for READY rejects
   * with kind `failed` if the deployment turns FAILED. A wait for DELETED also resolves if the
   * deployment no longer exists.
   */
  async waitFor(
    deployment: string,
    state: State | readonly State[],
    options?: WaitOptions & CallOptions,
  ): Promise<Deployment> {
    const wait = copied(options);
    // a wait's timeout covers the whole wait, not one attempt
    return this.#connection.call({ ...wait, timeoutMs: undefined, wait }, () => ({
      deployment,
      states: statesOf(state),
    }));
  }
}

/** The endpoints whose body is one field with rules of its own. */
const ARGUMENTS = { scale: "scale", "set tags": "setTags", "delete tags": "deleteTags" } as const;

/** Plans a call whose body is one field. */
function sending(endpoint: keyof typeof ARGUMENTS, deployment: string, given: object): Plan {
  const check = (body: unknown) => argumentIssues(ARGUMENTS[endpoint], Object.values(body as object)[0]);
  return { endpoint, deployment, body: { what: endpoint, given, check } };
}
