import type { ValidationIssue } from "#wasm";
import { isFireworksError } from "../error.js";
import type { Place } from "../places.js";
import { explain } from "./explain.js";
import { open, read, unreadable } from "./reader.js";
import { enter, leave, type Room, type Task, TooMuch } from "./room.js";

/** Adds issues, once the value is read. */
type More = (room: Room, issues: ValidationIssue[]) => void;

const NO_NAMES: readonly string[] = [];

/** Returns the issues of a value at a place. `names` is the path to it. */
export function judged(value: unknown, place: Place, task: Task, names = NO_NAMES, more?: More): ValidationIssue[] {
  try {
    return issuesOf(read, value, place, task, names, more);
  } catch (thrown) {
    // else the stack, the memory or the rooms are exhausted, which can't be caught at its source
    if (isFireworksError(thrown)) throw thrown;
  }
  return issuesOf(unreadable, value, place, task, names, more);
}

function issuesOf(
  fill: typeof read,
  value: unknown,
  place: Place,
  task: Task,
  names: readonly string[],
  more: More | undefined,
): ValidationIssue[] {
  const room = enter();
  const { turn } = room;
  let isWhole = false;
  try {
    const slot = open(room, place, names.at(-1) ?? "");
    fill(room, value, place, slot);
    if (room.turn !== turn) throw new TooMuch();
    const issues = explain(room, room.check(task, slot, place), slot, names);
    more?.(room, issues);
    isWhole = true;
    return issues;
  } finally {
    leave(room, isWhole);
  }
}
