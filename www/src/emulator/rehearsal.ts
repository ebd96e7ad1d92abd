import type { Deployment } from "fireworks-deployments";
import { createEmulator, type Emulator, type Fault } from "fireworks-deployments/emulator";
import type { Scenario } from "./scenarios.ts";

const TICK_MS = 200;
const DEFAULT_SPEED = 5;

/** An emulator whose clock the page moves: at a speed that can change, or not at all. */
export class Rehearsal {
  readonly #emulator: Emulator;
  #timer: ReturnType<typeof setInterval> | undefined;
  #last = 0;
  speed: number;

  constructor(accountId: string, scenario: Scenario, speed: number | undefined) {
    const now = Date.now();
    this.speed = speed ?? scenario.speed ?? DEFAULT_SPEED;
    this.#emulator = createEmulator({ accountId, now, deployments: scenario.deployments(now), ...scenario.options });
    scenario.play?.(this.#emulator);
  }

  fetch: Emulator["fetch"] = (input, init) => this.#emulator.fetch(input, init);

  /** The emulator's time, in milliseconds since the epoch. */
  now(): number {
    this.tick();
    return this.#emulator.now();
  }

  /** Lets the clock run. */
  run(): void {
    this.#last = performance.now();
    this.#timer ??= setInterval(() => this.tick(), TICK_MS);
  }

  /** Stops the clock where it is. */
  pause(): void {
    this.tick();
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  get running(): boolean {
    return this.#timer !== undefined;
  }

  /** Moves the clock forward, by a duration such as `10m` or by milliseconds. */
  advance(time: string | number): void {
    this.tick();
    this.#emulator.advance(time);
  }

  fail(fault: Fault): void {
    this.#emulator.fail(fault);
  }

  clearFaults(): void {
    this.#emulator.clearFaults();
  }

  deployments(): Deployment[] {
    return this.#emulator.deployments();
  }

  private tick(): void {
    if (this.#timer === undefined) return;
    const now = performance.now();
    const passed = Math.floor((now - this.#last) * this.speed);
    if (passed < 1) return;
    this.#last += passed / this.speed;
    this.#emulator.advance(passed);
  }
}
