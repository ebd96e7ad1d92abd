import type { Deployment } from "fireworks-deployments";

const MASK = "••••••••";

/** Returns a copy without readable keys, for everything that is shown, stored or copied. */
export function masked<D extends Deployment>(deployment: D): D {
  const { directRouteApiKeys } = deployment;
  // an update clears the field with null
  if (!Array.isArray(directRouteApiKeys)) return deployment;
  return { ...deployment, directRouteApiKeys: directRouteApiKeys.map(() => MASK) };
}

/** The names that the service accepts for the field with the keys. */
const NAMES = ["directRouteApiKeys", "direct_route_api_keys"];

/**
 * Returns a copy without the fields that hold keys, for drafts, and for code: a mask in it would be sent as the key. What
 * was pasted may have them anywhere.
 */
export function withoutKeys<D extends object>(fields: D): Omit<D, "directRouteApiKeys"> {
  return without(fields) as Omit<D, "directRouteApiKeys">;
}

function without(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(without);
  if (typeof value !== "object" || value === null) return value;
  const open = Object.entries(value).filter(([name]) => !NAMES.includes(name));
  return Object.fromEntries(open.map(([name, inner]) => [name, without(inner)]));
}

/** True if this is no key but what is shown instead of one. */
export function isMask(key: unknown): boolean {
  return key === MASK;
}

/** True if some of these are no keys but what is shown instead of them. */
export function isMasked(keys: unknown): boolean {
  return Array.isArray(keys) && keys.some(isMask);
}
