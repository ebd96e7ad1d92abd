/** A group of fields, as the form shows it. */
export interface Group {
  readonly title: string;
  /** True if few people need it: it starts collapsed. */
  readonly isRare?: true;
  /** The fields, in order. An object or map that is named here has one control for all that is inside. */
  readonly fields: readonly string[];
}

/** Which field stands where. A field that the API gains needs a place here; a test demands it. */
export const GROUPS: readonly Group[] = [
  { title: "Name", fields: ["displayName", "description", "annotations"] },
  {
    title: "Model and GPUs",
    fields: ["baseModel", "deploymentShape", "acceleratorType", "acceleratorCount", "precision", "maxContextLength"],
  },
  {
    title: "Scaling",
    fields: [
      "minReplicaCount",
      "maxReplicaCount",
      "autoscalingPolicy.scaleUpWindow",
      "autoscalingPolicy.scaleDownWindow",
      "autoscalingPolicy.scaleToZeroWindow",
      "maxConcurrencyPerReplica",
      "autoscalingPolicy.loadTargets",
      "autoscalingPolicy.scalingSchedules",
    ],
  },
  { title: "Placement", fields: ["placement", "preemptible"] },
  {
    title: "Speculative decoding",
    isRare: true,
    fields: ["draftModel", "draftTokenCount", "ngramSpeculationLength", "enableMtp"],
  },
  {
    title: "Addons and hot loading",
    isRare: true,
    fields: [
      "enableAddons",
      "enableHotReloadLatestAddon",
      "enableHotLoad",
      "hotLoadBucketType",
      "hotLoadBucketUrl",
      "hotLoadTrainerJob",
      "hotLoadTransitionType",
    ],
  },
  {
    title: "Direct route",
    isRare: true,
    fields: ["directRouteType", "directRouteApiKeys", "enableSessionAffinity"],
  },
  {
    title: "Rarely needed",
    isRare: true,
    fields: [
      "deploymentTemplate",
      "autoTune.longPrompt",
      "activeModelVersion",
      "targetModelVersion",
      "maxWithRevocableReplicaCount",
      "pricingPlanId",
      "disableDeploymentSizeValidation",
      "expireTime",
    ],
  },
];

/** Every field that has a control. */
export const FIELDS: readonly string[] = GROUPS.flatMap(({ fields }) => fields);
