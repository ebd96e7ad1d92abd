import { humanForm } from "./generated/sentences.js";
import { misuse } from "./options.js";
import { placeAt } from "./places.js";
import { shown } from "./validator/explain.js";
import { open, read } from "./validator/reader.js";
import { enter, leave, type Room } from "./validator/room.js";

/** Seconds of a duration as people write it, `5m` or `1h30m`, or as the API does, `300s`. */
export function parseDuration(text: string): number {
  return given(text, (room) => {
    const seconds = room.seconds();
    return Number.isNaN(seconds) ? undefined : seconds;
  });
}

/** A duration as people write it, in the greatest units: `5m` for `300s`. */
export function humanDuration(text: string): string {
  return given(text, (room) => room.human() || undefined);
}

/** A number of seconds as the API takes it: `300s`. */
export function formatDuration(seconds: number): string {
  return using((room) => {
    const text = typeof seconds === "number" && room.wire(seconds);
    if (text) return text;
    throw misuse(`a duration must be a number of seconds, at most ten thousand years, got ${told(room, seconds)}`);
  });
}

/** What is made of a text that is a duration. */
function given<T>(text: string, make: (room: Room) => T | undefined): T {
  return using((room) => {
    const words = told(room, text);
    const made = typeof text === "string" ? make(room) : undefined;
    if (made !== undefined) return made;
    throw misuse(`a duration ${typeof text === "string" ? humanForm : "must be a string"}, got ${words}`);
  });
}

/** Reads a value as a text, and says what was given. */
function told(room: Room, value: unknown): string {
  const place = placeAt(-1);
  const slot = open(room, place, "");
  read(room, value, place, slot);
  return shown(room, slot);
}

/** Has an instance do something; if anything is thrown in it, it is dropped. */
function using<T>(use: (room: Room) => T): T {
  const room = enter();
  let left: Room | undefined;
  try {
    const result = use(room);
    left = room;
    return result;
  } finally {
    leave(left);
  }
}
