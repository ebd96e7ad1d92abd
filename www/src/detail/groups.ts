import { type Deployment, type FieldRule, fieldRules } from "fireworks-deployments";

/** A field as the page shows it. */
export interface Row {
  readonly path: string;
  readonly label: string;
  readonly value: unknown;
  /** Undefined for a field that this version doesn't know. */
  readonly type: FieldRule["type"] | undefined;
}

export interface Group {
  readonly title: string;
  readonly rows: readonly Row[];
}

/** The fields of each group, with all that is inside them. */
const GROUPS: readonly [title: string, fields: readonly string[]][] = [
  [
    "Model",
    [
      "baseModel",
      "activeModelVersion",
      "targetModelVersion",
      "precision",
      "draftModel",
      "draftTokenCount",
      "ngramSpeculationLength",
      "enableMtp",
      "maxContextLength",
      "maxConcurrencyPerReplica",
      "autoTune",
    ],
  ],
  [
    "Placement and GPUs",
    [
      "region",
      "placement",
      "acceleratorType",
      "acceleratorCount",
      "deploymentShape",
      "deploymentTemplate",
      "preemptible",
      "cluster",
      "disableDeploymentSizeValidation",
    ],
  ],
  ["Scaling", ["minReplicaCount", "maxReplicaCount", "maxWithRevocableReplicaCount", "autoscalingPolicy"]],
  [
    "Addons and hot loading",
    [
      "enableAddons",
      "numPeftDeviceCached",
      "enableHotReloadLatestAddon",
      "enableHotLoad",
      "hotLoadBucketType",
      "hotLoadBucketUrl",
      "hotLoadTrainerJob",
      "hotLoadTransitionType",
    ],
  ],
  ["Routing", ["enableSessionAffinity", "directRouteType", "directRouteHandle", "directRouteApiKeys"]],
  ["Service", ["name", "pricingPlanId", "expireTime", "status", "replicaStats", "annotations"]],
];

/** The fields that have a part of the page of their own. */
export const SHOWN_ELSEWHERE: ReadonlySet<string> = new Set([
  "displayName",
  "description",
  "state",
  "createTime",
  "updateTime",
  "deleteTime",
  "purgeTime",
  "desiredReplicaCount",
  "replicaCount",
  "replicaStats.pendingSchedulingReplicaCount",
  "replicaStats.downloadingModelReplicaCount",
  "replicaStats.initializingReplicaCount",
  "replicaStats.readyReplicaCount",
  "autoscalingPolicy.scalingSchedules",
]);

const TYPES = new Map(fieldRules().map(({ path, type }) => [path as string, type]));

/** Returns every field that is set, in groups. Those that this version doesn't know come last. */
export function groupsOf(deployment: Deployment): readonly Group[] {
  const rows = rowsOf(deployment).filter(({ path, value }) => !SHOWN_ELSEWHERE.has(path) && !isEmpty(value));
  const grouped = GROUPS.map(([title, fields]) => ({
    title,
    rows: fields.flatMap((field) => rows.filter(({ path }) => path === field || path.startsWith(`${field}.`))),
  }));
  const known = new Set(grouped.flatMap((group) => group.rows));
  const others = { title: "Not known to this console", rows: rows.filter((row) => !known.has(row)) };
  return [...grouped, others].filter((group) => group.rows.length > 0);
}

function rowsOf(fields: object, outer = ""): Row[] {
  return Object.entries(fields).flatMap(([field, value]) => {
    const path = outer + field;
    const type = TYPES.get(path);
    if (type === "object" && typeof value === "object" && value !== null) return rowsOf(value, `${path}.`);
    if (path === "annotations") return [{ path, label: "Other annotations", value: withoutTags(value), type }];
    return [{ path, label: labelOf(path), value, type }];
  });
}

/** Tags have a part of the page of their own. */
function withoutTags(annotations: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(annotations ?? {}).filter(([key]) => !key.startsWith("custom/")));
}

/** Names that say more than the API's. */
const LABELS: Record<string, string> = {
  name: "Resource name",
  minReplicaCount: "Minimum replicas",
  maxReplicaCount: "Maximum replicas",
  acceleratorType: "GPU",
  acceleratorCount: "GPUs per replica",
  region: "Current region",
  "placement.region": "Allowed region",
  "placement.multiRegion": "Allowed regions",
  "placement.regions": "Allowed regions",
  "autoscalingPolicy.scaleUpWindow": "Scales up after",
  "autoscalingPolicy.scaleDownWindow": "Scales down after",
  "autoscalingPolicy.scaleToZeroWindow": "Scales to zero after",
  "status.code": "Status code",
  "status.message": "Status message",
};

/** Names a field for people: `Load targets` for `autoscalingPolicy.loadTargets`. */
function labelOf(path: string): string {
  if (LABELS[path] !== undefined) return LABELS[path];
  const field = path.slice(path.lastIndexOf(".") + 1);
  const words = field.replace(/([a-z])([A-Z])/g, (_, end, start) => `${end} ${start.toLowerCase()}`);
  const label = words.charAt(0).toUpperCase() + words.slice(1);
  return label.replace(/\b(api|url|mtp|peft|id)\b/gi, (word) => word.toUpperCase());
}

function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined || value === "") return true;
  if (typeof value === "string") return value.endsWith("_UNSPECIFIED");
  return typeof value === "object" && Object.keys(value).length === 0;
}
