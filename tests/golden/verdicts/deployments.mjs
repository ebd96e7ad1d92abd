// A deployment: what the service may take, and then up to a dozen faults put into it.
import { anything, blank, key, number, objectOf, odd, other, text } from "./anything.mjs";
import { FIELDS, MESSAGES, messageOf, READ_ONLY, WRITABLE } from "./fields.mjs";
import { bucket, tagKey, tagValue } from "./formats.mjs";
import { put } from "./put.mjs";
import { relation } from "./relations.mjs";

const PATHS = Object.keys(FIELDS);
const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

const anywhere = (deployment, random, draw) => put(deployment, random.pick(PATHS).split("."), () => draw(random));

/** A name that is near one of the API's. */
const misspelt = (random) => {
  const name = random.pick(Object.keys(WRITABLE));
  return random.one(
    () => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
    () => name.toUpperCase(),
    () => `${name}s`,
    () => name.slice(0, -1),
    () => key(random),
    () => key(random),
  );
};
const unknownIn = (path) => (deployment, random) =>
  put(deployment, path, (holder = {}) => {
    const name = misspelt(random);
    return isObject(holder) ? objectOf([...Object.entries(holder), [name, anything(random, 1)]]) : holder;
  });
const big = (least, most, make) => (random) => objectOf(random.list(least, most, () => make(random)));
const entries = (path, draw) => (deployment, random) => put(deployment, path, () => draw(random));

const FAULTS = [
  (deployment, random) => anywhere(deployment, random, other),
  (deployment, random) => anywhere(deployment, random, blank),
  (deployment, random) => anywhere(deployment, random, odd),
  (deployment, random) => anywhere(deployment, random, number),
  (deployment, random) => anywhere(deployment, random, text),
  (deployment, random) => anywhere(deployment, random, anything),
  (deployment, random) => {
    const [name, draw] = random.pick(Object.entries(READ_ONLY));
    return put(deployment, [name], () => draw(random));
  },
  (deployment, random) => {
    const path = random.pick(PATHS);
    return put(deployment, path.split("."), () => FIELDS[path](random));
  },
  relation,
  relation,
  relation,
  unknownIn([]),
  (deployment, random) => unknownIn(random.pick(Object.keys(MESSAGES)).split("."))(deployment, random),
];

// a few times in each chunk: they have many issues
const BIG = [
  entries(
    ["annotations"],
    big(62, 68, (random) => [`custom/k${random.below(1e6)}`, tagValue(random)]),
  ),
  entries(
    ["annotations"],
    big(4, 9, (random) => [tagKey(random), random.once(3) ? other(random) : tagValue(random)]),
  ),
  entries(
    ["autoscalingPolicy", "scalingSchedules"],
    big(4, 8, (random) => [key(random), anything(random, 2)]),
  ),
  entries(
    ["autoscalingPolicy", "loadTargets"],
    big(2, 12, (random) => [key(random), number(random)]),
  ),
  entries(["placement", "regions"], (random) => random.list(0, 90, FIELDS["placement.regions.*"])),
  entries(["directRouteApiKeys"], (random) => random.list(0, 90, (random) => random.one(text, other))),
  entries(["status"], (random) => random.one(anything, messageOf(MESSAGES.status))),
  entries(["hotLoadBucketUrl"], bucket),
];
// more than are told of
const ENORMOUS = [
  (random) => Object.fromEntries(random.list(990, 1_100, () => [`field${random.below(1e6)}`, 1])),
  (random) => ({ placement: { regions: random.list(990, 1_100, () => 7) }, status: { code: 1 } }),
  (random) => ({ annotations: big(990, 1_100, (random) => [`k${random.below(1e6)}`, " "])(random), baseModel: 1 }),
];

const APART = [
  ["acceleratorType", "deploymentShape"],
  ["autoTune", "deploymentTemplate"],
  ["draftModel", "ngramSpeculationLength"],
  ["hotLoadBucketUrl", "hotLoadTrainerJob"],
  ["enableAddons", "precision"],
];
const WARNED_OF = ["expireTime", "enableMtp", "draftTokenCount", "directRouteApiKeys", "placement", "deploymentShape"];

const base = (random) => {
  const deployment = messageOf(WRITABLE)(random);
  if (!random.once(6)) deployment.baseModel = "accounts/fireworks/models/tiny";
  if (!random.once(3)) for (const fields of APART) delete deployment[random.pick(fields)];
  if (random.once(3)) {
    for (const field of WARNED_OF) delete deployment[field];
    deployment.acceleratorType = "NVIDIA_H100_80GB";
    deployment.baseModel = "accounts/fireworks/models/tiny";
  }
  return deployment;
};

const HOW_MANY = [0, 0, 0, 1, 1, 1, 1, 2, 2, 3, 5, 12];

export function deployment(random) {
  if (random.once(2_500)) return random.pick(ENORMOUS)(random);
  if (random.once(60)) return anything(random);
  let drawn = base(random);
  for (let left = random.pick(HOW_MANY); left > 0; left--) drawn = random.pick(FAULTS)(drawn, random);
  if (random.once(25)) drawn = random.pick(BIG)(drawn, random);
  return drawn;
}
