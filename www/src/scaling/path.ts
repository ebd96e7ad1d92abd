/** A point on the screen. */
export type Pixel = readonly [x: number, y: number];

const text = (pixel: number) => String(Math.round(pixel * 100) / 100);

/** The path of a curve that keeps each value until the next, and the last until `end`. */
export function stepPath(points: readonly Pixel[], end: number): string {
  const [first, ...rest] = points;
  if (first === undefined) return "";
  const steps = rest.map(([x, y]) => `H${text(x)}V${text(y)}`);
  return `M${text(first[0])},${text(first[1])}${steps.join("")}H${text(end)}`;
}

/** The path of the area between such a curve and the ground. */
export function stepArea(points: readonly Pixel[], end: number, ground: number): string {
  const [first] = points;
  return first === undefined ? "" : `${stepPath(points, end)}V${text(ground)}H${text(first[0])}Z`;
}
