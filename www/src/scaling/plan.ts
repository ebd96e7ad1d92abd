import { KINDS, type Kind, type Load, loadOf, minutesOfDay, type Point, type Span } from "./loads.ts";
import {
  durationIn,
  isValid,
  type Messages,
  messagesOf,
  type Policy,
  type PolicyText,
  policyIn,
  policyOf,
  textOf,
} from "./policy.ts";
import { isDay, isZone } from "./zone.ts";

/** What is simulated. */
export interface Plan {
  /** What is typed. */
  readonly text: PolicyText;
  readonly messages: Messages;
  /** The last valid policy that was typed; undefined if there was none. */
  readonly typed: Policy | undefined;
  /** The time from a scale-up to ready replicas, as the API writes durations. */
  readonly coldStart: string;
  /** The ID of the deployment that is chosen. */
  readonly of: string | undefined;
  /** Its saved policy. */
  readonly saved: Policy | undefined;
  /** True until something is typed: then the saved policy doesn't replace it. */
  readonly isUntouched: boolean;
  readonly load: Load;
  /** The load target that the load is measured by. */
  readonly target: string;
  readonly span: Span;
  /** The parts of the link that can't be read. */
  readonly problems: readonly string[];
}

/** The search parameters of the page, as the router parses them. */
export interface PlanSearch {
  policy?: unknown;
  load?: unknown;
}

const COLD_START = "240s";
export const DEFAULT_TARGET = "default";
const DEFAULT_POLICY: Policy = { minReplicaCount: 0, maxReplicaCount: 4, acceleratorCount: 1 };

type Json = Record<string, unknown>;

