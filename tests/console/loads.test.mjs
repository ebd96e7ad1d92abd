import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { importConsole } from "./import.mjs";

const { drawInto, lengthOf, loadOf, pointsOf, startOf, stepsOf, timeOf, timeText } =
  await importConsole("scaling/loads.ts");
const { readSeries } = await importConsole("scaling/series.ts");
const { linear, upToTick } = await importConsole("scaling/scale.ts");
const { stepArea, stepPath } = await importConsole("scaling/path.ts");

const HOUR = 3_600_000;
const MONDAY = { day: "2026-11-30", days: 1, zone: "UTC" };
const WEEK = { ...MONDAY, days: 7 };
const hours = (steps) => steps.map(({ at, value }) => [at / HOUR, value]);

describe("loads", () => {
  it("stay the same, burst each day, or keep office hours from Monday to Friday", () => {
    assert.deepEqual(hours(stepsOf({ ...loadOf("steady"), level: 3 }, WEEK)), [[0, 3]]);
    assert.deepEqual(hours(stepsOf(loadOf("burst"), MONDAY)), [
      [0, 0.5],
      [12, 5],
      [12.5, 0.5],
    ]);
    const office = hours(stepsOf(loadOf("office"), WEEK));
    assert.deepEqual(office.slice(0, 3), [
      [0, 0],
      [9, 2.4],
      [17, 0],
    ]);
    assert.equal(office.length, 11, "five days, and none at the weekend");
    assert.deepEqual(office.at(-1), [4 * 24 + 17, 0]);
  });

  it("go on past midnight, also from the evening before the first day", () => {
    const night = { ...loadOf("nights"), from: "22:00", until: "06:00" };
    assert.deepEqual(hours(stepsOf(night, MONDAY)), [
      [0, 2.4],
      [6, 0],
      [22, 2.4],
    ]);
  });

  it("keep to local time when the clocks change", () => {
    const berlin = { zone: "Europe/Berlin", days: 1 };
    // on 25 October 2026 the hour from two to three comes twice, on 28 March 2027 it doesn't come
    const autumn = { ...berlin, day: "2026-10-25" };
    const spring = { ...berlin, day: "2027-03-28" };
    assert.equal(lengthOf(autumn), 25 * HOUR);
    assert.equal(lengthOf(spring), 23 * HOUR);
    assert.equal(startOf(autumn), Date.parse("2026-10-24T22:00:00Z"));
    const burst = { ...loadOf("burst"), from: "09:00", until: "10:00" };
    assert.deepEqual(hours(stepsOf(burst, autumn))[1], [10, 5]);
    assert.deepEqual(hours(stepsOf(burst, spring))[1], [8, 5]);
    assert.deepEqual(hours(stepsOf(burst, { ...berlin, day: "2026-11-30" }))[1], [9, 5]);
  });

  it("turn into points that are the same load", () => {
    for (const kind of ["steady", "burst", "office", "nights"]) {
      const points = pointsOf(loadOf(kind), WEEK);
      assert.deepEqual(stepsOf(loadOf("points", points), WEEK), stepsOf(loadOf(kind), WEEK));
    }
  });

  it("are drawn over, and stay as they were elsewhere", () => {
    const points = [
      [0, 1],
      [600, 3],
    ];
    assert.deepEqual(drawInto(points, 60, 120, 2), [
      [0, 1],
      [60, 2],
      [120, 1],
      [600, 3],
    ]);
    assert.deepEqual(drawInto(points, 540, 660, 2), [
      [0, 1],
      [540, 2],
      [660, 3],
    ]);
    assert.deepEqual(drawInto([], 0, 60, 2), [
      [0, 2],
      [60, 0],
    ]);
  });

  it("have times that read back as they were written", () => {
    assert.equal(timeText(1_980, WEEK), "Tue 09:00");
    assert.equal(timeText(540, MONDAY), "09:00");
    for (const minutes of [0, 540, 1_439, 1_980, 10_079]) assert.equal(timeOf(timeText(minutes, WEEK), WEEK), minutes);
    for (const text of ["", "9", "25:00", "09:60", "Tue 09:00", "noon"]) assert.equal(timeOf(text, MONDAY), undefined);
  });
});

