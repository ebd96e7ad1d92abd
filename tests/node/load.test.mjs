// Replicas of an emulated deployment that follow a load.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { simulateScaling } from "fireworks-deployments/emulator";
import { emulated, isConfig } from "./emulated.mjs";

const MINUTE = 60_000;
const ready = {
  name: "x",
  maxReplicaCount: 6,
  autoscalingPolicy: {
    scaleUpWindow: "60s",
    scaleDownWindow: "300s",
    scaleToZeroWindow: "900s",
    scalingSchedules: {
      noon: { minReplicaCount: 2, schedule: "30 7 * * *", duration: "1800s", timezone: "America/New_York" },
    },
  },
};
const load = [
  { at: 0, load: 0.5 },
  { at: "10m", load: { default: 3.1 } },
  { at: "40m", load: 0 },
  { at: "3h", load: 1.2 },
];
const counts = ({ desiredReplicaCount, replicaCount }) => [desiredReplicaCount, replicaCount];

describe("load()", () => {
  test("lets replicas follow the steps of simulateScaling", () => {
    const start = Date.UTC(2026, 2, 1, 12);
    const emulator = emulated({ now: start, readyAfter: "2m", deployments: [ready] });
    const options = { duration: "4h", start, coldStart: "2m", replicas: 1 };
    const { steps } = simulateScaling(ready, load, options);
    // 7:30 in New York is 12:30Z: the schedule begins while four run, and holds two after that
    assert.ok(steps.length > 8, `${steps.length} steps`);
    emulator.load("x", load);
    for (let minute = 0; minute < 240; minute += 1) {
      const { desired, ready } = steps.findLast(({ at }) => at <= minute * MINUTE);
      assert.deepEqual(counts(emulator.deployments()[0]), [desired, ready], `minute ${minute}`);
      emulator.advance("1m");
    }
  });

  test("ends with an empty list, or null", () => {
    for (const none of [[], null]) {
      const emulator = emulated({ deployments: [ready] });
      emulator.load("x", [{ at: 0, load: 4 }]);
      emulator.advance("2m");
      assert.deepEqual(counts(emulator.deployments()[0]), [5, 5]);
      emulator.load("x", none);
      emulator.advance("15m");
      assert.deepEqual(counts(emulator.deployments()[0]), [0, 0]);
    }
  });

  test("is over after a reset", () => {
    const emulator = emulated({ deployments: [ready] });
    emulator.load("x", [{ at: 0, load: 4 }]);
    emulator.reset();
    emulator.advance("2m");
    assert.deepEqual(counts(emulator.deployments()[0]), [1, 1]);
  });

  test("gives the same bytes for the same calls", () => {
    const play = () => {
      const emulator = emulated({ timing: "realistic", deployments: [ready] });
      emulator.load("x", load);
      return Array.from({ length: 60 }, () => {
        emulator.advance("3m");
        return JSON.stringify(emulator.deployments());
      });
    };
    assert.deepEqual(play(), play());
  });

  test("refuses what doesn't fit", () => {
    const { load } = emulated({ deployments: [ready, { name: "gone", state: "DELETED" }] });
    assert.throws(() => load("none", []), isConfig("there is no deployment `none`"));
    assert.throws(() => load("gone", [{ at: 0, load: 1 }]), isConfig("is DELETED and can't serve"));
    assert.throws(() => load(5, []), isConfig("deployment must be a string"));
    assert.throws(() => load("x"), isConfig("the load must be a list"));
    assert.throws(() => load("x", [{ at: 0, load: { requests: 1 } }]), isConfig("no load target `requests`"));
    assert.throws(() => load("x", [{ at: "367d", load: 1 }]), isConfig("within 366 days"));
  });
});
