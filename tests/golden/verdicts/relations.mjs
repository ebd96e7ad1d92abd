// Fields that rules tie to each other, drawn together so that both sides of each rule are common.
import { objectOf, text } from "./anything.mjs";
import { FIELDS } from "./fields.mjs";
import { put } from "./put.mjs";
import * as words from "./words.mjs";

const draw = (random, path) => FIELDS[path](random);
const several = (random, paths) => objectOf(paths.map((path) => [path, draw(random, path)]));
const some = (paths) => (random) => several(random, random.shuffled(paths).slice(0, random.between(1, paths.length)));
const few = (random) => random.pick([0, 1, 2, 3, 0.5, 1.5, "2", null, -1, 1000, 1001]);

const OFFICE = { minReplicaCount: 0, schedule: "0 8 * * 1-5", duration: "300s", timezone: "UTC" };

const numbered = (count, value) =>
  Object.fromEntries(Array.from({ length: count }, (_, number) => [`custom/k${number}`, structuredClone(value)]));

/** Values for several fields, by their paths. */
const RELATIONS = [
  (random) => ({ minReplicaCount: few(random), maxReplicaCount: few(random) }),
  (random) => ({ "autoscalingPolicy.scalingSchedules.*.minReplicaCount": few(random), maxReplicaCount: few(random) }),
  (random) => ({
    minReplicaCount: few(random),
    "autoscalingPolicy.scaleToZeroWindow": draw(random, "autoscalingPolicy.scaleToZeroWindow"),
  }),
  some(["draftModel", "ngramSpeculationLength", "draftTokenCount"]),
  some(["deploymentShape", "acceleratorType"]),
  some(["deploymentTemplate", "autoTune"]),
  some(["hotLoadBucketUrl", "hotLoadTrainerJob", "hotLoadBucketType"]),
  (random) => ({ hotLoadBucketType: "FW_HOSTED", hotLoadBucketUrl: draw(random, "hotLoadBucketUrl") }),
  (random) => ({
    enableAddons: random.pick([true, true, false, null, "true"]),
    precision: draw(random, "precision"),
  }),
  some(["placement.region", "placement.multiRegion", "placement.regions"]),
  (random) => ({
    directRouteType: random.pick(["INTERNET", "INTERNET", ...words.ROUTES]),
    placement: random.pick([
      ...[undefined, null, {}, { region: "" }, { regions: ["US_UTAH_1"] }],
      ...[{ region: "US_IOWA_1" }, { region: random.pick(words.REGIONS) }],
    ]),
  }),
  some(["directRouteApiKeys", "directRouteType"]),
  (random) => ({
    acceleratorType: random.pick(words.ACCELERATORS),
    placement: random.one(
      () => ({ region: random.pick(words.REGIONS) }),
      () => ({ regions: random.list(0, 3, () => random.pick(words.REGIONS)) }),
      () => ({ region: random.pick(["", null]), regions: random.list(1, 2, () => random.pick(words.REGIONS)) }),
      () => ({ multiRegion: random.pick(words.MULTI_REGIONS) }),
    ),
  }),
  (random) => ({ "annotations.*": draw(random, "annotations.*"), baseModel: "accounts/a/models/m" }),
  (random) => ({ deploymentTemplate: text(random), autoTune: {} }),
  (random) => ({ annotations: numbered(random.between(63, 66), "v") }),
  (random) => ({ "autoscalingPolicy.scalingSchedules": numbered(random.between(4, 7), OFFICE) }),
];

/** A deployment with one of the relations put into it. */
export function relation(deployment, random) {
  for (const [path, value] of Object.entries(random.pick(RELATIONS)(random)))
    put(deployment, path.split("."), () => value);
  return deployment;
}
