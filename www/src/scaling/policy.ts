import type { Deployment, ValidationIssue } from "fireworks-deployments";
import { formatDuration, humanDuration, parseDuration, validateDeployment } from "fireworks-deployments";

/** The fields of a deployment that scaling depends on. */
export type Policy = Pick<Deployment, "minReplicaCount" | "maxReplicaCount" | "acceleratorCount" | "autoscalingPolicy">;

export interface TargetText {
  readonly name: string;
  readonly value: string;
}

export interface ScheduleText {
  readonly name: string;
  readonly minReplicaCount: string;
  readonly schedule: string;
  readonly duration: string;
  readonly timezone: string;
  readonly disabled: boolean;
  /** Fields that can't be typed here, kept as they are. */
  readonly others: object;
}

const COUNTS = ["minReplicaCount", "maxReplicaCount", "acceleratorCount"] as const;
const WINDOWS = ["scaleUpWindow", "scaleDownWindow", "scaleToZeroWindow"] as const;

/** A policy as it is typed. */
export interface PolicyText
  extends Readonly<Record<(typeof COUNTS)[number] | (typeof WINDOWS)[number] | "coldStart", string>> {
  readonly loadTargets: readonly TargetText[];
  readonly scalingSchedules: readonly ScheduleText[];
}

/** Takes the fields that scaling depends on from a deployment. */
export function policyOf(deployment: Deployment): Policy {
  const { minReplicaCount, maxReplicaCount, acceleratorCount, autoscalingPolicy } = deployment;
  const policy = { minReplicaCount, maxReplicaCount, acceleratorCount, autoscalingPolicy };
  return JSON.parse(JSON.stringify(policy)) as Policy;
}

/** Writes a policy as people type it. */
export function textOf(policy: Policy, coldStart: string): PolicyText {
  const { autoscalingPolicy: scaling = {} } = policy;
  const count = (name: (typeof COUNTS)[number]) => textOfValue(policy[name]);
  const window = (name: (typeof WINDOWS)[number]) => human(scaling[name]);
  return {
    minReplicaCount: count("minReplicaCount"),
    maxReplicaCount: count("maxReplicaCount"),
    acceleratorCount: count("acceleratorCount"),
    scaleUpWindow: window("scaleUpWindow"),
    scaleDownWindow: window("scaleDownWindow"),
    scaleToZeroWindow: window("scaleToZeroWindow"),
    coldStart: human(coldStart),
    loadTargets: Object.entries(scaling.loadTargets ?? {}).map(([name, value]) => ({
      name,
      value: textOfValue(value),
    })),
    scalingSchedules: Object.entries(scaling.scalingSchedules ?? {}).map(([name, entry]) => {
      const { minReplicaCount, schedule, duration, timezone, disabled, ...others } = entry ?? {};
      return {
        name,
        minReplicaCount: textOfValue(minReplicaCount),
        schedule: textOfValue(schedule),
        duration: human(duration),
        timezone: textOfValue(timezone),
        disabled: disabled === true,
        others,
      };
    }),
  };
}

/** The policy in what is typed. What is no number and no duration stays a text, which the rules refuse. */
export function policyIn(text: PolicyText): Policy {
  const policy: Record<string, unknown> = {};
  const scaling: Record<string, unknown> = {};
  for (const name of COUNTS) put(policy, name, numberIn(text[name]));
  for (const name of WINDOWS) put(scaling, name, durationIn(text[name]));
  const targets = text.loadTargets.map(({ name, value }) => [name, numberIn(value) ?? ""]);
  if (targets.length > 0) scaling.loadTargets = Object.fromEntries(targets);
  const schedules = text.scalingSchedules.map(({ name, others, ...typed }) => {
    const schedule: Record<string, unknown> = { ...others };
    put(schedule, "minReplicaCount", numberIn(typed.minReplicaCount));
    put(schedule, "schedule", typed.schedule.trim() || undefined);
    put(schedule, "duration", durationIn(typed.duration));
    put(schedule, "timezone", typed.timezone.trim() || undefined);
    if (typed.disabled) schedule.disabled = true;
    return [name, schedule];
  });
  if (schedules.length > 0) scaling.scalingSchedules = Object.fromEntries(schedules);
  if (Object.keys(scaling).length > 0) policy.autoscalingPolicy = scaling;
  return policy as Policy;
}

/** The messages at fields, by dotted path. */
export type Messages = ReadonlyMap<string, Pick<ValidationIssue, "message" | "severity">>;

/** Checks what is typed by the rules of the service. */
export function messagesOf(text: PolicyText): Messages {
  const messages = new Map<string, Pick<ValidationIssue, "message" | "severity">>();
  const say = (path: string, message: string) => messages.set(path, { message, severity: "error" });
  for (const issue of validateDeployment(policyIn(text), { for: "update" })) {
    const path = issue.path.join(".");
    if (messages.get(path)?.severity !== "error") messages.set(path, issue);
  }
  for (const map of ["loadTargets", "scalingSchedules"] as const) {
    for (const [index, name] of repeated(text[map])) {
      say(`${map}.${index}`, name === "" ? "needs a name" : `must be another name: there are two of \`${name}\``);
    }
  }
  try {
    if (text.coldStart.trim() !== "") parseDuration(text.coldStart);
  } catch (error) {
    say("coldStart", error instanceof Error ? error.message : String(error));
  }
  return messages;
}

/** True if nothing is wrong: a warning doesn't keep a policy from being drawn. */
export function isValid(messages: Messages): boolean {
  return [...messages.values()].every(({ severity }) => severity !== "error");
}

function repeated(entries: readonly { name: string }[]): [number, string][] {
  const names = entries.map(({ name }) => name);
  return names.flatMap((name, index): [number, string][] =>
    name === "" || names.indexOf(name) !== index ? [[index, name]] : [],
  );
}

function put(target: Record<string, unknown>, name: string, value: unknown): void {
  if (value !== undefined) target[name] = value;
}

function textOfValue(value: unknown): string {
  return value === undefined || value === null ? "" : String(value);
}

function numberIn(text: string): number | string | undefined {
  const trimmed = text.trim();
  if (trimmed === "") return undefined;
  return Number.isNaN(Number(trimmed)) ? trimmed : Number(trimmed);
}

/** Writes a duration as the API takes it: `300s` for `5m`. */
export function durationIn(text: string): string | undefined {
  if (text.trim() === "") return undefined;
  try {
    return formatDuration(parseDuration(text));
  } catch {
    return text;
  }
}

function human(duration: unknown): string {
  try {
    return duration === undefined ? "" : humanDuration(duration as string);
  } catch {
    return textOfValue(duration);
  }
}
