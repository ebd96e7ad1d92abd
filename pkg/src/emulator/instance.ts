import * as glue from "../../wasm/emulator.js";
import { isFireworksError } from "../error.js";
import { misuse, shown } from "../options.js";
import type { Journal } from "./journal.js";
import type { LoadColumns } from "./load.js";
import { ensureLoaded, instanceNumber, lose } from "./loader.js";
import { host } from "./zone.js";

/** A request to the emulator, as plain data. */
export interface PlainRequest {
  method: string;
  /** The URL path with its query. */
  target: string;
  headers: [string, string][];
  body: string;
}

/** A reply of the emulator, as plain data. */
export interface PlainReply {
  status: number;
  headers: [string, string][];
  body: string;
  delayMs: number;
  dropConnection: boolean;
  /** The number of body bytes after which the connection is dropped. */
  truncateBody: number | null;
}

// an emulator is a number to WebAssembly; hosts with a FinalizationRegistry free it once its Instance is
// garbage-collected
const collected =
  typeof FinalizationRegistry === "undefined"
    ? undefined
    : new FinalizationRegistry<{ id: number; within: number }>(({ id, within }) => {
        if (within === instanceNumber()) glue.freeEmulator(id);
      });

/** An emulator inside WebAssembly. */
export class Instance {
  readonly #id: number;
  /** The module's instance that it is in. */
  readonly #within = instanceNumber();

  private constructor(id: number) {
    this.#id = id;
    collected?.register(this, { id, within: this.#within });
  }

  /** Calls WebAssembly about this emulator. */
  #told<T>(call: () => T, how: (call: () => T) => T = told): T {
    if (this.#within === instanceNumber()) return how(call);
    throw misuse("this emulator is lost, since WebAssembly failed in an earlier call; create another");
  }

  static created(options: object, now: number): Instance {
    const plain = asPlainData(options);
    return new Instance(told(() => glue.createEmulator(plain, now)));
  }

  /** Rebuilds an emulator, up to a moment or to the journal's end. Also returns the times of its start and its end. */
  static rebuilt(journal: object, until?: number, key?: string): { instance: Instance; start: number; now: number } {
    const plain = asPlainData(journal, "journal", DEEPEST_JOURNAL);
    const [id, start, now] = told(() => glue.replayJournal(plain, until, key, host)) as unknown as [
      number,
      number,
      number,
    ];
    return { instance: new Instance(id), start, now };
  }

  handle({ method, target, headers, body }: PlainRequest, now: number): PlainReply {
    // on a fresh stack, as `fetch` is asynchronous
    const text = this.#told(
      () => glue.handle(this.#id, JSON.stringify({ method, target, headers }), body, now),
      called,
    );
    const end = text.indexOf("\n");
    const reply = JSON.parse(text.slice(0, end));
    reply.body = text.slice(end + 1);
    return reply;
  }

  fail(fault: object, now: number): void {
    const plain = asPlainData(fault);
    this.#told(() => glue.fail(this.#id, plain, now));
  }

  failStart(fault: object, now: number): void {
    const plain = asPlainData(fault);
    this.#told(() => glue.failStart(this.#id, plain, now));
  }

  clearFaults(now: number): void {
    this.#told(() => glue.clearFaults(this.#id, now));
  }

  traffic(deployment: string, now: number): void {
    if (typeof deployment !== "string") throw misuse(`deployment must be a string, got ${shown(deployment)}`);
    this.#told(() => glue.traffic(this.#id, deployment, now));
  }

  load(deployment: string, { targets, times, loads }: LoadColumns, now: number): void {
    if (typeof deployment !== "string") throw misuse(`deployment must be a string, got ${shown(deployment)}`);
    this.#told(() => glue.load(this.#id, deployment, asPlainText(targets, "load"), times, loads, host, now));
  }

  edit(deployment: string, fields: object, now: number): void {
    if (typeof deployment !== "string") throw misuse(`deployment must be a string, got ${shown(deployment)}`);
    const plain = asPlainData(fields);
    this.#told(() => glue.edit(this.#id, deployment, plain, now));
  }

  reset(now: number): void {
    this.#told(() => glue.reset(this.#id, now));
  }

  journal(now: number): Journal {
    return JSON.parse(this.#told(() => glue.journal(this.#id, now)));
  }

  requests(): object[] {
    return this.#told(() => glue.requests(this.#id));
  }

  deployments(now: number): object[] {
    return this.#told(() => glue.deployments(this.#id, now));
  }
}

/** Parses a duration such as `10m` into milliseconds. */
export function milliseconds(duration: string): number {
  return told(() => glue.milliseconds(duration));
}

/** Simulates autoscaling, from plain data to plain data. */
export function simulate(deployment: object, { targets, times, loads }: LoadColumns, options: object): unknown {
  const [policy, names, setting] = [deployment, targets, options].map((value) =>
    asPlainText(value, "policy and options"),
  ) as [string, string, string];
  return JSON.parse(told(() => glue.simulateScaling(policy, names, times, loads, setting, host)));
}

/** Arguments that need more of the stack than any call of the module. */
let muchStack: readonly number[] | undefined;
const nothing = () => {};

/** Calls WebAssembly from any depth of the stack. At its end this overflows, and not the module, which would be lost. */
function told<T>(call: () => T): T {
  muchStack ??= new Array(16_384).fill(0);
  Reflect.apply(nothing, undefined, muchStack);
  return called(call);
}

/** Calls WebAssembly. Turns a sentence that it throws into an error. */
function called<T>(call: () => T): T {
  ensureLoaded();
  try {
    return call();
  } catch (thrown) {
    if (typeof thrown === "string") throw misuse(thrown);
    if (!isFireworksError(thrown)) lose();
    throw thrown;
  }
}

/** The maximum nesting of data. A recursive reader must not overflow the stack. */
const DEEPEST = 127;
/** In a journal, the data of a call is three levels deep. */
const DEEPEST_JOURNAL = DEEPEST + 3;

/** Copies a value through JSON, so that nothing in it can throw, change or have a class. */
function asPlainData(value: object, what = "options and faults", deepest = DEEPEST): unknown {
  const plain: unknown = JSON.parse(asPlainText(value, what));
  if (isDeeper(plain, deepest)) throw misuse(`${what} must not be nested deeper than ${deepest} levels`);
  return plain;
}

/** Writes a value as JSON, without silent changes. */
function asPlainText(value: object, what: string): string {
  try {
    return JSON.stringify(value, asItIs) ?? "null";
  } catch (cause) {
    if (isFireworksError(cause)) throw cause;
    throw misuse(`the emulator's ${what} must be plain JSON data`, cause);
  }
}

function isDeeper(value: unknown, than: number): boolean {
  if (typeof value !== "object" || value === null) return false;
  return than === 0 || Object.values(value).some((inner) => isDeeper(inner, than - 1));
}

/** Rejects values that JSON would change silently, except an infinite `times` or `lasts`, which becomes `null`. */
function asItIs(key: string, value: unknown): unknown {
  const isEndless = value === Infinity && (key === "times" || key === "lasts");
  const isNumber = typeof value !== "number" || Number.isFinite(value) || isEndless;
  const isData = typeof value !== "function" && typeof value !== "symbol" && !isCollection(value);
  if (isNumber && isData) return value;
  throw misuse(`\`${key}\` must be plain JSON data, got ${shown(value)}`);
}

/** True for iterables such as Map, Set and Headers, which JSON would turn into an empty object. */
function isCollection(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value) && Symbol.iterator in value;
}
