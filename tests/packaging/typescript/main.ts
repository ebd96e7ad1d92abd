import { type Deployment, DeploymentsClient, type ValidationIssue, validateDeployment } from "fireworks-deployments";
import { createEmulator } from "fireworks-deployments/emulator";

function print(outcome: { issues: string[]; before: Deployment["state"]; after: Deployment["state"] }): void {
  console.log(JSON.stringify(outcome));
}

const issues: ValidationIssue[] = validateDeployment({
  baseModel: "accounts/acme/models/tiny",
  acceleratorType: "NVIDIA_H100_80GB",
  autoscalingPolicy: { scaleToZeroWindow: "120s" },
});
const emulator = createEmulator({ accountId: "acme", deployments: [{ name: "lost", state: "DELETED" }] });
const client = new DeploymentsClient({ accountId: "acme", baseUrl: "http://emulator", fetch: emulator.fetch });

async function main(): Promise<void> {
  const { state: before } = await client.get("lost");
  await client.undelete("lost");
  emulator.advance("1h");
  const { state: after } = await client.get("lost");
  print({ issues: issues.map(({ path, severity }) => `${severity} at ${path.join(".")}`), before, after });
}

void main();
