import type { Deployment, DeploymentMetrics, ListQuery, State, TerminationMessage } from "#wasm";
import { argumentIssues, createIssues } from "./arguments.js";
import { Connection, type Plan } from "./connection.js";
import { edit } from "./edit.js";
import type { DeploymentChanges, NewDeployment } from "./generated.js";
import { type DeploymentList, deploymentList, type ListOptions } from "./list.js";
import {
  CREATE,
  type CreateOptions,
  DELETE,
  type DeleteOptions,
  GET,
  type GetOptions,
  METRICS,
  type MetricsOptions,
  NONE,
  SHARDS,
  type ShardsOptions,
  UPDATE,
  type UpdateOptions,
  WAITING,
} from "./method-options.js";
import { CALL, type CallOptions, type ClientOptions, copied, misuse } from "./options.js";
import type { DeploymentPage, DeploymentShardPage } from "./pages.js";
import { refuseUnknownParameters } from "./parameters.js";
import type { CallPromise } from "./promise.js";
import { validateDeployment } from "./validation.js";
import { type RecoverOptions, statesOf, WAIT, type WaitingOptions, type WaitOptions } from "./waiting.js";

/**
 * A client for the deployments of an account.
 *
 * Each method takes a deployment's ID or its full name,
 * `accounts/{account}/deployments/{deployment}`, and rejects only with a {@link FireworksError}.
 *
 * @example
 * const client = new DeploymentsClient({ accountId: "acme" }); // key from FIREWORKS_API_KEY
 * const deployment = await client.recover("my-deployment"); // back to READY
 */
export class DeploymentsClient {
  readonly #connection: Connection;

  /** @throws {FireworksError} of kind `config` if an option is invalid or no key is set */
  constructor(options: ClientOptions = {}) {
    this.#connection = new Connection(options);
  }

  /** The account of deployments given by ID alone, from the options or the environment. */
  get accountId(): string | undefined {
    return this.#connection.accountId;
  }

