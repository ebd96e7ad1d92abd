import { compiled } from "#validator";
import { FireworksError } from "../error.js";
import { type Place, places } from "../places.js";

/** The purpose of a check, by its number in `validator/src/tasks.rs`. */
export const Task = { create: 0, update: 1, createdId: 2, addressedId: 3, field: 4, anyEntry: 5, argument: 6 } as const;
export type Task = (typeof Task)[keyof typeof Task];

/** The module's exports. Most take the memory's filling first. */
interface Exports {
  memory: WebAssembly.Memory;
  __heap_base: WebAssembly.Global;
  check(room: number, slots: number, text: number, task: Task, slot: number, place: number): number;
  seconds(room: number, slots: number, text: number): number;
  human(room: number, slots: number, text: number): number;
  wire(seconds: number): number;
}

const PAGE = 65_536;
/** The size of the answers, in bytes, as in `validator/src/memory.rs`. */
const ANSWERS = 48_000;
/** More than any deployment has. A larger value is unreadable. */
const MOST_SLOTS = 1_000_000;
const MOST_TEXT = 1 << 26;
const FEW_SLOTS = 256;
const FEW_TEXT = 4_096;

/**
 * The position of a value: its place (if the message has one), and its key or index in the slot
 * around it.
 */
export interface Source {
  readonly place: Place | undefined;
  readonly step: string | number;
  readonly outer: number;
}

const NOWHERE: Source = { place: undefined, step: "", outer: 0 };

/** Thrown for a value that needs more room than there is. */
export class TooMuch extends Error {}

/**
 * An instance of the module, with views of its memory: answers, the slots' numbers and kinds,
 * texts.
 */
export class Room {
  readonly exports: Exports;
  readonly fixed = places().fixed;
  /** The findings, six words each, seen as words. The third number of each is its limit. */
  words!: Uint32Array;
  limits!: Float64Array;
  numbers!: Float64Array;
  /** The slots' numbers, seen as two words each. */
  halves!: Uint32Array;
  kinds!: Uint8Array;
  texts!: Uint8Array;
  /** The number of slots and of bytes of text in use. */
  slots = 0;
  text = 0;
  /** The number of checks that have used the room. If it changes, another has taken the room over. */
  turn = 0;
  #slotRoom = FEW_SLOTS;
  #textRoom = FEW_TEXT;
  /** The strings by slot, for messages. */
  readonly strings: string[] = [];
  /** The positions of values that aren't at fixed places, by slot, from the first such slot on. */
  readonly sources: Source[] = [];

  constructor() {
    this.strings.length = this.fixed;
    this.strings.fill("");
    try {
      this.exports = new WebAssembly.Instance(compiled(), {}).exports as unknown as Exports;
    } catch (cause) {
      throw loadError(cause);
    }
    this.#lay();
  }

  /** Prepares for a value. */
  begin(): void {
    this.slots = this.fixed;
    this.text = 0;
    this.kinds.fill(0, 0, this.fixed);
  }

  /** Releases a value. Returns whether the room is small enough to keep. */
  end(): boolean {
    if (this.sources.length > 0) this.sources.length = 0;
    if (this.strings.length > this.fixed) this.strings.length = this.fixed;
    return this.#slotRoom + this.#textRoom < PAGE;
  }

  /** Returns the position of a slot's value. */
  sourceOf(slot: number): Source {
    const place = places().all[slot];
    if (!place || slot >= this.fixed) return this.sources[slot - this.fixed] ?? NOWHERE;
    return { place, step: place.name, outer: place.outer?.id ?? 0 };
  }

  /** Adds empty slots, and returns the first of them. */
  add(count: number): number {
    const first = this.slots;
    this.slots += count;
    if (this.slots > this.#slotRoom) {
      if (this.slots > MOST_SLOTS) throw new TooMuch();
      this.#grow(2 * this.slots, this.#textRoom);
    }
    this.kinds.fill(0, first, this.slots);
    return first;
  }

  /** Reserves space for that many more bytes of text. */
  ensure(bytes: number): void {
    if (this.text + bytes <= this.#textRoom) return;
    if (this.text > MOST_TEXT) throw new TooMuch();
    this.#grow(this.#slotRoom, 2 * (this.text + bytes));
  }

  /** Checks the value in a slot. Returns the number of findings. */
  check(task: Task, slot: number, place: Place): number {
    return this.exports.check(this.#slotRoom, this.slots, this.text, task, slot, place.id);
  }

  /** Parses the text as a duration, in seconds. NaN if it isn't one. */
  seconds(): number {
    return this.exports.seconds(this.#slotRoom, 0, this.text);
  }

  /** Formats the text's duration for people. Empty if it isn't one. */
  human(): string {
    return this.#answer(this.exports.human(this.#slotRoom, 0, this.text));
  }

  /** Formats a number of seconds as the API does. Empty if it is no duration. */
  wire(seconds: number): string {
    return this.#answer(this.exports.wire(seconds));
  }

  #answer(length: number): string {
    return String.fromCharCode(...new Uint8Array(this.words.buffer, this.words.byteOffset, length));
  }

  #grow(slotRoom: number, textRoom: number): void {
    const kinds = this.kinds.slice();
    const texts = this.texts.slice(0, this.text);
    this.#slotRoom = slotRoom;
    this.#textRoom = textRoom;
    this.#lay();
    this.kinds.set(kinds);
    this.texts.set(texts);
  }

  #lay(): void {
    const { memory, __heap_base } = this.exports;
    const answers: number = __heap_base.value;
    const numbers = answers + ANSWERS;
    const kinds = numbers + 8 * this.#slotRoom;
    const texts = kinds + this.#slotRoom;
    const missing = texts + this.#textRoom - memory.buffer.byteLength;
    if (missing > 0) memory.grow(Math.ceil(missing / PAGE));
    const { buffer } = memory;
    this.words = new Uint32Array(buffer, answers, ANSWERS / 4);
    this.limits = new Float64Array(buffer, answers, ANSWERS / 8);
    this.numbers = new Float64Array(buffer, numbers, this.#slotRoom);
    this.halves = new Uint32Array(buffer, numbers, 2 * this.#slotRoom);
    this.kinds = new Uint8Array(buffer, kinds, this.#slotRoom);
    this.texts = new Uint8Array(buffer, texts, this.#textRoom);
  }
}

/** The maximum number of rooms in use: more than one only if a getter validates, or if the host ended a check. */
const MOST_TAKEN = 8;
const idle: Room[] = [];
/** The rooms in use, the longest first. A host that ends a check, as `vm` does by a timeout, runs no `finally`. */
const taken: Room[] = [];

/** Takes a room: an idle one, a new one, or else the one longest in use. Always call `leave` afterwards. */
export function enter(): Room {
  const room = idle.pop() ?? (taken.length < MOST_TAKEN ? undefined : taken.shift()) ?? new Room();
  taken.push(room);
  room.turn++;
  return room;
}

/** Returns a room for reuse, unless its check has failed: then it is dropped. */
export function leave(room: Room, isWhole: boolean): void {
  const at = taken.lastIndexOf(room);
  // whatever was taken later is over
  if (at >= 0) taken.length = at;
  if (isWhole && room.end()) idle.push(room);
}

function loadError(cause: unknown): FireworksError {
  const said = cause instanceof Error ? cause.message : String(cause);
  return new FireworksError({
    kind: "config",
    message: `the WebAssembly module couldn't be loaded: ${said}; a Content-Security-Policy must allow 'wasm-unsafe-eval'`,
    cause,
  });
}
