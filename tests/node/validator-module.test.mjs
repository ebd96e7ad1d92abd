// The validator's module, called as its JavaScript calls it and otherwise: whatever it is told of its memory, it reads and
// writes inside of that, and what lies before its part stays as it was.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { beforeEach, test } from "node:test";

const LIES = [0, 1, 7, 90, 300, 4_096, 65_536, 1_000_000, 2 ** 31, 2 ** 32 - 1];
const TASKS = 8;
const ANSWERS = 48_000;
const module = new WebAssembly.Module(readFileSync(new URL("../../pkg/dist/validator.wasm", import.meta.url)));

let exports;
/** Where the module's part begins, after the linker's data and the stack. */
let start;
beforeEach(() => {
  ({ exports } = new WebAssembly.Instance(module));
  start = exports.__heap_base.value;
});

/** Fills the module's part of the memory, from number to number another way. */
function fill(seed) {
  let state = seed;
  const part = new Uint8Array(exports.memory.buffer, start);
  for (let at = 0; at < part.length; at++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    // mostly numbers that a slot's kind, or its length, may be
    part[at] = at % 3 === 0 ? (state >>> 24) % 16 : 0;
  }
}

/** The linker's data: all that isn't 0 before anything is called. */
function constants() {
  const early = new Uint8Array(exports.memory.buffer, 0, start);
  const places = [...early.keys()].filter((at) => early[at] !== 0);
  return { places, bytes: places.map((at) => early[at]) };
}

/** What follows the answers. */
const filled = () => new Uint8Array(exports.memory.buffer, start + ANSWERS).slice();

test("any numbers and any bytes are answered for, and nothing but answers is written", () => {
  const { places, bytes } = constants();
  assert.ok(places.length > 1_000, "there are tables");
  exports.memory.grow(1);
  for (const [seed, room] of LIES.entries()) {
    fill(seed + 1);
    const given = filled();
    for (const slots of LIES)
      for (const text of LIES) {
        for (let task = 0; task < TASKS; task++) {
          const slot = LIES[(seed + task) % LIES.length];
          assert.ok(exports.check(room, slots, text, task, slot, LIES[task]) <= ANSWERS / 24);
        }
        assert.equal(typeof exports.seconds(room, slots, text), "number");
        assert.ok(exports.human(room, slots, text) <= ANSWERS);
      }
    assert.ok(Buffer.from(given).equals(filled()), "what was filled stays");
  }
  const early = new Uint8Array(exports.memory.buffer);
  assert.deepEqual(
    places.map((at) => early[at]),
    bytes,
  );
});

test("any number of seconds is written, or answered with nothing", () => {
  for (const seconds of [0, -0, 300.25, -1, 1e300, Number.NaN, Infinity, -Infinity, 5e-324])
    assert.ok(exports.wire(seconds) < 40, String(seconds));
});

test("a memory with no room for answers is answered for", () => {
  const { byteLength } = exports.memory.buffer;
  assert.ok(byteLength < start + ANSWERS);
  for (const room of LIES) assert.equal(exports.check(room, room, room, 0, 0, 0), 0);
});

test("a memory that grows is used to its end", () => {
  exports.memory.grow(3);
  const text = exports.memory.buffer.byteLength - start - ANSWERS;
  new Uint8Array(exports.memory.buffer, start + ANSWERS).fill(48);
  assert.equal(exports.seconds(0, 0, text), Number.NaN);
  new Uint8Array(exports.memory.buffer, exports.memory.buffer.byteLength - 1).fill("s".charCodeAt(0));
  assert.equal(exports.seconds(0, 0, text), 0);
  assert.equal(exports.seconds(0, 0, text + 1), Number.NaN);
});
