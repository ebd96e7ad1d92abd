// The 25 fields in valibot, as in zod.mjs.
import * as v from "valibot";
import * as known from "./vocabulary.mjs";

const optional = v.optional;
const text = (most) => v.pipe(v.string(), v.check(known.isAtMost(most)));
const int32 = (least, most = 2 ** 31 - 1) => v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));
const duration = (least, most = Number.POSITIVE_INFINITY) =>
  v.pipe(
    v.string(),
    v.regex(known.DURATION),
    v.check((given) => known.seconds(given) >= least && known.seconds(given) <= most),
  );

const fields = v.looseObject({
  baseModel: v.pipe(v.string(), v.regex(known.MODEL)),
  displayName: optional(text(63)),
  description: optional(text(999)),
  annotations: optional(
    v.record(
      v.pipe(v.string(), v.maxLength(128), v.regex(known.TAG)),
      v.pipe(text(128), v.minLength(1), v.regex(/^\S(.*\S)?$/)),
    ),
  ),
  minReplicaCount: optional(int32(0)),
  maxReplicaCount: optional(int32(0, 1000)),
  autoscalingPolicy: optional(
    v.looseObject({
      scaleUpWindow: optional(duration(0, 3600)),
      scaleDownWindow: optional(duration(0, 3600)),
      scaleToZeroWindow: optional(duration(300)),
      loadTargets: optional(v.looseObject({ default: optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1))) })),
    }),
  ),
  acceleratorCount: optional(int32(0)),
  acceleratorType: optional(v.picklist(known.accelerators)),
  precision: optional(v.picklist(known.precisions)),
  enableAddons: optional(v.boolean()),
  draftTokenCount: optional(int32(0)),
  draftModel: optional(v.pipe(v.string(), v.regex(known.MODEL))),
  enableSessionAffinity: optional(v.boolean()),
  directRouteApiKeys: optional(v.array(v.string())),
  directRouteType: optional(v.picklist(known.routes)),
  placement: optional(
    v.pipe(
      v.looseObject({
        region: optional(v.picklist(known.regions)),
        multiRegion: optional(v.picklist(known.multiRegions)),
        regions: optional(v.array(v.picklist(known.regions))),
      }),
      v.check(known.isOnePlacement),
    ),
  ),
  disableDeploymentSizeValidation: optional(v.boolean()),
  enableHotLoad: optional(v.boolean()),
  hotLoadBucketType: optional(v.picklist(known.buckets)),
  hotLoadBucketUrl: optional(v.pipe(v.string(), v.regex(known.BUCKET))),
  enableHotReloadLatestAddon: optional(v.boolean()),
  maxContextLength: optional(int32(0)),
  maxConcurrencyPerReplica: optional(int32(0)),
  pricingPlanId: optional(v.string()),
});
const relations = known.together.map(([path, keeps]) => v.forward(v.check(keeps), [path]));
const deployment = v.pipe(fields, ...relations);

export const validate = (value) => v.safeParse(deployment, value).issues?.length ?? 0;
