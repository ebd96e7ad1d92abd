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
