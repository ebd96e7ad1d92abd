import type { Deployment } from "#wasm";
import { own, reading } from "../options.js";
import { moment } from "./clock.js";
import { simulate } from "./instance.js";
import { columnsOf, type LoadPoint } from "./load.js";

/** Options of {@link simulateScaling}. */
export interface ScalingOptions {
  /** The time to simulate: milliseconds, or text such as `7d`. */
  duration: string | number;
  /** The start, which scaling schedules depend on. Default: 1970, a Thursday. */
  start?: number | string | Date | undefined;
  /** The time from a scale-up to ready replicas. Default: 4 minutes; the service was seen to take two to six. */
  coldStart?: string | number | undefined;
  /** The number of replicas at the start, all ready. Default: as many as the first load needs. */
  replicas?: number | undefined;
}

/** The replicas from a time on, until the next step. */
export interface ScalingStep {
  /** Milliseconds since the start. */
  at: number;
  /** The desired replicas. */
  desired: number;
  /** The ready replicas, of those. */
  ready: number;
}

/** The result of {@link simulateScaling}. */
export interface ScalingRun {
  /** In the order of time, the first at 0. */
  steps: ScalingStep[];
  /** The accelerators of ready replicas, times hours. */
  gpuHours: number;
  /**
   * The seconds in which fewer replicas were ready than bear the load: at full use for `default`, at their targets for
   * others.
   */
  shortSeconds: number;
  /** The number of times that a load met no ready replica. */
  coldStarts: number;
}

/**
 * Simulates autoscaling: the replicas that a deployment's policy gives a load, over time. It is a model, made of the
 * published windows, targets and defaults; the service doesn't publish its own. In a page, `await init()` comes first.
 *
 * @throws {FireworksError} of kind `config` if the policy is invalid, or the load or an option is malformed
 * @example
 * const policy = { minReplicaCount: 0, maxReplicaCount: 4, autoscalingPolicy: { scaleToZeroWindow: "600s" } };
 * const office = [{ at: 0, load: 0 }, { at: "9h", load: 2.4 }, { at: "17h", load: 0 }];
 * simulateScaling(policy, office, { duration: "24h" }).coldStarts; // 1
 */
export function simulateScaling(
  deployment: Deployment,
  load: readonly LoadPoint[],
  options: ScalingOptions,
): ScalingRun {
  const { start = 0, ...others } = reading(() => own(options ?? {})) as ScalingOptions;
  return simulate(
    deployment,
    reading(() => columnsOf(load)),
    { ...others, start: moment(start, "start") },
  ) as ScalingRun;
}
