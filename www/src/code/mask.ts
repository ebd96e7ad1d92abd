import { fieldRules } from "fireworks-deployments";

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Returns the `updateMask` of an update: objects field by field, so that their other fields are kept. */
export function maskOf(changes: object): string {
  const objects = new Set(
    fieldRules()
      .filter(({ type }) => type === "object")
      .map(({ path }) => path as string),
  );
  const paths = Object.entries(changes).flatMap(([field, value]) =>
    objects.has(field) && typeof value === "object" && value !== null
      ? Object.keys(value).map((inner) => `${snake(field)}.${snake(inner)}`)
      : [snake(field)],
  );
  return paths.join(",");
}
