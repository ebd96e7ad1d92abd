import { DeploymentsClient } from "fireworks-deployments";
import { createEmulator, init, initSync, type Journal } from "fireworks-deployments/emulator";
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
