// The 25 fields in zod: types, limits, forms and what several fields must keep together. Twice: as it compiles schemas by
// itself with `new Function`, and without that, as a page with a strict Content-Security-Policy has it.
import * as z from "zod";
import * as known from "./vocabulary.mjs";

const text = (most) => z.string().refine(known.isAtMost(most));
const int32 = (least, most = 2 ** 31 - 1) => z.int32().min(least).max(most);
const duration = (least, most = Number.POSITIVE_INFINITY) =>
  z
    .string()
    .regex(known.DURATION)
    .refine((given) => known.seconds(given) >= least && known.seconds(given) <= most);

const fields = () => ({
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

const deployment = () =>
  z.looseObject(fields()).superRefine((value, context) => {
    for (const [path, keeps] of known.together) if (!keeps(value)) context.addIssue({ code: "custom", path: [path] });
  });

/** How many issues a schema has of a value. */
const counting = (schema, options) => (value) => schema.safeParse(value, options).error?.issues.length ?? 0;

const jitless = { jitless: true };
export const validate = counting(deployment());
export const validateJitless = counting(deployment(), jitless);
export const validateWindow = counting(duration(300));
export const validateName = counting(text(63));

const time = z.iso.datetime({ offset: true });
/** What a reply is held to: the JSON types of what is known. */
const reply = z.looseObject({
  deployments: z.array(
    z.looseObject({
      ...Object.fromEntries(Object.entries(fields()).filter(([name]) => !/baseModel|placement|annotations/.test(name))),
      baseModel: z.string().optional(),
      annotations: z.record(z.string(), z.string()).optional(),
      placement: z.looseObject({ region: z.string().optional() }).optional(),
      name: z.string().optional(),
      createTime: time.optional(),
      updateTime: time.optional(),
      state: z.string().optional(),
      status: z.looseObject({ code: z.string().optional(), message: z.string().optional() }).optional(),
      desiredReplicaCount: int32(0).optional(),
      replicaCount: int32(0).optional(),
      replicaStats: z
        .looseObject({ initializingReplicaCount: int32(0).optional(), readyReplicaCount: int32(0).optional() })
        .optional(),
      cluster: z.string().optional(),
      directRouteHandle: z.string().optional(),
      region: z.string().optional(),
    }),
  ),
  nextPageToken: z.string().optional(),
  totalSize: int32(0).optional(),
});
export const parsePage = (value) => reply.parse(value).deployments;
