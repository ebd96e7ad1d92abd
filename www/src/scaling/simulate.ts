import { useQuery } from "@tanstack/react-query";
import type { LoadPoint, ScalingRun, simulateScaling } from "fireworks-deployments/emulator";
import { useMemo } from "react";
import { lengthOf, type Span, type Step, startOf, stepsOf } from "./loads.ts";
import type { Plan } from "./plan.ts";
import type { Policy } from "./policy.ts";

/** One policy under the load: its run, or why there is none. */
export interface Outcome {
  readonly key: "typed" | "saved";
  readonly label: string;
  readonly run?: ScalingRun;
  readonly trouble?: string;
}

/** Loads the emulator, whose model of scaling this is. Nothing else of it is used. */
async function load(): Promise<{ simulate: typeof simulateScaling }> {
  const { init, simulateScaling } = await import("fireworks-deployments/emulator");
  await init();
  return { simulate: simulateScaling };
}

export function useSimulator() {
  return useQuery({
    queryKey: ["simulator"],
    queryFn: load,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
    networkMode: "always",
  });
}

/** The figures of a plan. */
export interface Simulation {
  readonly span: Span;
  readonly length: number;
  readonly target: string;
  readonly load: readonly Step[];
  readonly outcomes: readonly Outcome[];
}

/** Simulates the policies of a plan, the typed one first. Answers while one types. */
export function useSimulation(plan: Plan, simulate: typeof simulateScaling | undefined): Simulation | undefined {
  const { typed, saved, of, coldStart, load, target, span } = plan;
  return useMemo(() => {
    if (simulate === undefined) return undefined;
    const steps = stepsOf(load, span);
    const length = lengthOf(span);
    const points: LoadPoint[] = steps.map(({ at, value }) => ({ at, load: { [target]: value } }));
    const outcome = (key: Outcome["key"], label: string, policy: Policy): Outcome => {
      try {
        return { key, label, run: simulate(policy, points, { duration: length, start: startOf(span), coldStart }) };
      } catch (error) {
        return { key, label, trouble: error instanceof Error ? error.message : String(error) };
      }
    };
    const outcomes = [
      ...(typed ? [outcome("typed", "Typed", typed)] : []),
      ...(saved ? [outcome("saved", of ? `Saved (${of})` : "Saved", saved)] : []),
    ];
    return { span, length, target, load: steps, outcomes };
  }, [simulate, typed, saved, of, coldStart, load, target, span]);
}
