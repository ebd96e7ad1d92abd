import { misuse } from "./options.js";

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
      else EventTarget.prototype.addEventListener.call(signal, "abort", this.#settle, { once: true });
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

  /** Stops listening. */
  end(): void {
    EventTarget.prototype.removeEventListener.call(this.#signal, "abort", this.#settle);
    this.#settle();
  }
}