describe("a pasted series", () => {
  const points = (text, span = MONDAY) => readSeries(text, span).points;
  const NINE = [
    [540, 2.4],
    [1_050, 0.2],
  ];

  it("is read alike as CSV, with or without a header, and as JSON", () => {
    assert.deepEqual(points("time,value\n09:00,2.4\n17:30,0.2\n"), NINE);
    assert.deepEqual(points('"09:00";"2.4"\r\n17:30;0.2'), NINE);
    assert.deepEqual(points("9h\t2.4\n17h30m\t0.2"), NINE);
    assert.deepEqual(points("32400,2.4\n63000,0.2"), NINE);
    assert.deepEqual(points('[["09:00",2.4],["17:30","0.2"]]'), NINE);
    assert.deepEqual(points('[{"time":"09:00","value":2.4},{"timestamp":"17:30","load":0.2}]'), NINE);
  });

  it("begins on the day of its first time, in the zone that is shown", () => {
    const berlin = { ...MONDAY, zone: "Europe/Berlin" };
    for (const time of ["2026-12-08T23:30:00Z", 1_796_772_600, 1_796_772_600_000, "2026-12-09 00:30"]) {
      const series = readSeries(JSON.stringify([[time, 1]]), berlin);
      assert.deepEqual([series.day, series.points], ["2026-12-09", [[30, 1]]], String(time));
    }
  });

  it("takes a week if it is longer than a day, and leaves out what comes later", () => {
    const series = readSeries("0,1\n90000,2\n604800,3", MONDAY);
    assert.deepEqual([series.days, series.late, series.points.length], [7, 1, 2]);
  });

  it("keeps the greatest of each interval if it is too long for a link", () => {
    const minutes = Array.from({ length: 1_440 }, (_, minute) => `${minute * 60},${minute === 721 ? 9 : 1}`);
    const series = readSeries(minutes.join("\n"), MONDAY);
    assert.equal(series.count, 1_440);
    assert.equal(series.isCoarse, true);
    assert.ok(series.points.length <= 336, `${series.points.length} points`);
    assert.deepEqual(
      series.points.find(([, value]) => value === 9),
      [720, 9],
    );
  });

  it("is refused with the row that is wrong", () => {
    assert.throws(() => points("09:00,2\n10:00,-1"), /row 2: the value must be a number of at least 0, got "-1"/);
    assert.throws(() => points("09:00,2\nsoon,1"), /row 2: the time must be like .*, got "soon"/);
    assert.throws(() => points('[["09:00",null]]'), /row 1: the value .* got null/);
    assert.throws(() => points("[1,"), /isn't; copy all of it/);
    assert.throws(() => points("  "), /no values/);
  });
});

describe("the scale of the chart", () => {
  it("ends at a round tick, and reads back what is drawn", () => {
    for (const [most, ticks] of [
      [1, [0, 0.2, 0.4, 0.6, 0.8, 1]],
      [3, [0, 1, 2, 3]],
      [4.2, [0, 1, 2, 3, 4, 5]],
      [1_000, [0, 200, 400, 600, 800, 1_000]],
    ]) {
      const scale = upToTick(most, [300, 0]);
      assert.deepEqual(scale.ticks, ticks);
      assert.equal(scale(0), 300);
      assert.equal(scale(ticks.at(-1)), 0);
    }
    const scale = linear(86_400, [40, 640]);
    assert.equal(scale(43_200), 340);
    assert.equal(scale.invert(340), 43_200);
  });

  it("draws steps that hold until the next", () => {
    const steps = [
      [0, 10],
      [5, 2],
    ];
    assert.equal(stepPath(steps, 9), "M0,10H5V2H9");
    assert.equal(stepArea(steps, 9, 12), "M0,10H5V2H9V12H0Z");
    assert.equal(stepPath([], 9), "");
  });
});
