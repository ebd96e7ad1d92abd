import type { ValidationIssue } from "#wasm";
import { isFireworksError } from "../error.js";
import type { Place } from "../places.js";
import { open, read, unreadable } from "./reader.js";
import { inside, isFull, type Room } from "./room.js";

type Say = (room: Room, slot: number) => ValidationIssue[];

/** Reads a value that stands at a place, in a map under a key, and says what is wrong with it. */
export function judged(value: unknown, place: Place, key: string, say: Say): ValidationIssue[] {
  if (!isFull())
    try {
      return inside((room) => {
        const slot = open(room, place, key);
        read(room, value, place, slot);
        return say(room, slot);
      });
    } catch (thrown) {
      // else it threw where nothing catches it: at the end of the stack, or as there is too much of it
      if (isFireworksError(thrown)) throw thrown;
    }
  return inside((room) => {
    const slot = open(room, place, key);
    unreadable(room, slot);
    return say(room, slot);
  });
}
