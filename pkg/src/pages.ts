import type * as wire from "#wasm";

/** One page of a list. */
export interface DeploymentPage extends wire.DeploymentPage {
  /** In the order that was asked for; there even when the service leaves it out. */
  deployments: wire.Deployment[];
}

/** One page of a deployment's shards. */
export interface DeploymentShardPage extends wire.DeploymentShardPage {
  /** In the order that was asked for; there even when the service leaves it out. */
  deploymentShards: wire.DeploymentShard[];
}
