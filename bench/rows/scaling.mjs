// Autoscaling of a week, from a load at one-minute steps: what a chart draws anew on each key stroke.
import { simulateScaling } from "fireworks-deployments/emulator";
import { nanoseconds } from "../measure.mjs";

const MINUTES = 7 * 24 * 60;

/** Two waves a day between no load and nine replicas of work, with some noise. */
const load = Array.from({ length: MINUTES }, (_, minute) => {
  const wave = 4.5 - 4.5 * Math.cos((minute / 720) * 2 * Math.PI);
  return { at: minute * 60_000, load: wave < 0.5 ? 0 : wave + ((minute * 7_919) % 97) / 97 };
});

const policy = {
  minReplicaCount: 0,
  maxReplicaCount: 8,
  autoscalingPolicy: { scaleUpWindow: "60s", scaleDownWindow: "600s", scaleToZeroWindow: "1800s" },
};
const mornings = { minReplicaCount: 2, schedule: "0 8 * * MON-FRI", duration: "36000s", timezone: "America/New_York" };
const scheduled = { ...policy, autoscalingPolicy: { ...policy.autoscalingPolicy, scalingSchedules: { mornings } } };
const options = { duration: "7d", start: "2026-03-02T00:00:00Z" };

export default {
  name: "simulate a week of autoscaling",
  unit: "ns",
  goals: [{ limit: 5e6 }],
  measure: async () => {
    const { steps } = simulateScaling(scheduled, load, options);
    if (steps.length < MINUTES / 100) throw new Error(`only ${steps.length} steps`);
    return nanoseconds({
      ours: () => simulateScaling(scheduled, load, options),
      "without a schedule": () => simulateScaling(policy, load, options),
    });
  },
};
