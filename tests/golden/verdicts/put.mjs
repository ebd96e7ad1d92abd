// Puts values into a deployment by their paths.

const LISTS = ["regions", "directRouteApiKeys"];
const isHolder = (value) =>
  Array.isArray(value) ||
  (typeof value === "object" && value !== null && [Object.prototype, null].includes(Object.getPrototypeOf(value)));

/** Puts what `change` makes of the value at a path, with `*` for any key, and makes objects and lists on the way. */
export function put(holder, [name, ...rest], change) {
  if (name === undefined) return change(holder);
  const inner = name === "*" ? anyKey(holder) : name;
  const old = Object.hasOwn(holder, inner) ? holder[inner] : undefined;
  const value = put(rest.length === 0 || isHolder(old) ? old : LISTS.includes(name) ? [] : {}, rest, change);
  if (Object.isExtensible(holder))
    Object.defineProperty(holder, inner, { value, enumerable: true, configurable: true, writable: true });
  return holder;
}

const anyKey = (holder) => Object.keys(holder)[0] ?? (Array.isArray(holder) ? "0" : "custom/a");
