import { misuse } from "./options.js";

/** Who is to be told of each signal: many calls may share one, and hosts warn of many listeners. */
const calls = new WeakMap<EventTarget, Set<() => void>>();

// not `currentTarget`, which Node 20 shows to the first listener alone
function tell({ target }: Event): void {
  for (const settle of (target && calls.get(target)) ?? []) settle();
}

/**
 * The caller's signal as a promise, which WebAssembly can wait for. The platform's own functions listen to it: a signal may
 * have members of its own, and one that throws would be a trap there.
 */
export class Abort {
  /** Fulfilled when the caller aborts, or when the call has ended. */
  readonly promise: Promise<void>;
  readonly #signal: AbortSignal;
  #settle!: () => void;

  /** None without a signal. */
  static of(signal: AbortSignal | undefined): Abort | undefined {
    return signal === undefined ? undefined : new Abort(signal);
  }

  private constructor(signal: AbortSignal) {
    this.#signal = signal;
    this.promise = new Promise((resolve) => {
      this.#settle = resolve;
    });
    try {
      if (this.isAborted) this.#settle();
      else this.#listen();
    } catch {
      throw misuse("signal must be an AbortSignal");
    }
  }

  get isAborted(): boolean {
    return Reflect.get(AbortSignal.prototype, "aborted", this.#signal);
  }

  get reason(): unknown {
    return Reflect.get(AbortSignal.prototype, "reason", this.#signal);
  }

  #listen(): void {
    const others = calls.get(this.#signal) ?? new Set();
    calls.set(this.#signal, others.add(this.#settle));
    // the same one again counts once
    EventTarget.prototype.addEventListener.call(this.#signal, "abort", tell);
  }

  /** Stops listening. */
  end(): void {
    const others = calls.get(this.#signal);
    others?.delete(this.#settle);
    if (others?.size === 0) EventTarget.prototype.removeEventListener.call(this.#signal, "abort", tell);
    this.#settle();
  }
}