const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Parses a parameter that is JSON, or a text that holds it. */
function parsed(value: unknown): unknown {
  if (typeof value !== "string") return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

/**
 * Reads the plan in a link. `policy` is `{"typed": POLICY, "saved": POLICY, "of": ID, "coldStart": "240s"}`, or just a
 * POLICY: the scaling fields of a deployment. `load` is `{"kind": "office", "peak": 2.4, …}`. What can't be read becomes a
 * problem, and the default takes its place.
 */
export function readPlan(search: PlanSearch, defaults: Span): Plan {
  const problems: string[] = [];
  const policies = readPolicies(parsed(search.policy), problems);
  const load = readLoad(parsed(search.load), defaults, problems);
  const { typed, saved, of, coldStart } = policies;
  const text = textOf(typed ?? saved ?? DEFAULT_POLICY, coldStart);
  return {
    ...checked(text, undefined, COLD_START),
    of,
    saved,
    isUntouched: typed === undefined,
    ...load,
    problems,
  };
}

/** Checks what is typed. An invalid policy leaves the last valid one. */
function checked(text: PolicyText, before: Policy | undefined, coldStartBefore: string) {
  const messages = messagesOf(text);
  const valid = isValid(messages);
  return {
    text,
    messages,
    typed: valid ? policyIn(text) : before,
    coldStart: valid ? (durationIn(text.coldStart) ?? COLD_START) : coldStartBefore,
  };
}

/** Types something into the policy. */
export function withText(plan: Plan, changes: Partial<PolicyText>): Plan {
  const text = { ...plan.text, ...changes };
  return { ...plan, ...checked(text, plan.typed, plan.coldStart), isUntouched: false };
}

/** Shows a saved policy. Until something is typed, that is also what one starts from. */
export function withSaved(plan: Plan, saved: Policy): Plan {
  const next = { ...plan, saved };
  return plan.isUntouched ? withTyped(next, saved) : next;
}

/** Types a whole policy. */
export function withTyped(plan: Plan, policy: Policy): Plan {
  return { ...plan, ...checked(textOf(policy, plan.coldStart), plan.typed, plan.coldStart) };
}

/** Writes a plan as search parameters, with all that its figures depend on. */
export function searchOf(plan: Plan): { policy: Json; load: Json } {
  const { saved, of, coldStart, target, span } = plan;
  // a policy that was never valid stays in the link as it was
  const typed = plan.typed ?? policyIn(plan.text);
  const { kind, level, peak, from, until, points } = plan.load;
  const policy = {
    ...(!(of && saved === undefined && plan.isUntouched) && { typed }),
    ...(saved && { saved }),
    ...(of && { of }),
    ...(coldStart !== COLD_START && { coldStart }),
  };
  const load = {
    kind,
    ...(kind !== "points" && { level }),
    ...(kind !== "points" && kind !== "steady" && { peak, from, until }),
    ...(kind === "points" && { points }),
    ...(target !== DEFAULT_TARGET && { target }),
    ...span,
  };
  return { policy, load };
}

function readPolicies(given: unknown, problems: string[]) {
  const none = { typed: undefined, saved: undefined, of: undefined, coldStart: COLD_START };
  if (given === undefined) return none;
  if (!isObject(given)) {
    problems.push(`The link's policy must be a JSON object, got ${shown(given)}. The default is shown.`);
    return none;
  }
  const isBare = !("typed" in given || "saved" in given || "of" in given || "coldStart" in given);
  const { typed, saved, of, coldStart } = isBare ? { typed: given } : given;
  const read = (name: string, policy: unknown): Policy | undefined => {
    if (policy === undefined) return undefined;
    const wrong = isObject(policy) ? wrongPart(policy) : "";
    if (wrong === undefined) return policyOf(policy as Policy);
    problems.push(`The link's ${name} policy can't be read: ${wrong || "it"} must be a JSON object. It is left out.`);
    return undefined;
  };
  return {
    typed: read("typed", typed),
    saved: read("saved", saved),
    of: typeof of === "string" && of !== "" ? of : undefined,
    coldStart: typeof coldStart === "string" ? coldStart : COLD_START,
  };
}

/** The part of a policy that must be an object and isn't. */
function wrongPart({ autoscalingPolicy: scaling }: Json): string | undefined {
  if (scaling === undefined) return undefined;
  if (!isObject(scaling)) return "autoscalingPolicy";
  const { loadTargets, scalingSchedules = {} } = scaling;
  if (loadTargets !== undefined && !isObject(loadTargets)) return "loadTargets";
  if (!isObject(scalingSchedules)) return "scalingSchedules";
  return Object.keys(scalingSchedules).find((name) => !isObject(scalingSchedules[name]));
}

function readLoad(given: unknown, defaults: Span, problems: string[]) {
  const fallback = { load: loadOf("office"), target: DEFAULT_TARGET, span: defaults };
  if (given === undefined) return fallback;
  if (!isObject(given) || !Object.hasOwn(KINDS, String(given.kind))) {
    const kinds = Object.keys(KINDS).join(", ");
    problems.push(`The link's load needs a kind (${kinds}), got ${shown(given)}. The default is shown.`);
    return fallback;
  }
  const usual = loadOf(given.kind as Kind);
  const take = <T>(name: string, isRight: (value: unknown) => boolean, otherwise: T): T => {
    const value = given[name];
    if (value === undefined) return otherwise;
    if (isRight(value)) return value as T;
    problems.push(`The link's load has a wrong ${name}: ${shown(value)}. The default is used instead.`);
    return otherwise;
  };
  const isTime = (value: unknown) => typeof value === "string" && !Number.isNaN(minutesOfDay(value));
  const load: Load = {
    kind: usual.kind,
    level: take("level", isAmount, usual.level),
    peak: take("peak", isAmount, usual.peak),
    from: take("from", isTime, usual.from),
    until: take("until", isTime, usual.until),
    points: take<readonly Point[]>("points", isPoints, []),
  };
  const span: Span = {
    day: take("day", (value) => typeof value === "string" && isDay(value), defaults.day),
    days: take("days", (value) => value === 1 || value === 7, defaults.days),
    zone: take("zone", (value) => typeof value === "string" && isZone(value), defaults.zone),
  };
  return { load, target: take("target", (value) => typeof value === "string", DEFAULT_TARGET), span };
}

const isAmount = (value: unknown) => typeof value === "number" && Number.isFinite(value) && value >= 0;

const isPoints = (value: unknown) =>
  Array.isArray(value) &&
  value.every((point) => Array.isArray(point) && point.length === 2 && point.every((part) => isAmount(part)));

function shown(value: unknown): string {
  const text = typeof value === "string" ? value : (JSON.stringify(value) ?? "nothing");
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
