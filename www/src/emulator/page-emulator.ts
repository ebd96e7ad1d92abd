import type { Deployment } from "fireworks-deployments";
import { createEmulator, type Emulator, type EmulatorOptions, type Journal } from "fireworks-deployments/emulator";
import { forget, type Kept, recall, remember } from "./memory.ts";
import { type ScenarioKey, scenarioOf } from "./scenarios.ts";

const TICK_MS = 200;
const DEFAULT_SPEED = 5;

/**
 * The emulator of the demo. The page moves its clock, at a speed that can change; and since its journal is its whole history,
 * the page can also take it back to any moment.
 */
export class PageEmulator {
  readonly #accountId: string;
  readonly #key: ScenarioKey;
  #emulator: Emulator;
  /** The whole history, while the emulator stands at an earlier moment of it. */
  #future: Journal | undefined;
  #timer: ReturnType<typeof setInterval> | undefined;
  /** False if the clock stood still before a reload. */
  readonly #isResumed: boolean;
  #last = 0;
  #listeners = new Set<() => void>();
  speed: number;

  constructor(accountId: string, key: ScenarioKey, speed: number | undefined) {
    this.#accountId = accountId;
    this.#key = key;
    this.speed = speed ?? scenarioOf(key).speed ?? DEFAULT_SPEED;
    const kept = recall(key);
    const recalled = kept && rebuilt(kept);
    this.#emulator = recalled ?? this.#start();
    this.#isResumed = recalled === undefined || !kept?.isPaused;
    this.#future = recalled && kept?.until !== undefined ? kept.journal : undefined;
    addEventListener("pagehide", () => remember(key, this.#kept()));
  }

  fetch: Emulator["fetch"] = (input, init) => {
    // what is asked for now is a branch of the history; the future that it had is gone
    if (init?.method !== undefined && init.method !== "GET") this.#future = undefined;
    return this.#emulator.fetch(input, init);
  };

  /** The emulator's time, in milliseconds since the epoch. */
  now(): number {
    this.#tick();
    return this.#emulator.now();
  }

  /** Lets the clock run, unless a person stopped it before a reload. */
  resume(): void {
    if (this.#isResumed) this.run();
  }

  /** Lets the clock run. */
  run(): void {
    this.#last = performance.now();
    this.#timer ??= setInterval(() => this.#tick(), TICK_MS);
    this.#tell();
  }

  /** Stops the clock where it is. */
  pause(): void {
    this.#tick();
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#tell();
  }

  get running(): boolean {
    return this.#timer !== undefined;
  }

  setSpeed(speed: number): void {
    this.#tick();
    this.speed = speed;
    this.#tell();
  }

  /** Moves the clock forward, by a duration such as `10m` or by milliseconds. */
  advance(time: string | number): void {
    this.#tick();
    this.#emulator.advance(time);
    this.#tell();
  }

  /** Changes the emulator: injects a fault, sends traffic, edits a deployment. */
  change(change: (emulator: Emulator) => void): void {
    this.#tick();
    this.#future = undefined;
    change(this.#emulator);
    this.#tell();
  }

  deployments(): Deployment[] {
    return this.#emulator.deployments();
  }

  /** The whole history, with the future that a journey into the past left behind; undefined if it has grown too large. */
  history(): Journal | undefined {
    if (this.#future) return this.#future;
    try {
      return this.#emulator.journal();
    } catch {
      return undefined;
    }
  }

  /** True while the emulator stands at an earlier moment. */
  get isPast(): boolean {
    return this.#future !== undefined;
  }

  /** Goes to a moment of the history, and stops the clock there; without a moment, to its end. */
  goTo(moment?: number): void {
    const journal = this.history();
    if (journal === undefined) return;
    this.pause();
    this.#emulator = createEmulator(moment === undefined ? { journal } : { journal, until: moment });
    this.#future = moment === undefined ? undefined : journal;
    this.#tell();
  }

  /** Starts the scenario over, with a service that behaves by these options. */
  startOver(behavior: EmulatorOptions = {}): void {
    forget(this.#key);
    this.#future = undefined;
    this.#emulator = this.#start(behavior);
    this.run();
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  #kept(): Kept | undefined {
    const journal = this.history();
    if (journal === undefined) return undefined;
    return { journal, isPaused: !this.running, ...(this.isPast && { until: this.#emulator.now() }) };
  }

  #start(behavior: EmulatorOptions = {}): Emulator {
    const now = Date.now();
    const { deployments, options, play } = scenarioOf(this.#key);
    const seeds = { accountId: this.#accountId, now, deployments: deployments(now) };
    const emulator = createEmulator({ ...seeds, ...options, ...behavior });
    play?.(emulator);
    return emulator;
  }

  #tick(): void {
    if (this.#timer === undefined) return;
    const now = performance.now();
    const passed = Math.floor((now - this.#last) * this.speed);
    if (passed < 1) return;
    this.#last += passed / this.speed;
    this.#emulator.advance(passed);
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

/** Rebuilds the emulator that a reload interrupted; its clock goes on where it stood. */
function rebuilt({ journal, until }: Kept): Emulator | undefined {
  try {
    return createEmulator(until === undefined ? { journal } : { journal, until });
  } catch {
    // a journal of another version of the package
    return undefined;
  }
}
