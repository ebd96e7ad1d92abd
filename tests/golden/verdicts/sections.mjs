// What is judged: sections of chunks of a hundred values. A value is drawn from the number of its chunk alone.
import { values as hostile } from "../../hostile/values.mjs";
import { anything, key, number, text } from "./anything.mjs";
import { deployment } from "./deployments.mjs";
import { FIELDS } from "./fields.mjs";
import { duration, id, spokenDuration } from "./formats.mjs";
import { put } from "./put.mjs";
import { Random } from "./random.mjs";

const PER_CHUNK = 100;

const NO_FIELDS = [
  "",
  ".",
  "*",
  "a.b",
  "Display_Name",
  "display_name",
  "displayName.x",
  ".displayName",
  "autoscalingPolicy.",
  "autoscalingPolicy.scale_up_window",
  "autoscalingPolicy.scalingSchedules.a.b.schedule",
  "autoscalingPolicy.scalingSchedules.a.nothing",
  "placement.regions.0.x",
  "status.details",
  "__proto__",
  "constructor.name",
];
const fieldNamed = (random, path) =>
  path.replace("*", () =>
    random.once(2)
      ? "*"
      : random.one(
          key,
          () => "custom/a",
          () => "a.b",
          () => "0",
        ),
  );
const field = (random) => {
  if (random.once(12)) return { path: random.once(3) ? text(random) : random.pick(NO_FIELDS), value: anything(random) };
  const [path, draw] = random.pick(Object.entries(FIELDS));
  return { path: fieldNamed(random, path), value: random.one(draw, draw, draw, anything) };
};

const answer = (convert, value) => {
  try {
    return convert(value);
  } catch ({ kind, message }) {
    return { kind, message };
  }
};

const drawn = (chunks, draw, judge) => ({
  chunks,
  values(chunk, seed) {
    const random = new Random(seed + chunk);
    return Array.from({ length: PER_CHUNK }, () => draw(random));
  },
  judge,
});

// each engine and version of Node has its own
const { "the global object": _, ...portable } = hostile;
const HOSTILE = Object.keys(portable);
const LARGE = /million|hundred thousand|length that lies/;

/** Of a value made anew for each: whole, as an ID, and in the place of each field, by field and in a deployment. */
function hostileAnswers({ validateDeployment, validateField, validateDeploymentId }, name) {
  const large = LARGE.test(name) && hostile[name]();
  const make = () => large || hostile[name]();
  const paths = large ? ["annotations"] : Object.keys(FIELDS);
  return [
    validateDeployment(make()),
    validateDeployment(make(), { for: "update" }),
    validateField(make(), make()),
    validateDeploymentId(make()),
    validateDeploymentId(make(), { for: "address" }),
    ...paths.flatMap((path) => [validateField(path, make()), validateDeployment(put({}, path.split("."), make))]),
  ];
}

/** Each with how many chunks it has, its values by chunk, and what a library answers to one: a list of answers. */
export const SECTIONS = {
  deployments: drawn(1_000, deployment, ({ validateDeployment, validateField }, value) => [
    validateDeployment(value),
    validateDeployment(value, { for: "update" }),
    ...Object.entries(value ?? {})
      .slice(0, 3)
      .map(([name, inner]) => validateField(name, inner)),
  ]),
  fields: drawn(300, field, ({ validateField }, { path, value }) => [validateField(path, value)]),
  ids: drawn(20, id, ({ validateDeploymentId }, value) => [
    validateDeploymentId(value),
    validateDeploymentId(value, { for: "address" }),
  ]),
  durations: drawn(
    50,
    (random) => random.one(spokenDuration, spokenDuration, spokenDuration, duration, anything),
    ({ parseDuration, humanDuration }, value) => [answer(parseDuration, value), answer(humanDuration, value)],
  ),
  seconds: drawn(
    20,
    (random) => random.one(number, number, () => random.between(0, 1e9) / 1e6, anything),
    ({ formatDuration }, value) => [answer(formatDuration, value)],
  ),
  hostile: {
    chunks: HOSTILE.length,
    values: (chunk) => [HOSTILE[chunk]],
    judge: hostileAnswers,
  },
};

/** The values of one chunk. Sections draw apart, whatever their order. */
export const valuesOf = (section, chunk) => SECTIONS[section].values(chunk, seedOf(section));

const seedOf = (section) =>
  [...section].reduce((seed, letter) => Math.imul(seed, 31) + letter.charCodeAt(0), 20_260_301);
