import type * as wire from "#wasm";

/** One page of deployments. */
export interface DeploymentPage extends wire.DeploymentPage {
  /** The deployments, in the requested order. Always an array, even when the service omits it. */
  deployments: wire.Deployment[];
}

/** One page of a deployment's shards. */
export interface DeploymentShardPage extends wire.DeploymentShardPage {
  /** The shards, in the requested order. Always an array, even when the service omits it. */
  deploymentShards: wire.DeploymentShard[];
}
