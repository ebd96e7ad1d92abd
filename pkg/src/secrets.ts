/**
 * The keys that were sent. Redacts them in everything that is printed: messages of servers and
 * hosts may repeat them.
 */
export class Secrets {
  /** The secrets, and what finds each in a text. */
  readonly #known: Map<string, RegExp>;

  constructor(others?: Secrets) {
    this.#known = new Map(others === undefined ? [] : others.#known);
  }

  /**
   * Adds a secret, unless it is shorter than `least`: then it is a placeholder, and may be part of
   * other words.
   */
  add(secret: string, least = 8): void {
    if (secret.length >= least || /^(fw|fpk)_/.test(secret)) this.#known.set(secret, spelled(secret));
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
    const known = [...this.#known].sort(([one], [other]) => other.length - one.length);
    return known.reduce((shown, [, secret]) => shown.replace(secret, "[key]"), text);
  };
}

/** Finds a secret as it is, and as JSON may escape it: a reply that is no JSON is shown as it came. */
function spelled(secret: string): RegExp {
  const units = Array.from({ length: secret.length }, (_, at) => {
    const code = secret.charCodeAt(at).toString(16).padStart(4, "0");
    const digits = code.replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`);
    return `(?:\\u${code}|\\\\u${digits})`;
  });
  return new RegExp(units.join(""), "g");
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
