import { type Deployment, fieldRules } from "fireworks-deployments";

const SET_BY_THE_SERVICE: ReadonlySet<string> = new Set(
  fieldRules()
    .filter(({ outputOnly }) => outputOnly)
    .map(({ path }) => path),
);

/** The part of a deployment that a person can set, as an edit begins. What isn't known stays. */
export function settable(deployment: Deployment): Record<string, unknown> {
  const kept = Object.entries(deployment).filter(([field, value]) => !SET_BY_THE_SERVICE.has(field) && value != null);
  return Object.fromEntries(kept);
}
