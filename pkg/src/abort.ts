import { misuse } from "./options.js";

/** Who is to be told of each signal: many calls may share one, and hosts warn of many listeners. */
const calls = new WeakMap<EventTarget, Set<() => void>>();

// not `currentTarget`, which Node 20 shows to the first listener alone
function tell({ target }: Event): void {
  for (const told of (target && calls.get(target)) ?? []) told();
}

/**
 * The caller's signal, and what to do when it is aborted. Its class's own functions listen to it: a signal may have members of
 * its own, which do anything.
 */
export class Abort {
  readonly #signal: AbortSignal;
  readonly #class: AbortSignal;
  #act: (() => void) | undefined;
  readonly #told = () => this.#act?.();

  /** None without a signal. */
  static of(signal: AbortSignal | undefined): Abort | undefined {
    return signal === undefined ? undefined : new Abort(signal);
  }

  private constructor(signal: AbortSignal) {
    this.#signal = signal;
    this.#class = classOf(signal);
    if (this.isAborted) return;
    // the same one again counts once
    this.#class.addEventListener.call(signal, "abort", tell);
    const others = calls.get(signal) ?? new Set();
    calls.set(signal, others.add(this.#told));
  }

  get isAborted(): boolean {
    return Reflect.get(this.#class, "aborted", this.#signal);
  }

  /** The signal's reason, unless the host throws: the call is over by then, and no more than this comes of it. */
  get reason(): unknown {
    try {
      return Reflect.get(this.#class, "reason", this.#signal);
    } catch {
      return undefined;
    }
  }

  /** Has this done, and nothing else, when the caller aborts. */
  onAbort(act: () => void): void {
    this.#act = act;
  }

  /** Stops listening. */
  end(): void {
    const others = calls.get(this.#signal);
    others?.delete(this.#told);
    try {
      if (others?.size === 0) this.#class.removeEventListener.call(this.#signal, "abort", tell);
    } catch {
      // a listener that tells nobody may stay
    }
  }
}

/**
 * The prototype of a signal's class. It isn't always the global one: jsdom replaces that, and a signal may come from
 * another realm.
 */
function classOf(signal: AbortSignal): AbortSignal {
  const candidates = [() => AbortSignal.prototype, () => Object.getPrototypeOf(signal)];
  for (const candidate of candidates) {
    try {
      const prototype = candidate();
      // the getter throws on what is no signal of its class
      if (
        prototype[Symbol.toStringTag] === "AbortSignal" &&
        typeof Reflect.get(prototype, "aborted", signal) === "boolean"
      )
        return prototype;
    } catch {
      // the next may know it
    }
  }
  throw misuse("signal must be an AbortSignal");
}
