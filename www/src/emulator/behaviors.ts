import type { EmulatorOptions } from "fireworks-deployments/emulator";

/** A way in which the emulated service may behave, and the options for each choice. The first is the default. */
interface Behavior {
  readonly label: string;
  readonly choices: readonly (readonly [label: string, options: EmulatorOptions])[];
}

export const BEHAVIORS: readonly Behavior[] = [
  {
    label: "Delays",
    choices: [
      ["Quick: READY after 30 seconds", {}],
      ["Realistic: READY after minutes", { timing: "realistic" }],
    ],
  },
  {
    label: "Reads after a write",
    choices: [
      ["At once", {}],
      ["10 seconds late", { lag: "10s" }],
      ["A minute late", { lag: "1m" }],
    ],
  },
  {
    label: "Deleted deployments",
    choices: [
      ["Purged after 7 days", {}],
      ["Purged after an hour", { purgedAfter: "1h" }],
    ],
  },
  {
    label: "Idle deployments",
    choices: [
      ["Deleted after 7 days", {}],
      ["Deleted after an hour", { idleDeletedAfter: "1h" }],
      ["Never deleted", { idleDeletedAfter: false }],
    ],
  },
  {
    label: "Quota of H100 GPUs",
    choices: [
      ["None", {}],
      ["8", { quotas: { NVIDIA_H100_80GB: 8 } }],
      ["64", { quotas: { NVIDIA_H100_80GB: 64 } }],
    ],
  },
  {
    label: "Account",
    choices: [
      ["Active", {}],
      ["Suspended", { suspended: true }],
    ],
  },
];
