import type { ValidationIssue } from "#wasm";
import { isFireworksError } from "../error.js";
import type { Place } from "../places.js";
import { explain } from "./explain.js";
import { open, read, unreadable } from "./reader.js";
import { enter, isFull, leave, type Room, type Task } from "./room.js";

/** What else is to be said of a value, once it is read. */
type More = (room: Room, issues: ValidationIssue[]) => void;

const NO_NAMES: readonly string[] = [];

/** The issues of a value that stands at a place, to which these names lead. */
export function judged(value: unknown, place: Place, task: Task, names = NO_NAMES, more?: More): ValidationIssue[] {
  if (!isFull())
    try {
      return issuesOf(read, value, place, task, names, more);
    } catch (thrown) {
      // else it threw where nothing catches it: at the end of the stack, or as there is too much of it
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
  let left: Room | undefined;
  try {
    const slot = open(room, place, names.at(-1) ?? "");
    fill(room, value, place, slot);
    const issues = explain(room, room.check(task, slot, place), slot, names);
    more?.(room, issues);
    left = room;
    return issues;
  } finally {
    leave(left);
  }
}
