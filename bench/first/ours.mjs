import { DeploymentsClient, init, validateDeployment } from "fireworks-deployments";

export const Client = DeploymentsClient;
export async function check(value) {
  await init();
  return validateDeployment(value).length;
}
