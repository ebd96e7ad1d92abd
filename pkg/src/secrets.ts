/** The keys that were sent, so that nothing which is printed repeats one: a server's message may, and a host's. */
export class Secrets {
  readonly #known: Set<string>;

  constructor(others?: Secrets) {
    this.#known = new Set(others === undefined ? [] : others.#known);
  }

  /** What is shorter than `least` is a placeholder, and a part of other words. */
  add(secret: string, least = 8): void {
    if (secret.length >= least || /^(fw|fpk)_/.test(secret)) this.#known.add(secret);
  }

  /** The values of those headers that let somebody in. */
  addHeaders(headers: [string, string][]): void {
    for (const [name, value] of headers) {
      if (/auth|cookie|cred|key|pass|secret|session|token/i.test(name))
        for (const part of value.split(/[ ;,="]+/)) this.add(part);
    }
  }

  /** The keys of a direct route in what is sent or read, in either spelling that the service reads. */
  addDirectRouteKeys(deployment: { directRouteApiKeys?: unknown; direct_route_api_keys?: unknown }): void {
    for (const key of [deployment.directRouteApiKeys, deployment.direct_route_api_keys].flat())
      if (typeof key === "string") this.add(key, 4);
  }

  readonly redact = (text: string): string => {
    // the longest first: one key may begin another
    const known = [...this.#known].sort((one, other) => other.length - one.length);
    return known.reduce((shown, secret) => shown.replaceAll(secret, "[key]"), text);
  };
}

/** Deeper than anything that the service says: a hostile reply's nesting must not overflow the stack of who prints it. */
const DEEPEST = 32;

/** A copy of plain data for printing: every string redacted, and names but our own; what is undefined is left out. */
export function redacted(data: unknown, redact: (text: string) => string, depth = 0): unknown {
  const inner = (value: unknown) => redacted(value, redact, depth + 1);
  if (typeof data === "string") return redact(data);
  if (typeof data !== "object" || data === null) return data;
  if (depth === DEEPEST) return "…";
  if (Array.isArray(data)) return data.map(inner);
  const entries = Object.entries(data).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries.map(([name, value]) => [depth === 0 ? name : redact(name), inner(value)]));
}
