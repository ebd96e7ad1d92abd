import { Clock } from "../../src/emulator/clock.js";
import { Instance } from "../../src/emulator/instance.js";
import type { EmulatorOptions } from "../../src/emulator.js";

/** An emulator and its clock. Requests go to it as they are: a `Request` for each would take longer than its answer. */
export interface Emulated {
  readonly instance: Instance;
  readonly clock: Clock;
}

/** Makes an emulator whose clock runs, unless it is told to stand still. */
export function emulated({ clock: kind = "real", now, speed, ...options }: EmulatorOptions): Emulated {
  const clock = new Clock(kind, now, speed);
  return { clock, instance: new Instance(options, clock.now()) };
}
