import { type Deployment, fieldRules } from "fireworks-deployments";
import microdiff from "microdiff";
import { masked } from "../deployment/secrets.ts";

const OUTPUT_ONLY = fieldRules().filter(({ outputOnly, path }) => outputOnly && !path.includes("."));

/** A field that differs. Undefined where a deployment lacks it. */
export interface Difference {
  readonly path: string;
  readonly mine: unknown;
  readonly other: unknown;
}

/** Returns what is compared: without readable keys, and without what only the service sets unless it is asked for. */
export function comparable(deployment: Deployment, withOutputOnly: boolean): Record<string, unknown> {
  const fields: Record<string, unknown> = { ...masked(deployment) };
  if (!withOutputOnly) for (const { path } of OUTPUT_ONLY) delete fields[path];
  return fields;
}

/** Returns the fields that differ. */
export function differences(mine: Record<string, unknown>, other: Record<string, unknown>): readonly Difference[] {
  return microdiff(mine, other, { cyclesFix: false }).map((found) => ({
    path: found.path.join("."),
    mine: "oldValue" in found ? found.oldValue : undefined,
    other: "value" in found ? found.value : undefined,
  }));
}

/** The document with its fields in order, so that only what differs does. */
export function inOrder(value: unknown): string {
  const sorted = (_: string, inner: unknown) =>
    typeof inner === "object" && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([one], [other]) => (one < other ? -1 : 1)))
      : inner;
  return JSON.stringify(value, sorted, 2);
}
