import * as glue from "../../wasm/emulator.js";
import { isFireworksError } from "../error.js";
import { misuse, shown } from "../options.js";
import { ensureLoaded } from "./loader.js";

/** A request as the emulator takes it. */
export interface PlainRequest {
  method: string;
  /** The path with its query. */
  target: string;
  headers: [string, string][];
  body: string;
}

/** What the emulator wants its caller to see. */
export interface PlainReply {
  status: number;
  headers: [string, string][];
  body: string;
  delayMs: number;
  dropConnection: boolean;
  /** After how many bytes of the body the connection is dropped. */
  truncateBody: number | null;
}

// an emulator is a number, and its memory is let go of when nobody can name it any more, where the host tells
const collected =
  typeof FinalizationRegistry === "undefined"
    ? undefined
    : new FinalizationRegistry<number>((id) => glue.freeEmulator(id));

/** One emulator inside WebAssembly. */
export class Instance {
  readonly #id: number;

  constructor(options: object, now: number) {
    ensureLoaded();
    const text = asJson(options);
    this.#id = told(() => glue.createEmulator(text, now));
    collected?.register(this, this.#id);
  }

  handle({ method, target, headers, body }: PlainRequest, now: number): PlainReply {
    const text = told(() => glue.handle(this.#id, JSON.stringify({ method, target, headers }), body, now));
    const end = text.indexOf("\n");
    const reply = JSON.parse(text.slice(0, end));
    reply.body = text.slice(end + 1);
    return reply;
  }

  fail(fault: object): void {
    const text = asJson(fault);
    told(() => glue.fail(this.#id, text));
  }

  failStart(fault: object): void {
    const text = asJson(fault);
    told(() => glue.failStart(this.#id, text));
  }

  recover(now: number): void {
    told(() => glue.recover(this.#id, now));
  }

  traffic(deployment: string, now: number): void {
    if (typeof deployment !== "string") throw misuse(`a deployment is named by a string, got ${shown(deployment)}`);
    told(() => glue.traffic(this.#id, deployment, now));
  }

  deployments(now: number): object[] {
    return JSON.parse(told(() => glue.deployments(this.#id, now)));
  }
}

/** A length of time as people write it, in milliseconds. */
export function milliseconds(duration: string): number {
  return told(() => glue.milliseconds(duration));
}

/** What WebAssembly throws is a sentence. */
function told<T>(call: () => T): T {
  try {
    return call();
  } catch (thrown) {
    throw typeof thrown === "string" ? misuse(thrown) : thrown;
  }
}

function asJson(value: object): string {
  try {
    return JSON.stringify(value, asItIs) ?? "null";
  } catch (cause) {
    if (isFireworksError(cause)) throw cause;
    throw misuse("what the emulator is given must be plain data, that JSON can hold", cause);
  }
}

/** Refuses what JSON would change in silence, but for what is to have no end, which it makes `null`. */
function asItIs(key: string, value: unknown): unknown {
  const isEndless = value === Infinity && (key === "times" || key === "lasts");
  const isNumber = typeof value !== "number" || Number.isFinite(value) || isEndless;
  const isData = typeof value !== "function" && typeof value !== "symbol" && !isCollection(value);
  if (isNumber && isData) return value;
  throw misuse(`\`${key}\` must be plain data, that JSON can hold, got ${shown(value)}`);
}

/** A Map, a Set, Headers: JSON would make an empty object of it. */
function isCollection(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value) && Symbol.iterator in value;
}
