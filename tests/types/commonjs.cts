import deployments = require("fireworks-deployments");
import emulator = require("fireworks-deployments/emulator");
import inline = require("fireworks-deployments/inline");

export const issues: deployments.ValidationIssue[] = deployments.validateDeployment({});
export const client: deployments.DeploymentsClient = new inline.DeploymentsClient({
  fetch: emulator.createEmulator().fetch,
});
