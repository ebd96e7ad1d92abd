// The model of autoscaling, through the package.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { simulateScaling } from "fireworks-deployments/emulator";

const policy = {
  minReplicaCount: 0,
  maxReplicaCount: 4,
  acceleratorCount: 8,
  autoscalingPolicy: { scaleUpWindow: "30s", scaleDownWindow: "600s", scaleToZeroWindow: "600s" },
};
const office = [
  { at: 0, load: 0 },
  { at: "9h", load: 2.4 },
  { at: "17h", load: 0 },
];
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A policy with one schedule, of an hour. */
function scheduled(schedule, timezone) {
  const scalingSchedules = { hour: { minReplicaCount: 2, schedule, duration: "3600s", timezone } };
  return { ...policy, autoscalingPolicy: { scaleDownWindow: "0s", scalingSchedules } };
}

/** The hours since the start at which a schedule begins, without any load. */
function beginnings(deployment, start, duration) {
  const { steps } = simulateScaling(deployment, [{ at: 0, load: 0 }], { duration, start, replicas: 0 });
  return steps.filter(({ desired, ready }) => desired === 2 && ready === 0).map(({ at }) => at / HOUR);
}

describe("simulateScaling", () => {
  test("gives the replicas over time, and what they come to", () => {
    const run = simulateScaling(policy, office, { duration: "24h", coldStart: "5m" });
    assert.deepEqual(run.steps, [
      { at: 0, desired: 0, ready: 0 },
      // the first request wakes one replica at once, and 2.4 replicas of work at 80 % need three
      { at: 9 * HOUR, desired: 1, ready: 0 },
      { at: 9 * HOUR + 30_000, desired: 3, ready: 0 },
      { at: 9 * HOUR + 5 * MINUTE, desired: 3, ready: 1 },
      { at: 9 * HOUR + 30_000 + 5 * MINUTE, desired: 3, ready: 3 },
      { at: 17 * HOUR + 10 * MINUTE, desired: 0, ready: 0 },
    ]);
    // one replica for 30 s, then three until 17:10
    const seconds = 30 + 3 * (8 * 3_600 + 600 - 330);
    assert.equal(run.gpuHours, (8 * seconds) / 3_600);
    // three bear 2.4 replicas of work: short until they are ready
    assert.deepEqual([run.coldStarts, run.shortSeconds], [1, 330]);
  });

  test("takes the greatest of several targets, and none of a target that a point lacks", () => {
    const autoscalingPolicy = { scaleDownWindow: "0s", loadTargets: { default: 0.5, concurrent_requests: 10 } };
    const load = [
      { at: 0, load: { default: 0.6, concurrent_requests: 35 } },
      { at: "1h", load: { default: 0.6 } },
      { at: "2h", load: 0.5 },
    ];
    const { steps } = simulateScaling({ maxReplicaCount: 9, autoscalingPolicy }, load, { duration: "3h" });
    // 35 requests at 10 a replica, 0.6 replicas of work at 50 %, and 0.5
    assert.deepEqual(
      steps.map(({ at, desired }) => [at / HOUR, desired]),
      [
        [0, 4],
        [1, 2],
        [2, 1],
      ],
    );
  });

  test("follows schedules in their time zone, across a clock change", () => {
    const newYork = scheduled("0 8 * * *", "America/New_York");
    // clocks go forward on 2026-03-08: 8:00 is 13:00Z the day before, and 12:00Z from then on
    assert.deepEqual(beginnings(newYork, "2026-03-07T00:00:00Z", "3d"), [13, 24 + 12, 48 + 12]);
    // and back on 2026-11-01
    assert.deepEqual(beginnings(newYork, "2026-10-31T00:00:00Z", "3d"), [12, 24 + 13, 48 + 13]);
  });

  test("follows schedules in zones of half an hour, and to the west and east of the date line", () => {
    for (const [zone, hour] of Object.entries({
      UTC: 8,
      "Asia/Kolkata": 2.5,
      "Pacific/Honolulu": 18,
      "Pacific/Kiritimati": 18,
      // half an hour of daylight saving time, which begins on 2026-10-04 at 2:00
      "Australia/Lord_Howe": 21.5,
    }))
      assert.deepEqual(beginnings(scheduled("0 8 * * *", zone), "2026-06-01T00:00:00Z", "24h"), [hour], zone);
    const island = scheduled("0 8 * * *", "Australia/Lord_Howe");
    assert.deepEqual(beginnings(island, "2026-10-03T00:00:00Z", "2d"), [21, 24 + 21]);
  });

  test("counts a schedule that began before the start", () => {
    const night = scheduled("30 23 * * *", "UTC");
    const { steps } = simulateScaling(night, [{ at: 0, load: 0 }], { duration: "2h", start: "2026-06-01" });
    assert.deepEqual(steps, [
      { at: 0, desired: 2, ready: 2 },
      // one stays for the default scale-to-zero window, an hour
      { at: HOUR / 2, desired: 1, ready: 1 },
      { at: HOUR, desired: 0, ready: 0 },
    ]);
  });

  test("leaves what it is given as it is", () => {
    const frozen = Object.freeze({ ...policy });
    const load = Object.freeze(office.map(Object.freeze));
    const options = Object.freeze({ duration: DAY, start: new Date(0) });
    assert.deepEqual(simulateScaling(frozen, load, options), simulateScaling(policy, office, { duration: "24h" }));
  });

  const hour = { duration: "1h" };
  const wrong = {
    "a policy that the service refuses": [
      { autoscalingPolicy: { scaleToZeroWindow: "60s" } },
      office,
      hour,
      /autoscalingPolicy.scaleToZeroWindow must be at least 5 minutes/,
    ],
    "a load target that the policy lacks": [
      policy,
      [{ at: 0, load: { requests_per_second: 5 } }],
      hour,
      /no load target `requests_per_second`; it has default/,
    ],
    "a time zone that the host doesn't know": [scheduled("0 8 * * *", "Mars/Olympus"), office, hour, /`Mars\/Olympus`/],
    "a load that is no list": [policy, { at: 0, load: 1 }, hour, /the load must be a list/],
    "a point that is no object": [policy, [null], hour, /each point of the load needs an `at`/],
    "a point without a time": [policy, [{ load: 1 }], hour, /each point of the load needs an `at`/],
    "a time that is no duration": [policy, [{ at: "noon", load: 1 }], hour, /`noon`/],
    "a point without a load": [policy, [{ at: 0 }], hour, /each `load` must be a number/],
    "a load below zero": [policy, [{ at: 0, load: { default: -1 } }], hour, /each `load` must be a number.*got `-1`/],
    "points out of order": [policy, office.toReversed(), hour, /the times of a load must ascend/],
    "no deployment": [undefined, office, hour, /the deployment must be an object/],
    "no options": [policy, office, undefined, /need a `duration`/],
    "no duration": [policy, office, {}, /need a `duration`/],
    "a duration without end": [policy, office, { duration: Infinity }, /`duration` must be plain JSON data/],
    "a duration of centuries": [policy, office, { duration: 1e15 }, /at most 366 days/],
    "an unknown option": [policy, office, { duration: "1h", coldstart: 5 }, /unknown field `coldstart`/],
    "a start that is no time": [policy, office, { duration: "1h", start: "soon" }, /start must be a Date/],
  };
  for (const [name, [deployment, load, options, message]] of Object.entries(wrong))
    test(`refuses ${name}`, () => {
      assert.throws(() => simulateScaling(deployment, load, options), { kind: "config", message });
    });
});
