import type { LoadPoint } from "fireworks-deployments/emulator";

/** The loads to play on a deployment, each from now on. The numbers are fully used replicas. */
export const LOADS: readonly { key: string; label: string; load: readonly LoadPoint[] | null }[] = [
  { key: "steady", label: "Steady: 2.4 replicas", load: [{ at: 0, load: 2.4 }] },
  {
    key: "burst",
    label: "A burst of 10 minutes: 5 replicas",
    load: [
      { at: 0, load: 5 },
      { at: "10m", load: 0.5 },
    ],
  },
  {
    key: "hours",
    label: "Every other hour: 2.4 replicas, for a day",
    load: Array.from({ length: 24 }, (_, hour) => ({ at: `${hour}h`, load: hour % 2 === 0 ? 2.4 : 0 })),
  },
  { key: "idle", label: "No load", load: [{ at: 0, load: 0 }] },
  { key: "end", label: "End the load: replicas stay", load: null },
];
