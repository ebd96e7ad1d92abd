import type {
  CallOptions,
  CreateOptions,
  DeleteOptions,
  Deployment,
  DeploymentChanges,
  DeploymentsClient,
  NewDeployment,
  RecoverOptions,
  UpdateOptions,
  WaitingOptions,
} from "fireworks-deployments";
import { keysOf } from "./keys.js";
import type { DeploymentMutation } from "./options.js";

/** The variables of a mutation: a deployment's ID or full name, and the options of the call. */
export type DeploymentVariables<Options> = Options & {
  /** The deployment's ID, or its full name. */
  deployment: string;
};

/** The mutations, named as the client's methods. Their variables are the method's arguments and options in one object. */
export interface DeploymentWrites {
  /** Creates a deployment. */
  create(): DeploymentMutation<{ deployment: NewDeployment } & CreateOptions, Deployment>;
  /** Changes exactly the fields in `changes`. */
  update(): DeploymentMutation<DeploymentVariables<UpdateOptions & { changes: DeploymentChanges }>, Deployment>;
  /** Reads a deployment, applies `change` to a copy of it, and sends what differs. */
  edit(): DeploymentMutation<
    DeploymentVariables<UpdateOptions & { change: (current: Deployment) => Deployment | Promise<Deployment> }>,
    Deployment
  >;
  /** Deletes a deployment. It can be undeleted until its purge time, unless `hard` is set. */
  delete(): DeploymentMutation<DeploymentVariables<DeleteOptions>, void>;
  /** Restores a deleted deployment. */
  undelete(): DeploymentMutation<DeploymentVariables<WaitingOptions>, Deployment>;
  /** Brings a deployment back to READY, whatever its state. The mutation is pending until then. */
  recover(): DeploymentMutation<DeploymentVariables<RecoverOptions>, Deployment>;
  /** Sets the number of replicas. */
  scale(): DeploymentMutation<DeploymentVariables<CallOptions & { replicaCount: number }>, void>;
  /** Sets some tags of a deployment and keeps the others. */
  setTags(): DeploymentMutation<DeploymentVariables<CallOptions & { tags: Record<string, string> }>, void>;
  /** Removes tags by their keys. */
  deleteTags(): DeploymentMutation<DeploymentVariables<CallOptions & { keys: readonly string[] }>, void>;
}

/** The client's methods that write. */
export type WritingClient = Pick<DeploymentsClient, "accountId" | keyof DeploymentWrites>;

/** Returns the mutations of a client. */
export function writesOf(client: WritingClient): DeploymentWrites {
  const { all } = keysOf(client.accountId);

  function mutation<Variables, Data>(
    method: keyof DeploymentWrites,
    mutationFn: (variables: Variables) => Promise<Data>,
  ): () => DeploymentMutation<Variables, Data> {
    return () => ({ mutationKey: [...all, method], mutationFn, retry: false });
  }

  return {
    create: mutation("create", ({ deployment, ...options }) => client.create(deployment, options)),
    update: mutation("update", ({ deployment, changes, ...options }) => client.update(deployment, changes, options)),
    edit: mutation("edit", ({ deployment, change, ...options }) => client.edit(deployment, change, options)),
    delete: mutation("delete", ({ deployment, ...options }) => client.delete(deployment, options)),
    undelete: mutation("undelete", ({ deployment, ...options }) => client.undelete(deployment, options)),
    recover: mutation("recover", ({ deployment, ...options }) => client.recover(deployment, options)),
    scale: mutation("scale", ({ deployment, replicaCount, ...options }) =>
      client.scale(deployment, replicaCount, options),
    ),
    setTags: mutation("setTags", ({ deployment, tags, ...options }) => client.setTags(deployment, tags, options)),
    deleteTags: mutation("deleteTags", ({ deployment, keys, ...options }) =>
      client.deleteTags(deployment, keys, options),
    ),
  };
}
