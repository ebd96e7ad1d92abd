// Fields whose rules a JSON Schema can't express, or not in a way that values can be drawn from: valid and invalid
// values, by the field's path.
import fc from "fast-check";
import { duration, MOST, SECOND } from "./durations.mjs";

const id = fc.stringMatching(/^[a-z][a-z0-9-]{0,20}[a-z0-9]$/);
const modelName = fc.tuple(id, id).map(([account, model]) => `accounts/${account}/models/${model}`);

const bounds = [
  [0, 59],
  [0, 23],
  [1, 31],
  [1, 12, ["JAN", "dec", "Mar-JUN"]],
  [0, 7, ["MON", "sun", "mon-Fri"]],
];
const cronPart = ([min, max, names]) => {
  const value = fc.integer({ min, max });
  const range = fc.tuple(value, value).map((ends) => ends.sort((a, b) => a - b).join("-"));
  const list = fc
    .array(fc.oneof(value.map(String), range), { minLength: 1, maxLength: 3 })
    .map((parts) => parts.join());
  return fc.oneof(
    fc.constant("*"),
    fc.integer({ min: 1, max }).map((step) => `*/${step}`),
    list,
    ...(names ? [fc.constantFrom(...names)] : []),
  );
};

const tagName = fc.stringMatching(/^[A-Za-z0-9]([A-Za-z0-9._/-]{0,40}[A-Za-z0-9])?$/);
const tag = fc.oneof(fc.constant("k".repeat(121)), tagName).map((name) => `custom/${name}`);
const tagValue = fc.oneof(fc.constant("🔥".repeat(128)), fc.stringMatching(/^[!-~é🔥]([ -~é🔥]{0,40}[!-~é🔥])?$/u));
const oneTag = (key, value) => fc.tuple(key, value).map(([key, value]) => ({ [key]: value }));
const manyTags = (count) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`custom/k${index}`, "v"]));

const region = fc.constantFrom("US_IOWA_1", "EU_FRANKFURT_1", "AP_TOKYO_2", "MOON_1");

export const byHand = {
  annotations: {
    good: fc.oneof(fc.dictionary(tag, tagValue, { maxKeys: 4, noNullPrototype: true }), fc.constant(manyTags(64))),
    bad: fc.oneof(
      fc.constant(manyTags(65)),
      oneTag(
        fc.constantFrom("team", "custom/", "custom/-a", "custom/a-", "custom/a b", `custom/${"k".repeat(122)}`),
        tagValue,
      ),
      oneTag(tag, fc.constantFrom("", " a", "a ", "a\u00a0", "\u2028a", "a\nb", "v".repeat(129))),
    ),
  },
  baseModel: {
    good: fc.oneof({ weight: 4, arbitrary: modelName }, { weight: 1, arbitrary: id }),
    bad: fc.constant(""),
  },
  draftModel: { good: modelName },
  deploymentShape: {
    good: fc.oneof(
      fc.constant("default"),
      fc.tuple(id, id).map(([account, shape]) => `accounts/${account}/deploymentShapes/${shape}`),
      fc.tuple(id, id, id).map(([a, shape, version]) => `accounts/${a}/deploymentShapes/${shape}/versions/${version}`),
    ),
    bad: fc.constantFrom(
      "fast",
      "accounts/a/deploymentShapes/",
      "accounts/a/models/m",
      "accounts/a/deploymentShapes/s/",
    ),
  },
  hotLoadBucketUrl: {
    good: fc
      .tuple(fc.constantFrom("s3", "gs"), id, id)
      .map(([scheme, bucket, path]) => `${scheme}://${bucket}/${path}`),
    bad: fc.constantFrom("https://bucket/a", "s3://bucket/a/", "gs:/bucket", "bucket"),
  },
  placement: {
    good: fc.oneof(
      fc.record({ region }),
      fc.record({ multiRegion: fc.constantFrom("GLOBAL", "US", "EUROPE") }),
      fc.record({ regions: fc.array(region, { minLength: 1, maxLength: 4 }) }),
    ),
    bad: fc.constantFrom(
      { region: "US_IOWA_1", multiRegion: "GLOBAL" },
      { region: "US_IOWA_1", regions: ["US_IOWA_1"] },
      { multiRegion: "US", regions: ["US_IOWA_1"] },
    ),
  },
  "autoscalingPolicy.scaleUpWindow": duration(0n, 3_600n),
  "autoscalingPolicy.scaleDownWindow": duration(0n, 3_600n),
  "autoscalingPolicy.scaleToZeroWindow": duration(300n, MOST),
  "autoscalingPolicy.loadTargets": {
    good: fc.record(
      {
        default: fc.double({ min: 0, max: 1, noNaN: true }),
        requests_per_second: fc.double({ noNaN: true, noDefaultInfinity: true }),
      },
      { requiredKeys: [], noNullPrototype: true },
    ),
    bad: fc.constantFrom({ default: 1.01 }, { default: -Number.MIN_VALUE }, { default: "0.8" }, { tokens: "1" }),
  },
  "autoscalingPolicy.scalingSchedules.*.schedule": {
    good: fc.tuple(...bounds.map(cronPart)).map((parts) => parts.join(" ")),
    bad: fc.constantFrom(
      "* * * *",
      "60 * * * *",
      "0 24 * * *",
      "0 8 * * MON-FRI 2026",
      "@daily",
      "5-1 * * * *",
      "0 0 * FOO *",
      "*/0 * * * *",
    ),
  },
  "autoscalingPolicy.scalingSchedules.*.duration": duration(300n, 604_800n, SECOND),
  "autoscalingPolicy.scalingSchedules.*.timezone": {
    good: fc.constantFrom("UTC", "Europe/Berlin", "America/Argentina/Buenos_Aires", "Etc/GMT+5"),
    bad: fc.constantFrom("+02:00", "Europe/", "Europe/Bad Berlin"),
  },
};
