// The 25 fields in arktype, as in zod.mjs.
import { type } from "arktype";
import * as known from "./vocabulary.mjs";

const text = (most) =>
  type("string").narrow((given, context) => known.isAtMost(most)(given) || context.mustBe("short"));
const int32 = (least, most = 2 ** 31 - 1) => type(`${least} <= number.integer <= ${most}`);
const duration = (least, most = Number.POSITIVE_INFINITY) =>
  type(known.DURATION).narrow(
    (given, context) => (known.seconds(given) >= least && known.seconds(given) <= most) || context.mustBe("in range"),
  );
const one = (values) => type.enumerated(...values);

const deployment = type({
  baseModel: known.MODEL,
  "displayName?": text(63),
  "description?": text(999),
  "annotations?": type("Record<string, string>").narrow(
    (tags, context) =>
      Object.keys(tags).every((key) => key.length <= 128 && known.TAG.test(key)) || context.mustBe("tags"),
  ),
  "minReplicaCount?": int32(0),
  "maxReplicaCount?": int32(0, 1000),
  "autoscalingPolicy?": {
    "scaleUpWindow?": duration(0, 3600),
    "scaleDownWindow?": duration(0, 3600),
    "scaleToZeroWindow?": duration(300),
    "loadTargets?": { "default?": "0 <= number <= 1" },
  },
  "acceleratorCount?": int32(0),
  "acceleratorType?": one(known.accelerators),
  "precision?": one(known.precisions),
  "enableAddons?": "boolean",
  "draftTokenCount?": int32(0),
  "draftModel?": known.MODEL,
  "enableSessionAffinity?": "boolean",
  "directRouteApiKeys?": "string[]",
  "directRouteType?": one(known.routes),
  "placement?": type({
    "region?": one(known.regions),
    "multiRegion?": one(known.multiRegions),
    "regions?": one(known.regions).array(),
  }).narrow((placement, context) => known.isOnePlacement(placement) || context.mustBe("one placement")),
  "disableDeploymentSizeValidation?": "boolean",
  "enableHotLoad?": "boolean",
  "hotLoadBucketType?": one(known.buckets),
  "hotLoadBucketUrl?": known.BUCKET,
  "enableHotReloadLatestAddon?": "boolean",
  "maxContextLength?": int32(0),
  "maxConcurrencyPerReplica?": int32(0),
  "pricingPlanId?": "string",
}).narrow((value, context) => {
  for (const [path, keeps] of known.together) if (!keeps(value)) return context.reject({ path: [path] });
  return true;
});

export const validate = (value) => {
  const out = deployment(value);
  return out instanceof type.errors ? out.length : 0;
};
