import { DeploymentsClient } from "fireworks-deployments";
import {
  createEmulator,
  init,
  initSync,
  type Journal,
  type LoadPoint,
  type ScalingOptions,
  type ScalingRun,
  type ScalingStep,
  simulateScaling,
} from "fireworks-deployments/emulator";
import * as inline from "fireworks-deployments/inline";
import * as slim from "fireworks-deployments/slim";

const emulator = createEmulator({
  accountId: "acme",
  apiKey: "fw_local",
  deployments: [{ name: "lost" }],
  clock: "real",
});
emulator.advance("10m");
emulator.fail({ status: 503, times: 2, delayMs: 5, headers: { "retry-after": "1" }, body: "busy", match: ":undelete" });
emulator.fail({ dropConnection: true });
emulator.failStart({ state: "CREATING", code: "RESOURCE_EXHAUSTED", lasts: "20m", match: "lost" });
emulator.clearFaults();
emulator.traffic("lost");
emulator.load("lost", [{ at: "10m", load: 2.4 }]);
emulator.load("lost", null);
emulator.edit("lost", { state: "FAILED", displayName: null });
emulator.reset();
export const time: number = emulator.now();
const journal: Journal = emulator.journal();
export const calls: string[] = journal.entries.map((entry) => (entry.call === "request" ? entry.path : entry.call));
export const past = createEmulator({ journal, until: new Date(), apiKey: "fw_local" });
export const asked: (number | undefined)[] = emulator.requests().map(({ status }) => status);
// @ts-expect-error a field has its type
emulator.edit("lost", { displayName: 5 });
export const timed = createEmulator({
  clock: "real",
  speed: 60,
  timing: "realistic",
  readyAfter: "1s",
  servingAfter: "2m",
  idleDeletedAfter: false,
  lag: 60_000,
  quotas: { NVIDIA_H100_80GB: 8 },
  suspended: true,
});

export const client = new DeploymentsClient({ accountId: "acme", apiKey: "fw_local", fetch: emulator.fetch });
export const names: (string | undefined)[] = emulator.deployments().map(({ name }) => name);
export const loading: Promise<void> = init();
export const loadsAtOnce: (bytes: ArrayBuffer) => void = initSync;
// one surface, whichever way the module comes
export const surfaces: (typeof inline)[] = [inline, slim];

export const load: LoadPoint[] = [
  { at: 0, load: 0 },
  { at: "9h", load: 2.4 },
  { at: 61_200_000, load: { default: 1, concurrent_requests: 9 } },
];
export const week: ScalingOptions = { duration: "7d", start: new Date(0), coldStart: "5m", replicas: 1 };
export const run: ScalingRun = simulateScaling({ minReplicaCount: 0, maxReplicaCount: 4 }, load, week);
export const first: ScalingStep | undefined = run.steps[0];
export const sums: [number, number, number] = [run.gpuHours, run.shortSeconds, run.coldStarts];
simulateScaling({}, load as readonly LoadPoint[], { duration: 3_600_000, start: "2026-03-01T00:00:00Z" });
// @ts-expect-error a simulation needs a duration
simulateScaling({}, load, {});
// @ts-expect-error a load is a number, or one for each target
simulateScaling({}, [{ at: 0, load: "2.4" }], { duration: "1h" });
// @ts-expect-error the emulator writes no replicas into the policy
simulateScaling({ autoscalingPolicy: { replicas: 2 } }, load, { duration: "1h" });
