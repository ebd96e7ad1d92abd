import { misuse } from "./options.js";

/** Who is to be told of each signal: many calls may share one, and hosts warn of many listeners. */
const calls = new WeakMap<EventTarget, Set<() => void>>();

// not `currentTarget`, which Node 20 shows to the first listener alone
function tell({ target }: Event): void {
  for (const settle of (target && calls.get(target)) ?? []) settle();
}

/**
 * The caller's signal as a promise, which WebAssembly can wait for. Its class's own functions listen to it: a signal may
 * have members of its own, and one that throws would be a trap there.
 */
export class Abort {
  /** Fulfilled when the caller aborts, or when the call has ended. */
  readonly promise: Promise<void>;
  readonly #signal: AbortSignal;
  readonly #class: AbortSignal;
  #settle!: () => void;

  /** None without a signal. */
  static of(signal: AbortSignal | undefined): Abort | undefined {
    return signal === undefined ? undefined : new Abort(signal);
  }

  private constructor(signal: AbortSignal) {
    this.#signal = signal;
    this.#class = classOf(signal);
    this.promise = new Promise((resolve) => {
      this.#settle = resolve;
    });
    if (this.isAborted) this.#settle();
    else this.#listen();
  }

  get isAborted(): boolean {
    return Reflect.get(this.#class, "aborted", this.#signal);
  }

  get reason(): unknown {
    return Reflect.get(this.#class, "reason", this.#signal);
  }

  #listen(): void {
    const others = calls.get(this.#signal) ?? new Set();
    calls.set(this.#signal, others.add(this.#settle));
    // the same one again counts once
    this.#class.addEventListener.call(this.#signal, "abort", tell);
  }

  /** Stops listening. */
  end(): void {
    const others = calls.get(this.#signal);
    others?.delete(this.#settle);
    if (others?.size === 0) this.#class.removeEventListener.call(this.#signal, "abort", tell);
    this.#settle();
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
