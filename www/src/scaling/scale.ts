/** A linear map from values to pixels. */
export interface Scale {
  (value: number): number;
  /** The value at a pixel. */
  invert(pixel: number): number;
  readonly most: number;
  /** Round values from 0 on. */
  readonly ticks: readonly number[];
}

/** As many ticks as a chart has room for. */
const MOST_TICKS = 6;

/** Maps 0 to one pixel and `most` to another. */
export function linear(most: number, [first, last]: readonly [number, number]): Scale {
  const factor = (last - first) / most;
  const step = roundStep(most / (MOST_TICKS - 1));
  const ticks = Array.from({ length: Math.floor(most / step + 1e-9) + 1 }, (_, index) => exact(index * step));
  const map = (value: number) => first + value * factor;
  return Object.assign(map, { invert: (pixel: number) => (pixel - first) / factor, most, ticks });
}

/** Maps 0 to one pixel, and the next tick from `most` on to another, so that no curve ends above the last tick. */
export function upToTick(most: number, pixels: readonly [number, number]): Scale {
  const step = roundStep(most / (MOST_TICKS - 1));
  return linear(exact(Math.ceil(most / step - 1e-9) * step), pixels);
}

/** The least of 1, 2, 5, 10, 20 … that is no less. */
function roundStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  return exact(([1, 2, 5].find((count) => count * power >= least * (1 - 1e-9)) ?? 10) * power);
}

/** Drops what binary fractions add: 0.30000000000000004. */
const exact = (value: number) => Number(value.toPrecision(12));
