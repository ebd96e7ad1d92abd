import { misuse } from "./options.js";

/**
 * The callbacks for each signal. One listener serves all calls that share a signal, because hosts
 * warn about many listeners.
 */
const calls = new WeakMap<EventTarget, Set<() => void>>();

// not `currentTarget`: Node 20 shows that to the first listener only
function tell({ target }: Event): void {
  for (const told of (target && calls.get(target)) ?? []) told();
}

/**
 * The caller's signal, and the callback for its abort. Uses the methods of the signal's class: the
 * signal's own members may be overridden.
 */
export class Abort {
  readonly #signal: AbortSignal;
  readonly #class: AbortSignal;
  #act: (() => void) | undefined;
  readonly #told = () => this.#act?.();

  /** Returns `undefined` without a signal. */
  static of(signal: AbortSignal | undefined): Abort | undefined {
    return signal === undefined ? undefined : new Abort(signal);
  }

  private constructor(signal: AbortSignal) {
    this.#signal = signal;
    this.#class = classOf(signal);
    if (this.isAborted) return;
    // adding the same listener twice has no effect
    this.#class.addEventListener.call(signal, "abort", tell);
    const others = calls.get(signal) ?? new Set();
    calls.set(signal, others.add(this.#told));
  }

  get isAborted(): boolean {
    return Reflect.get(this.#class, "aborted", this.#signal);
  }

  /** The signal's reason; `undefined` if the host throws. */
  get reason(): unknown {
    try {
      return Reflect.get(this.#class, "reason", this.#signal);
    } catch {
      return undefined;
    }
  }

  /** Sets the only callback for the abort, replacing an earlier one. */
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
 * The prototype of the signal's class. Not always the global one: jsdom replaces it, and a signal
 * may come from another realm.
 */
function classOf(signal: AbortSignal): AbortSignal {
  const candidates = [() => AbortSignal.prototype, () => Object.getPrototypeOf(signal)];
  for (const candidate of candidates) {
    try {
      const prototype = candidate();
      // the getter throws for a signal of another class
      if (
        prototype[Symbol.toStringTag] === "AbortSignal" &&
        typeof Reflect.get(prototype, "aborted", signal) === "boolean"
      )
        return prototype;
    } catch {
      // the next candidate may work
    }
  }
  throw misuse("signal must be an AbortSignal");
}
