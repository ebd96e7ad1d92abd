// A thousand deployments to seed an emulator with. Their order by name is not that by time.
const COUNT = 1_000;
const BEGUN = Date.parse("2026-02-01T00:00:00Z");

export const deployments = Array.from({ length: COUNT }, (_, index) => ({
  name: `accounts/acme/deployments/d${index}`,
  displayName: `Search ${(index * 7_919) % COUNT}`,
  baseModel: "accounts/fireworks/models/llama-v3p1-8b-instruct",
  acceleratorType: "NVIDIA_H100_80GB",
  acceleratorCount: 2,
  createTime: new Date(BEGUN + ((index * 104_729) % COUNT) * 60_000).toISOString(),
  autoscalingPolicy: { scaleUpWindow: "30s", scaleDownWindow: "600s", scaleToZeroWindow: "3600s" },
  placement: { region: "US_IOWA_1" },
  state: "READY",
}));
