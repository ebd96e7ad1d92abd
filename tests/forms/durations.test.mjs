// The schema's patterns for durations agree with the validator: around every bound, for every number of digits, and in
// every notation.
import assert from "node:assert/strict";
import { test } from "node:test";
import { createSchema, validateField } from "fireworks-deployments";

const { properties } = createSchema["~standard"].jsonSchema.input({ target: "draft-2020-12" });
const { scaleUpWindow, scaleToZeroWindow, scalingSchedules } = properties.autoscalingPolicy.properties;
const durations = {
  "autoscalingPolicy.scaleUpWindow": scaleUpWindow,
  "autoscalingPolicy.scaleToZeroWindow": scaleToZeroWindow,
  "autoscalingPolicy.scalingSchedules.x.duration": scalingSchedules.additionalProperties.properties.duration,
};

const MOST = 315_576_000_000;
const around = (number, distance) => Array.from({ length: 2 * distance + 1 }, (_, index) => number - distance + index);
const powers = Array.from({ length: 14 }, (_, index) => 10 ** index);
/** Every digit that is possible where the greatest values have another. */
const nearTheMost = [...String(MOST)].flatMap((_, place) =>
  around(Math.floor(MOST / 10 ** place), 1).map((n) => n * 10 ** place),
);
const seconds = [
  ...around(1850, 1900),
  ...around(604_800, 300),
  ...[...powers, ...nearTheMost].flatMap((n) => around(n, 2)),
];
const fractions = ["", ".0", ".000000000", ".000000001", ".5", ".999999999", ".0000000000", ".", ".x"];
const malformed = [
  "",
  "s",
  "-s",
  ".5s",
  "300",
  "300S",
  " 300s",
  "300s ",
  "300s\n",
  "+300s",
  "1e3s",
  "3 00s",
  "٣٠٠s",
  "--300s",
  "5m",
];

for (const [path, { pattern }] of Object.entries(durations)) {
  test(path, () => {
    const form = new RegExp(pattern);
    const texts = seconds.flatMap((n) =>
      ["", "-", "0", "-0"].flatMap((before) => fractions.map((after) => `${before}${Math.abs(n)}${after}s`)),
    );
    const differing = [...texts, ...malformed].filter(
      (text) => form.test(text) !== (validateField(path, text).length === 0),
    );
    assert.deepEqual(differing, []);
  });
}
