// The emulator's clock.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { createEmulator } from "fireworks-deployments/emulator";
import { deleted, emulated, isConfig, START, state, undelete } from "./emulated.mjs";

describe("the clock", () => {
  test("moves only by advance()", async () => {
    const emulator = emulated(deleted);
    await undelete(emulator);
    await new Promise((resolve) => setTimeout(resolve, 20));
    assert.equal(emulator.deployments()[0].updateTime, START);
    emulator.advance("29s");
    assert.equal(await state(emulator), "CREATING");
    emulator.advance(1_000);
    assert.equal(await state(emulator), "READY");
    emulator.advance("1h30m");
    assert.equal(emulator.deployments()[0].updateTime, "2026-03-01T12:00:30Z");
  });

  test("follows the host's with clock: real, and can be moved ahead of it", async () => {
    const emulator = emulated({ ...deleted, clock: "real" });
    await undelete(emulator);
    await new Promise((resolve) => setTimeout(resolve, 20));
    const before = emulator.deployments()[0].updateTime;
    assert.ok(before.startsWith("2026-03-01T12:00:0"), before);
    emulator.advance("30s");
    assert.equal(await state(emulator), "READY");
  });

  test("runs faster with speed", async () => {
    const emulator = emulated({ ...deleted, clock: "real", speed: 3_600_000 });
    await undelete(emulator);
    const before = Date.parse(emulator.deployments()[0].updateTime);
    await new Promise((resolve) => setTimeout(resolve, 20));
    assert.equal(await state(emulator), "READY");
    emulator.advance("1h");
    const hours = (Date.parse(emulator.deployments()[0].updateTime) - before) / 3_600_000;
    assert.ok(hours < 20_000, `${hours} hours`);
    for (const speed of [0, -1, Number.NaN, Infinity, "2"])
      assert.throws(() => emulated({ clock: "real", speed }), isConfig("speed must be a number above 0"));
    assert.throws(() => emulated({ speed: 2 }), isConfig('add `clock: "real"`'));
  });

  test("tells its time as Date.now() does", async () => {
    const start = Date.parse(START);
    const emulator = emulated();
    assert.equal(emulator.now(), start);
    emulator.advance("10m");
    emulator.advance(0.75);
    emulator.advance(0.5);
    assert.equal(emulator.now(), start + 600_001);
    emulator.reset();
    assert.equal(emulator.now(), start);
    assert.equal(emulated({ now: new Date(start + 7) }).now(), start + 7);
    const before = Date.now();
    const { now } = createEmulator();
    assert.ok(before <= now() && now() <= Date.now());
  });

  test("tells the time of a real clock at its speed", async () => {
    const start = Date.parse(START);
    const emulator = emulated({ clock: "real", speed: 3_600_000 });
    await new Promise((resolve) => setTimeout(resolve, 20));
    const later = emulator.now();
    assert.ok(later >= start + 10 * 3_600_000 && Number.isInteger(later), `${later - start} ms`);
    emulator.advance("1h");
    assert.ok(emulator.now() >= later + 3_600_000);
    emulator.reset();
    assert.ok(emulator.now() >= start);
  });

  test("stands still while the host's clock is set back, and at the end of the year 9999", (t) => {
    t.mock.timers.enable({ apis: ["Date"], now: 10_000 });
    const emulator = emulated({ clock: "real" });
    t.mock.timers.setTime(12_000);
    const latest = emulator.now();
    t.mock.timers.setTime(11_000);
    assert.equal(emulator.now(), latest);
    t.mock.timers.setTime(13_000);
    assert.equal(emulator.now(), latest + 1_000);
    emulator.advance(1e300);
    assert.equal(new Date(emulator.now()).toISOString(), "9999-12-31T23:59:59.999Z");
  });

  test("never goes back", () => {
    const emulator = emulated();
    for (const time of [-1, Number.NaN, Infinity, "-1s", undefined]) {
      assert.throws(() => emulator.advance(time), isConfig("forward"));
    }
    assert.throws(() => emulator.advance("soon"), isConfig("must look like"));
    for (const wrong of [Symbol("x"), { toString: 1, valueOf: 1 }, Object.create(null)]) {
      assert.throws(() => emulator.advance(wrong), isConfig("forward"));
      assert.throws(() => emulator.traffic(wrong), isConfig("deployment must be a string"));
      assert.throws(() => emulated({ clock: wrong }), isConfig("clock"));
      assert.throws(() => emulated({ clock: "real", speed: wrong }), isConfig("speed"));
    }
  });
});
