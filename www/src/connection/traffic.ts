import type { ClientEvent } from "fireworks-deployments";
import { hostNow, hostTime } from "./clock.ts";
import { askedMs } from "./pace.ts";

/** A retry that the client waits for. */
export interface Retry {
  method: string;
  path: string;
  /** The number of the next attempt. */
  attempt: number;
  status: number | undefined;
  /** The host's time of the next attempt. */
  at: number;
}

/** The state of the line to the service, from the client's events. */
export class Traffic {
  #retries: readonly Retry[] = [];
  #notBefore = 0;
  #listeners = new Set<() => void>();
  #observers = new Set<(event: ClientEvent) => void>();

  /** The retries that are being waited for, by URL path. */
  retries = (): readonly Retry[] => this.#retries;

  /** The host's time until which the service asks to wait; past or 0 if it doesn't. */
  notBefore = (): number => this.#notBefore;

  /** Resolves once the service may be asked. */
  async open(signal?: AbortSignal): Promise<void> {
    while (this.#notBefore > hostNow()) {
      await hostTime(this.#notBefore);
      signal?.throwIfAborted();
    }
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Calls an observer with each event of the client's calls. */
  onEvent(observer: (event: ClientEvent) => void): void {
    this.#observers.add(observer);
  }

  observe(event: ClientEvent): void {
    const { method, path } = event;
    for (const observer of this.#observers) observer(event);
    if (event.type === "response" && (event.status === 429 || event.status === 503)) {
      this.#notBefore = Math.max(this.#notBefore, hostNow() + askedMs(event.headers));
      this.#tell();
    }
    const others = this.#retries.filter((retry) => retry.method !== method || retry.path !== path);
    if (event.type === "retry") {
      const { attempt, status, delayMs } = event;
      this.#set([...others, { method, path, attempt: attempt + 1, status, at: hostNow() + delayMs }]);
    } else if (others.length < this.#retries.length) this.#set(others);
  }

  #set(retries: readonly Retry[]): void {
    this.#retries = retries;
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
