/**
 * The keys that were sent. Redacts them in everything that is printed: messages of servers and
 * hosts may repeat them.
 */
export class Secrets {
  readonly #known: Set<string>;

  constructor(others?: Secrets) {
    this.#known = new Set(others === undefined ? [] : others.#known);
  }

  /**
   * Adds a secret, unless it is shorter than `least`: then it is a placeholder, and may be part of
   * other words.
   */
  add(secret: string, least = 8): void {
    if (secret.length >= least || /^(fw|fpk)_/.test(secret)) this.#known.add(secret);
  }

  /** Adds the values of headers that carry credentials. */
  addHeaders(headers: [string, string][]): void {
    for (const [name, value] of headers) {
      if (/auth|cookie|cred|key|pass|secret|session|token/i.test(name))
        for (const part of value.split(/[ ;,="]+/)) this.add(part);
    }
  }

  /** Adds the direct route keys of a deployment, in either spelling that the service accepts. */
  addDirectRouteKeys(deployment: { directRouteApiKeys?: unknown; direct_route_api_keys?: unknown }): void {
    for (const key of [deployment.directRouteApiKeys, deployment.direct_route_api_keys].flat())
      if (typeof key === "string") this.add(key, 4);
  }

  readonly redact = (text: string): string => {
    // longest first: one key may be a prefix of another
    const known = [...this.#known].sort((one, other) => other.length - one.length);
    return known.reduce((shown, secret) => shown.replaceAll(secret, "[key]"), text);
  };
}

/**
 * Deeper than any message of the service. A hostile reply's nesting must not overflow the stack.
 */
const DEEPEST = 32;

/**
 * Copies plain data for printing: redacts every string and foreign name, and omits what is
 * undefined.
 */
export function redacted(data: unknown, redact: (text: string) => string, depth = 0): unknown {
  const inner = (value: unknown) => redacted(value, redact, depth + 1);
  if (typeof data === "string") return redact(data);
  if (typeof data !== "object" || data === null) return data;
  if (depth === DEEPEST) return "…";
  if (Array.isArray(data)) return data.map(inner);
  const entries = Object.entries(data).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries.map(([name, value]) => [depth === 0 ? name : redact(name), inner(value)]));
}
