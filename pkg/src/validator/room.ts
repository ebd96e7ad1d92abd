import { compiled } from "#validator";
import { FireworksError } from "../error.js";
import { type Place, places } from "../places.js";

/** What a value is checked as, by its number in `validator/src/tasks.rs`. */
export const Task = { create: 0, update: 1, createdId: 2, addressedId: 3, field: 4, anyEntry: 5, argument: 6 } as const;
export type Task = (typeof Task)[keyof typeof Task];

/** The module's exports. What most of them take first is how much of the memory is filled. */
interface Exports {
  memory: WebAssembly.Memory;
  __heap_base: WebAssembly.Global;
  check(room: number, slots: number, text: number, task: Task, slot: number, place: number): number;
  seconds(room: number, slots: number, text: number): number;
  human(room: number, slots: number, text: number): number;
  wire(seconds: number): number;
}

const PAGE = 65_536;
/** The bytes for answers, as `validator/src/memory.rs` parts the memory. */
const ANSWERS = 48_000;
/** More than any deployment has: what has more can't be read. */
const [MOST_SLOTS, MOST_TEXT] = [1_000_000, 1 << 26];
const [FEW_SLOTS, FEW_TEXT] = [256, 4_096];

/** Where a value stands: its place, unless its message has none for it, its step from the slot around it, and that slot. */
export interface Source {
  readonly place: Place | undefined;
  readonly step: string | number;
  readonly outer: number;
}

const NOWHERE: Source = { place: undefined, step: "", outer: 0 };

/** A value holds more than any deployment does. */
export class TooMuch extends Error {}

/** An instance of the module, with its memory in parts: answers, numbers of the slots, their kinds, texts. */
export class Room {
  readonly exports: Exports;
  readonly fixed = places().fixed;
  /** Findings, six words each; of each the limit is the third number. */
  words!: Uint32Array;
  limits!: Float64Array;
  numbers!: Float64Array;
  /** The same as two words each. */
  halves!: Uint32Array;
  kinds!: Uint8Array;
  texts!: Uint8Array;
  /** How many slots and bytes of text are filled, and how many there is room for. */
  slots = 0;
  text = 0;
  #slotRoom = FEW_SLOTS;
  #textRoom = FEW_TEXT;
  /** The strings that were read, by slot: messages show them. */
  readonly strings: string[] = [];
  /** Where each value stands that isn't fixed, by slot from the first such. */
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

  /** Begins a value. */
  begin(): void {
    this.slots = this.fixed;
    this.text = 0;
    this.kinds.fill(0, 0, this.fixed);
  }

  /** Lets go of a value, and tells whether the room is small enough to be kept. */
  end(): boolean {
    if (this.sources.length > 0) this.sources.length = 0;
    if (this.strings.length > this.fixed) this.strings.length = this.fixed;
    return this.#slotRoom + this.#textRoom < PAGE;
  }

  /** Where the value of a slot stands. */
  sourceOf(slot: number): Source {
    const place = places().all[slot];
    if (!place || slot >= this.fixed) return this.sources[slot - this.fixed] ?? NOWHERE;
    return { place, step: place.name, outer: place.outer?.id ?? 0 };
  }

  /** More slots, empty ones; the first of them. */
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

  /** Makes sure of room for so many more bytes of text. */
  ensure(bytes: number): void {
    if (this.text + bytes <= this.#textRoom) return;
    if (this.text > MOST_TEXT) throw new TooMuch();
    this.#grow(this.#slotRoom, 2 * (this.text + bytes));
  }

  /** Checks what was read into a slot, and returns how many findings there are. */
  check(task: Task, slot: number, place: Place): number {
    return this.exports.check(this.#slotRoom, this.slots, this.text, task, slot, place.id);
  }

  /** The seconds that the text says, or NaN. */
  seconds(): number {
    return this.exports.seconds(this.#slotRoom, 0, this.text);
  }

  /** The duration that the text says as people write it; empty for none. */
  human(): string {
    return this.#answer(this.exports.human(this.#slotRoom, 0, this.text));
  }

  /** A number of seconds as the API writes it; empty for no duration. */
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

/** Rooms inside of rooms, which only a getter that validates opens. */
const MOST_NESTED = 8;
const idle: Room[] = [];
let nested = 0;

/** True if no further room may be entered. */
export const isFull = (): boolean => nested === MOST_NESTED;

/** An instance that nothing is in; to be left again, whatever happens. */
export function enter(): Room {
  const room = idle.pop() ?? new Room();
  nested++;
  return room;
}

/** Leaves an instance. One in which anything was thrown is dropped: its state may be half of something. */
export function leave(room: Room | undefined): void {
  nested--;
  if (room?.end()) idle.push(room);
}

function loadError(cause: unknown): FireworksError {
  const said = cause instanceof Error ? cause.message : String(cause);
  return new FireworksError({
    kind: "config",
    message: `the WebAssembly module couldn't be loaded: ${said}; a Content-Security-Policy must allow 'wasm-unsafe-eval'`,
    cause,
  });
}
