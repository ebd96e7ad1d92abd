import type { Deployment } from "fireworks-deployments";

const MASK = "••••••••";

/** Returns a copy without readable keys, for everything that is shown, stored or copied. */
export function masked<D extends Deployment>(deployment: D): D {
  const { directRouteApiKeys } = deployment;
  // an update clears the field with null
  if (!Array.isArray(directRouteApiKeys)) return deployment;
  return { ...deployment, directRouteApiKeys: directRouteApiKeys.map(() => MASK) };
}

/** Returns a copy without the fields that hold keys, for code: a mask in it would be sent as the key. */
export function withoutKeys<D extends { directRouteApiKeys?: unknown }>(fields: D): Omit<D, "directRouteApiKeys"> {
  const { directRouteApiKeys: _, ...open } = fields;
  return open;
}

/** True if these are no keys but what is shown instead of them. */
export function isMasked(keys: unknown): boolean {
  return Array.isArray(keys) && keys.length > 0 && keys.some((key) => key === MASK);
}
