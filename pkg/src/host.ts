import type { ClientEvent, Deployment } from "#wasm";
import { checkedKey, misuse } from "./options.js";
import { redacted, type Secrets } from "./secrets.js";
import type { Host } from "./steps.js";

/** The options of one call. */
export interface HostOptions extends Pick<Host, "plan" | "baseUrl" | "query" | "body"> {
  apiKey: string | (() => string | Promise<string>) | undefined;
  fetch: typeof fetch | undefined;
  headers: [string, string][];
  listeners: ((event: ClientEvent) => void)[];
  onPoll: ((deployment: Deployment) => void) | undefined;
  secrets: Secrets;
}

/** The driver's host: holds the key, and guards against the caller's functions. */
export class CallHost implements Host {
  readonly plan: object;
  readonly baseUrl: string;
  readonly query: [string, string][];
  readonly body: string | undefined;
  readonly isObserved: boolean;
  readonly #options: HostOptions;

  // one by one: spreading the object would cost a tenth of the call
  constructor(options: HostOptions) {
    this.plan = options.plan;
    this.baseUrl = options.baseUrl;
    this.query = options.query;
    this.body = options.body;
    this.isObserved = options.listeners.length > 0;
    this.#options = options;
  }

  authorize(headers: Headers): Promise<void> | undefined {
    const { apiKey } = this.#options;
    for (const [name, value] of this.#options.headers) headers.set(name, value);
    if (typeof apiKey === "function") return asked(apiKey).then((key) => this.#authorizeWith(headers, key));
    if (apiKey !== undefined) this.#authorizeWith(headers, apiKey);
    return undefined;
  }

  #authorizeWith(headers: Headers, given: string): void {
    const key = checkedKey(given);
    this.#options.secrets.add(key);
    headers.set("authorization", `Bearer ${key}`);
  }

  fetch(url: string, init: RequestInit): Promise<unknown> {
    const { fetch = globalThis.fetch } = this.#options;
    return fetch(url, init);
  }

  redact(text: string): string {
    return this.#options.secrets.redact(text);
  }

  event(event: ClientEvent): void {
    const { listeners, secrets } = this.#options;
    for (const listener of listeners) guarded("onEvent", listener, redacted(event, secrets.redact) as ClientEvent);
  }

  polled(deployment: Deployment): void {
    guarded("onPoll", this.#options.onPoll, deployment);
  }
}

async function asked(apiKey: () => string | Promise<string>): Promise<string> {
  try {
    return await apiKey();
  } catch (thrown) {
    throw misuse("the apiKey function failed: see the cause", thrown);
  }
}

/** Calls a listener. Its errors are logged, and don't end the call. */
async function guarded<T>(name: string, listener: ((value: T) => unknown) | undefined, value: T): Promise<void> {
  try {
    await listener?.(value);
  } catch (thrown) {
    warn(`fireworks-deployments: ${name} threw`, thrown);
  }
}

function warn(message: string, thrown: unknown): void {
  try {
    console.warn(message, thrown);
  } catch {
    // logging the error may itself throw
  }
}
