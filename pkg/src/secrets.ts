/** The keys that a client has sent, so that nothing it prints repeats one: a server's message may, and a host's. */
export class Secrets {
  readonly #known = new Set<string>();

  add(secret: string): void {
    // a key that is asked for anew each time may change; the last few are enough
    if (this.#known.size > 8 && !this.#known.has(secret)) this.#known.clear();
    this.#known.add(secret);
  }

  readonly redact = (text: string): string => {
    let shown = text;
    for (const secret of this.#known) shown = shown.replaceAll(secret, "[key]");
    return shown;
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
