// Every field of a deployment with what is drawn for it: mostly what it takes, at times what is just beyond.
import { number, objectOf, text } from "./anything.mjs";
import * as formats from "./formats.mjs";
import * as words from "./words.mjs";

const UNKNOWN = ["MOON_1", "NVIDIA_H100", "ready", "fp8", "INTERNET ", "X_UNSPECIFIED", "_UNSPECIFIED", "é".repeat(50)];
const oneOf = (known) => (random) =>
  random.once(16) ? random.pick([...UNKNOWN, "", known[1].toLowerCase(), `${known[1]}X`]) : random.pick(known);
const flag = (random) => random.once(2);
const count = (random) => (random.once(16) ? number(random) : random.between(0, 8));
const upTo = (length) => (random) =>
  random.once(6) ? "🔥".repeat(length + random.between(-1, 1)) : text(random, random.below(12));
const listOf = (item) => (random) => random.list(0, random.once(40) ? 60 : 3, item);
const mapOf = (key, value) => (random) => objectOf(random.list(0, 3, () => [key(random), value(random)]));

/** An object with some of these fields; how many differs from one to the next. */
export const messageOf = (fields) => (random) => {
  const inSoMany = random.pick([1, 2, 3, 5, 9, 9]);
  const names = Object.keys(fields).filter(() => random.once(inSoMany));
  return objectOf((random.once(3) ? random.shuffled(names) : names).map((name) => [name, fields[name](random)]));
};

const SCHEDULE = {
  minReplicaCount: count,
  schedule: formats.cron,
  duration: formats.duration,
  timezone: formats.zone,
  description: text,
  disabled: flag,
};
const AUTOSCALING_POLICY = {
  scaleUpWindow: formats.duration,
  scaleDownWindow: formats.duration,
  scaleToZeroWindow: formats.duration,
  loadTargets: mapOf(
    (random) => random.pick(["default", "default", "requests_per_second", "concurrent_requests", "gpu", "Default"]),
    (random) => (random.once(4) ? number(random) : random.pick([0, 0.5, 0.8, 1])),
  ),
  scalingSchedules: mapOf((random) => random.pick(["office", "night", "a.b", "", "1"]), messageOf(SCHEDULE)),
};
const PLACEMENT = {
  region: oneOf(words.REGIONS),
  multiRegion: oneOf(words.MULTI_REGIONS),
  regions: listOf(oneOf(words.REGIONS)),
};
const STATUS = { code: oneOf(words.CODES), message: text };
const REPLICA_STATS = {
  pendingSchedulingReplicaCount: count,
  downloadingModelReplicaCount: count,
  initializingReplicaCount: count,
  readyReplicaCount: count,
  revocableReplicaCount: count,
  effectiveReplicaCount: number,
};
const AUTO_TUNE = { longPrompt: flag };

/** Objects with fields of their own, by their path. */
export const MESSAGES = {
  status: STATUS,
  replicaStats: REPLICA_STATS,
  autoscalingPolicy: AUTOSCALING_POLICY,
  "autoscalingPolicy.scalingSchedules.*": SCHEDULE,
  autoTune: AUTO_TUNE,
  placement: PLACEMENT,
};

const alone = (drawn) => (random) => {
  const [name, draw] = random.pick(Object.entries(drawn));
  return { [name]: draw(random) };
};

/** What only the service sets. */
export const READ_ONLY = {
  name: text,
  createTime: formats.moment,
  updateTime: formats.moment,
  purgeTime: formats.moment,
  deleteTime: formats.moment,
  state: oneOf(words.STATES),
  status: messageOf(STATUS),
  desiredReplicaCount: count,
  replicaCount: count,
  replicaStats: messageOf(REPLICA_STATS),
  cluster: text,
  directRouteHandle: text,
  numPeftDeviceCached: count,
  region: oneOf(words.REGIONS),
};

export const WRITABLE = {
  displayName: upTo(63),
  description: upTo(999),
  expireTime: formats.moment,
  annotations: mapOf(formats.tagKey, formats.tagValue),
  minReplicaCount: count,
  maxReplicaCount: count,
  maxWithRevocableReplicaCount: count,
  autoscalingPolicy: messageOf(AUTOSCALING_POLICY),
  baseModel: formats.model,
  acceleratorCount: count,
  acceleratorType: oneOf(words.ACCELERATORS),
  precision: oneOf(words.PRECISIONS),
  enableAddons: flag,
  draftTokenCount: count,
  draftModel: formats.model,
  ngramSpeculationLength: count,
  enableSessionAffinity: flag,
  directRouteApiKeys: listOf(text),
  directRouteType: oneOf(words.ROUTES),
  deploymentTemplate: text,
  autoTune: messageOf(AUTO_TUNE),
  placement: (random) => random.one(alone(PLACEMENT), alone(PLACEMENT), messageOf(PLACEMENT)),
  disableDeploymentSizeValidation: flag,
  enableMtp: flag,
  enableHotLoad: flag,
  hotLoadBucketType: oneOf(words.BUCKETS),
  hotLoadBucketUrl: formats.bucket,
  hotLoadTrainerJob: text,
  hotLoadTransitionType: oneOf(words.TRANSITIONS),
  enableHotReloadLatestAddon: flag,
  deploymentShape: formats.shape,
  activeModelVersion: text,
  targetModelVersion: text,
  maxContextLength: count,
  maxConcurrencyPerReplica: count,
  pricingPlanId: text,
  preemptible: flag,
};

const TOP = { ...WRITABLE, ...READ_ONLY };
const inside = Object.entries(MESSAGES).flatMap(([path, fields]) =>
  Object.entries(fields).map(([name, draw]) => [`${path}.${name}`, draw]),
);

/** What is drawn for each field, by its dotted path, with `*` for any key. */
export const FIELDS = {
  ...TOP,
  ...Object.fromEntries(inside),
  "annotations.*": formats.tagValue,
  "autoscalingPolicy.loadTargets.*": number,
  "autoscalingPolicy.loadTargets.default": number,
  "autoscalingPolicy.loadTargets.tokens_generated_per_second": number,
  "autoscalingPolicy.loadTargets.prompt_tokens_per_second": number,
  "autoscalingPolicy.loadTargets.requests_per_second": number,
  "autoscalingPolicy.loadTargets.concurrent_requests": number,
  "autoscalingPolicy.loadTargets.vllm_concurrent_requests": number,
  "autoscalingPolicy.loadTargets.generation_latency_per_token_ms": number,
  "autoscalingPolicy.loadTargets.serverless_uncached_input_capacity_utilization": number,
  "autoscalingPolicy.loadTargets.serverless_generated_capacity_utilization": number,
  "autoscalingPolicy.scalingSchedules.*": messageOf(SCHEDULE),
  "placement.regions.*": oneOf(words.REGIONS),
  "directRouteApiKeys.*": text,
};
