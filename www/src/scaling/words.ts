import type { ScalingRun } from "fireworks-deployments/emulator";
import { elapsed } from "../deployment/times.ts";
import { DEFAULT_TARGET } from "./plan.ts";
import type { Simulation } from "./simulate.ts";

export const MODEL = "A model, from published windows and defaults; the service doesn't publish its own.";

const NUMBER = new Intl.NumberFormat("en", { maximumFractionDigits: 1, minimumFractionDigits: 1 });
const DOLLARS = new Intl.NumberFormat("en", { style: "currency", currency: "USD" });

export const hoursText = (hours: number): string => NUMBER.format(hours);
export const dollarsText = (dollars: number): string => DOLLARS.format(dollars);
export const shortText = (seconds: number): string => elapsed(seconds * 1_000);

/** The unit of a load: fully used replicas, or the name of a load target in words. */
export function unitOf(target: string): string {
  return target === DEFAULT_TARGET ? "replicas in full use" : target.replaceAll("_", " ");
}

/** A run in a sentence. */
export function sentenceOf(label: string, run: ScalingRun): string {
  const ready = run.steps.map((step) => step.ready);
  const [least, most] = [Math.min(...ready), Math.max(...ready)];
  const replicas = least === most ? `${most} ready replicas throughout` : `${least} to ${most} ready replicas`;
  const starts = `${run.coldStarts} cold ${run.coldStarts === 1 ? "start" : "starts"}`;
  return `${label}: ${replicas}, ${hoursText(run.gpuHours)} GPU-hours, ${starts}, ${shortText(run.shortSeconds)} short of capacity.`;
}

/** The chart in words. */
export function summaryOf({ span, load, target, outcomes }: Simulation): string {
  const values = load.map(({ value }) => value);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const range = least === most ? `${most}` : `${least} to ${most}`;
  const length = span.days === 1 ? "a day" : `${span.days} days`;
  const lines = outcomes.flatMap(({ label, run }) => (run ? [sentenceOf(label, run)] : []));
  return `Replicas over ${length} from ${span.day}, ${span.zone}. Load: ${range} ${unitOf(target)}. ${lines.join(" ")}`;
}