  /**
   * Brings a deployment back to READY, whatever its state, and resolves with it. Can be repeated
   * after any interruption: it goes on from where the deployment is. DELETED: undeletes it, then
   * waits. DELETING: waits until it is DELETED, then the same. CREATING, UPDATING: waits. READY:
   * resolves at once. FAILED: undeletes it once; if it fails again, rejects with kind `failed`, its
   * status and its termination message. Its replicas are billed again once they are READY.
   *
   * With `until: "serving"`, goes on until its inference endpoint answers, which costs a token.
   *
   * @example
   * await client.recover("my-deployment", { onPoll: ({ state }) => console.log(state) });
   */
  recover(deployment: string, options?: RecoverOptions): CallPromise<Deployment> {
    return this.#wait(options, ["until"], ({ until = "ready" }) => {
      if (until !== "ready" && until !== "serving") throw misuse("until must be `ready` or `serving`");
      return { waitsTo: "recover", deployment, untilServing: until === "serving" };
    });
  }

  /**
   * Restores a deleted deployment, which is possible until its purge time. With `wait`, resolves
   * once it is READY. Its replicas are billed again from then on.
   */
  undelete(deployment: string, options?: WaitingOptions): CallPromise<Deployment> {
    return this.#connection.call(options, WAITING, () => ({ endpoint: "undelete", deployment }));
  }

  /** Returns a deployment. */
  get(deployment: string, options?: GetOptions): CallPromise<Deployment> {
    return this.#connection.call(options, GET, (given) => ({ endpoint: "get", deployment, query: given }));
  }

  /**
   * Lists all deployments of the account, at most 10 000 pages. Fetches each page when it is needed.
   *
   * @example
   * for await (const { name, state } of client.list({ showDeleted: true })) console.log(name, state);
   */
  list(query?: ListOptions, options?: CallOptions): DeploymentList {
    return deploymentList((query, options) => this.listPage(query, options), query, options);
  }

  /** Returns one page of the account's deployments. */
  listPage(query?: ListQuery, options?: CallOptions): CallPromise<DeploymentPage> {
    return this.#connection.call(options, NONE, () => {
      const asked = copied(query);
      refuseUnknownParameters("list", asked, CALL);
      return { endpoint: "list", query: asked };
    });
  }

  /**
   * Validates a deployment as `validateDeployment` does, then creates it. If a reply is lost, the
   * client retries only with a `deploymentId`, which makes that safe; without one, the call rejects
   * with `outcomeUnknown`. With `wait`, resolves once the deployment is READY.
   *
   * @example
   * await client.create({ baseModel: "accounts/fireworks/models/x" }, { deploymentId: "mine", wait: true });
   */
  create(deployment: NewDeployment, options?: CreateOptions): CallPromise<Deployment> {
    return this.#connection.call(options, CREATE, (given) => {
      const check = (value: unknown) => createIssues(value, given);
      const body = { what: "a deployment", given: deployment, check };
      return { endpoint: "create", query: given, body };
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
  update(deployment: string, changes: DeploymentChanges, options?: UpdateOptions): CallPromise<Deployment> {
    return this.#connection.call(options, UPDATE, (given) => {
      const check = (value: unknown) => validateDeployment(value, { for: "update" });
      const body = { what: "an update", given: changes, check };
      return { endpoint: "update", deployment, query: given, body };
    });
  }

  /**
   * Reads a deployment, applies `change` to a copy of it, and sends exactly what differs, as
   * `update` does. `change` returns the changed deployment. If nothing differs, nothing is sent.
   *
   * @example
   * await client.edit("mine", (current) => ({ ...current, maxReplicaCount: 2 }));
   */
  edit(
    deployment: string,
    change: (current: Deployment) => Deployment | Promise<Deployment>,
    options?: UpdateOptions,
  ): CallPromise<Deployment> {
    return edit(this, deployment, change, options);
  }

  /**
   * Deletes a deployment. It can be undeleted until its purge time, unless `hard` is set. With
   * `wait`, resolves once it is deleted.
   */
  delete(deployment: string, options?: DeleteOptions): CallPromise<void> {
    return this.#connection.act(options, DELETE, (given) => ({ endpoint: "delete", deployment, query: given }));
  }

  /** Sets the number of replicas, at least 0. */
  scale(deployment: string, replicaCount: number, options?: CallOptions): CallPromise<void> {
    return this.#connection.act(options, NONE, () => sending("scale", deployment, { replicaCount }));
  }

  /**
   * Sets some tags of a deployment and keeps the others. Tags are the annotations whose keys begin
   * with `custom/`.
   *
   * @example
   * await client.setTags("mine", { "custom/team": "search" });
   */
  setTags(deployment: string, tags: Record<string, string>, options?: CallOptions): CallPromise<void> {
    return this.#connection.act(options, NONE, () => sending("set tags", deployment, { tags }));
  }

  /** Removes tags by their keys, such as `["custom/team"]`. */
  deleteTags(deployment: string, keys: readonly string[], options?: CallOptions): CallPromise<void> {
    return this.#connection.act(options, NONE, () => sending("delete tags", deployment, { keys }));
  }

  /** Returns the metrics of a deployment. The service has deprecated this method. */
  metrics(deployment: string, options?: MetricsOptions): CallPromise<DeploymentMetrics> {
    return this.#connection.call(options, METRICS, (given) => ({
      endpoint: "metrics",
      deployment,
      query: given,
    }));
  }

  /** Returns the reason that a deployment's replicas terminated. */
  terminationMessage(deployment: string, options?: CallOptions): CallPromise<TerminationMessage> {
    return this.#connection.call(options, NONE, () => ({ endpoint: "termination message", deployment }));
  }

  /** Returns one page of a deployment's shards. */
  shards(deployment: string, options?: ShardsOptions): CallPromise<DeploymentShardPage> {
    return this.#connection.call(options, SHARDS, (given) => ({ endpoint: "shards", deployment, query: given }));
  }

  /**
   * Waits until a deployment is in the state, or in one of the states. A wait for READY rejects
   * with kind `failed` if the deployment turns FAILED. A wait for DELETED also resolves if the
   * deployment no longer exists. A poll that fails doesn't end the wait.
   */
  waitFor(
    deployment: string,
    state: State | readonly State[],
    options?: WaitOptions & CallOptions,
  ): CallPromise<Deployment> {
    return this.#wait(options, NONE, () => ({ deployment, states: statesOf(state) }));
  }

  /**
   * Waits until a deployment is READY and its inference endpoint answers: READY alone is no proof
   * that it does. Each check asks the model for one token, which is billed, and wakes a deployment
   * that is scaled to zero.
   */
  waitUntilServing(deployment: string, options?: WaitOptions & CallOptions): CallPromise<Deployment> {
    return this.#wait(options, NONE, () => ({ waitsTo: "serve", deployment }));
  }

  /** Makes a call that only waits: its options include those of the wait. */
  #wait<Options extends WaitOptions & CallOptions>(
    options: Options | undefined,
    others: readonly string[],
    describe: (options: Options) => Plan,
  ): CallPromise<Deployment> {
    return this.#connection.call(options, [...WAIT, ...others], (given) => {
      const { maxWaitMs, pollMs, graceMs, onPoll, onPollError } = given;
      return { wait: { maxWaitMs, pollMs, graceMs, onPoll, onPollError }, ...describe(given) };
    });
  }
}

/** The endpoints whose body is one field with rules of its own. */
const ARGUMENTS = { scale: "scale", "set tags": "setTags", "delete tags": "deleteTags" } as const;

/** Plans a call whose body is one field. */
function sending(endpoint: keyof typeof ARGUMENTS, deployment: string, given: object): Plan {
  const check = (body: unknown) => argumentIssues(ARGUMENTS[endpoint], Object.values(body as object)[0]);
  return { endpoint, deployment, body: { what: endpoint, given, check } };
}
