import { humanForm } from "./generated/sentences.js";
import { misuse } from "./options.js";
import { placeAt } from "./places.js";
import { shown } from "./validator/explain.js";
import { open, read } from "./validator/reader.js";
import { enter, leave, type Room } from "./validator/room.js";

/**
 * Parses a duration, as people write it (`5m`, `1h30m`) or as the API does (`300s`), into seconds.
 */
export function parseDuration(text: string): number {
  return given(text, (room) => {
    const seconds = room.seconds();
    return Number.isNaN(seconds) ? undefined : seconds;
  });
}

/** Formats a duration for people, in the largest units: `5m` for `300s`. */
export function humanDuration(text: string): string {
  return given(text, (room) => room.human() || undefined);
}

/** Formats seconds as the API does: `300s`. */
export function formatDuration(seconds: number): string {
  return using((room) => {
    const text = typeof seconds === "number" && room.wire(seconds);
    if (text) return text;
    throw misuse(`a duration must be a number of seconds, at most ten thousand years, got ${told(room, seconds)}`);
  });
}

/** Applies a function to a parsed duration; throws if the text is not one. */
function given<T>(text: string, make: (room: Room) => T | undefined): T {
  return using((room) => {
    const words = told(room, text);
    const made = typeof text === "string" ? make(room) : undefined;
    if (made !== undefined) return made;
    throw misuse(`a duration ${typeof text === "string" ? humanForm : "must be a string"}, got ${words}`);
  });
}

/** Reads a value as text, and returns it as messages show it. */
function told(room: Room, value: unknown): string {
  const place = placeAt(-1);
  const slot = open(room, place, "");
  read(room, value, place, slot);
  return shown(room, slot);
}

/** Uses an instance of the module. Drops the instance if anything throws. */
function using<T>(use: (room: Room) => T): T {
  const room = enter();
  let isWhole = false;
  try {
    const result = use(room);
    isWhole = true;
    return result;
  } finally {
    leave(room, isWhole);
  }
}
