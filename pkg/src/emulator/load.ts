import { misuse, shown } from "../options.js";
import { milliseconds } from "./instance.js";

/** A load from a time on, until the next point. */
export interface LoadPoint {
  /** The time since the start: milliseconds, or text such as `90m`. Each point is later than the one before. */
  at: string | number;
  /**
   * The load, at least 0. A number is that of the load target `default`, in fully used replicas: 2.4 needs three replicas
   * at its 80 %. An object has the load of several targets, each in the target's own unit, such as
   * `{ default: 2.4, concurrent_requests: 9 }`; there is none of a target that it lacks.
   */
  load: number | Record<string, number>;
}

/** A load in columns, as it crosses into WebAssembly: a row of loads for each time, with a number for each target. */
export interface LoadColumns {
  targets: string[];
  times: Float64Array;
  loads: Float64Array;
}

const FORM = 'a list such as [{ at: "10m", load: 2.5 }], in the order of time';
/** More than the minutes of a year. A sparse list may claim four billion points. */
const MOST_POINTS = 1_000_000;
/** The target of a load that is a number. */
const USUAL = "default";

export function columnsOf(points: readonly LoadPoint[]): LoadColumns {
  if (!Array.isArray(points)) throw misuse(`the load must be ${FORM}, got ${shown(points)}`);
  if (!(points.length <= MOST_POINTS)) throw misuse(`the load must have at most ${MOST_POINTS} points`);
  const targets = targetsOf(points);
  const times = new Float64Array(points.length);
  const loads = new Float64Array(points.length * targets.length);
  for (const [row, point] of points.entries()) {
    times[row] = timeOf(point);
    for (const [column, target] of targets.entries()) loads[row * targets.length + column] = loadOf(point, target);
  }
  return { targets, times, loads };
}

function targetsOf(points: readonly LoadPoint[]): string[] {
  const targets = new Set<string>();
  for (const point of points) {
    const load = point?.load;
    if (typeof load === "object" && load !== null) for (const target of Object.keys(load)) targets.add(target);
    else targets.add(USUAL);
  }
  return [...targets];
}

function timeOf(point: LoadPoint): number {
  const at = point?.at;
  if (typeof at === "string") return milliseconds(at);
  if (typeof at === "number" && at >= 0) return at;
  throw misuse(`each point of the load needs an \`at\`, milliseconds or text such as "10m", got ${shown(at)}`);
}

/** The load of a target. */
function loadOf({ load }: LoadPoint, target: string): number {
  const loads = typeof load === "object" && load !== null ? load : { [USUAL]: load };
  const given: unknown = Object.hasOwn(loads, target) ? loads[target] : 0;
  if (typeof given === "number" && given >= 0) return given;
  throw misuse(`each \`load\` must be a number of at least 0, or an object of such numbers, got ${shown(given)}`);
}
