// Durations in the API's format, inside and outside given bounds, to the nanosecond.
import fc from "fast-check";

/** In nanoseconds. */
export const SECOND = 1_000_000_000n;
/** Ten thousand years in seconds, the maximum. */
export const MOST = 315_576_000_000n;

const MALFORMED = ["", "s", "5m", "300", "300S", " 300s", "300 s", "1e3s", "0300s", "300.s", ".5s", "٣٠٠s"];

/** Durations inside these bounds, in seconds, and outside them. A step of one second allows no fraction. */
export function duration(least, most, step = 1n) {
  const [min, max] = [least * SECOND, most * SECOND];
  const outside = [fc.constantFrom(...MALFORMED), between(-MOST * SECOND, min - step, step)];
  if (most < MOST) outside.push(between(max + step, MOST * SECOND, step));
  if (step > 1n) outside.push(between(min, max - step, step).map((whole) => whole.replace("s", ".000000001s")));
  return { good: between(min, max, step), bad: fc.oneof(...outside) };
}

function between(min, max, step) {
  const any = fc.bigInt({ min: min / step, max: max / step }).map((steps) => steps * step);
  return fc.oneof(fc.constantFrom(min, min + step, max - step, max), any).map(written);
}

function written(nanos) {
  const size = nanos < 0n ? -nanos : nanos;
  const fraction = String(size % SECOND)
    .padStart(9, "0")
    .replace(/0+$/, "");
  return `${nanos < 0n ? "-" : ""}${size / SECOND}${fraction && `.${fraction}`}s`;
}
