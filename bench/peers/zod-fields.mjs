// The 25 fields in zod: types, limits, formats, and the rules about several fields. These are
// functions that make schemas, so that a page that checks one deployment pays for one schema.
import * as z from "zod";
import * as known from "./vocabulary.mjs";

export const text = (most) => z.string().refine(known.isAtMost(most));
export const int32 = (least, most = 2 ** 31 - 1) => z.int32().min(least).max(most);
export const duration = (least, most = Number.POSITIVE_INFINITY) =>
  z
    .string()
    .regex(known.DURATION)
    .refine((given) => known.seconds(given) >= least && known.seconds(given) <= most);

export const fields = () => ({
  baseModel: z.string().regex(known.MODEL),
  displayName: text(63).optional(),
  description: text(999).optional(),
  annotations: z
    .record(
      z.string().max(128).regex(known.TAG),
      text(128)
        .min(1)
        .regex(/^\S(.*\S)?$/),
    )
    .optional(),
  minReplicaCount: int32(0).optional(),
  maxReplicaCount: int32(0, 1000).optional(),
  autoscalingPolicy: z
    .looseObject({
      scaleUpWindow: duration(0, 3600).optional(),
      scaleDownWindow: duration(0, 3600).optional(),
      scaleToZeroWindow: duration(300).optional(),
      loadTargets: z.looseObject({ default: z.number().min(0).max(1).optional() }).optional(),
    })
    .optional(),
  acceleratorCount: int32(0).optional(),
  acceleratorType: z.enum(known.accelerators).optional(),
  precision: z.enum(known.precisions).optional(),
  enableAddons: z.boolean().optional(),
  draftTokenCount: int32(0).optional(),
  draftModel: z.string().regex(known.MODEL).optional(),
  enableSessionAffinity: z.boolean().optional(),
  directRouteApiKeys: z.array(z.string()).optional(),
  directRouteType: z.enum(known.routes).optional(),
  placement: z
    .looseObject({
      region: z.enum(known.regions).optional(),
      multiRegion: z.enum(known.multiRegions).optional(),
      regions: z.array(z.enum(known.regions)).optional(),
    })
    .refine(known.isOnePlacement)
    .optional(),
  disableDeploymentSizeValidation: z.boolean().optional(),
  enableHotLoad: z.boolean().optional(),
  hotLoadBucketType: z.enum(known.buckets).optional(),
  hotLoadBucketUrl: z.string().regex(known.BUCKET).optional(),
  enableHotReloadLatestAddon: z.boolean().optional(),
  maxContextLength: int32(0).optional(),
  maxConcurrencyPerReplica: int32(0).optional(),
  pricingPlanId: z.string().optional(),
});

export const deployment = () =>
  z.looseObject(fields()).superRefine((value, context) => {
    for (const [path, keeps] of known.together) if (!keeps(value)) context.addIssue({ code: "custom", path: [path] });
  });

/** Returns the number of issues that a schema finds in a value. */
export const counting = (schema, options) => (value) => schema.safeParse(value, options).error?.issues.length ?? 0;
