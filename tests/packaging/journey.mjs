// What every consumer does with the package: finds what is wrong, and brings a deployment back.

/** Takes the package's two entry points, and gives what a test can compare. */
export async function journey({ validateDeployment, DeploymentsClient }, { createEmulator }) {
  const issues = validateDeployment({
    baseModel: "accounts/acme/models/tiny",
    acceleratorType: "NVIDIA_H100_80GB",
    autoscalingPolicy: { scaleToZeroWindow: "120s" },
  });
  const emulator = createEmulator({
    accountId: "acme",
    deployments: [{ name: "lost", state: "DELETED" }],
  });
  const client = new DeploymentsClient({
    accountId: "acme",
    baseUrl: "http://emulator",
    fetch: emulator.fetch,
  });
  const { state: before } = await client.get("lost");
  await client.undelete("lost");
  emulator.advance("1h");
  const { state: after } = await client.get("lost");
  return { issues: issues.map(({ path, severity }) => `${severity} at ${path.join(".")}`), before, after };
}
