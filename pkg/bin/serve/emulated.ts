import { Clock } from "../../src/emulator/clock.js";
import { Instance } from "../../src/emulator/instance.js";
import type { EmulatorOptions } from "../../src/emulator.js";

/**
 * An emulator and its clock. Requests reach it as plain data: creating a `Request` would take longer than answering.
 */
export interface Emulated {
  readonly instance: Instance;
  readonly clock: Clock;
}

/** Creates an emulator. Its clock runs unless the options say `manual`. */
export function emulated({ clock: kind = "real", now, speed, ...options }: EmulatorOptions): Emulated {
  const clock = new Clock(kind, now, speed);
  return { clock, instance: new Instance(options, clock.now()) };
}
