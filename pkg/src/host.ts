import type { ClientEvent, Deployment } from "#wasm";
import { FireworksError } from "./error.js";
import type { Log } from "./log.js";
import { checkedKey, misuse } from "./options.js";
import { redacted, type Secrets } from "./secrets.js";
import type { Host } from "./steps.js";
import type { WaitOptions } from "./waiting.js";

/** The settings that the calls of a client share. */
export interface ClientHost {
  readonly baseUrl: string;
  readonly apiKey: string | (() => string | Promise<string>) | undefined;
  /** The place that the key comes from, for messages. */
  readonly keySource: string;
  readonly fetch: typeof fetch | undefined;
  readonly maxResponseBytes: number;
  readonly headers: [string, string][];
  readonly onEvent: ((event: ClientEvent) => void) | undefined;
  readonly log: Log;
  /** The tokens of the retry budget. */
  readonly budget: { tokens: number };
}

/** The options of one call. */
export interface HostOptions extends Pick<Host, "plan" | "query" | "body"> {
  client: ClientHost;
  headers: [string, string][];
  wait: WaitOptions | undefined;
  secrets: Secrets;
}

/** The driver's host: holds the key, and guards against the caller's functions. */
export class CallHost implements Host {
  readonly plan: object;
  readonly baseUrl: string;
  readonly query: [string, string][];
  readonly body: string | undefined;
  readonly isObserved: boolean;
  readonly keySource: string;
  readonly maxResponseBytes: number;
  readonly budget: { tokens: number };
  readonly #options: HostOptions;

  // one by one: spreading the object would cost a tenth of the call
  constructor(options: HostOptions) {
    const { client } = options;
    this.plan = options.plan;
    this.baseUrl = client.baseUrl;
    this.query = options.query;
    this.body = options.body;
    this.isObserved = client.onEvent !== undefined || client.log.hasEvents;
    this.keySource = client.keySource;
    this.maxResponseBytes = client.maxResponseBytes;
    this.budget = client.budget;
    this.#options = options;
  }

  authorize(headers: Headers): Promise<void> | undefined {
    const { apiKey } = this.#options.client;
    for (const [name, value] of this.#options.client.headers) headers.set(name, value);
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
    const { fetch = globalThis.fetch } = this.#options.client;
    return fetch(url, init);
  }

  redact(text: string): string {
    return this.#options.secrets.redact(text);
  }

  event(event: ClientEvent): void {
    const { secrets, client, wait } = this.#options;
    const shown = redacted(event, secrets.redact) as ClientEvent;
    if (this.isObserved) {
      client.log.event(shown);
      this.#guarded("onEvent", client.onEvent, shown);
    }
    if (shown.type !== "poll" || shown.error === undefined) return;
    const { method, path, error } = shown;
    this.#guarded("onPollError", wait?.onPollError, new FireworksError({ method, path, ...error }));
  }

  polled(deployment: Deployment): void {
    this.#guarded("onPoll", this.#options.wait?.onPoll, deployment);
  }

  /** Calls a listener. Its errors are logged, and don't end the call. */
  async #guarded<T>(name: string, listener: ((value: T) => unknown) | undefined, value: T): Promise<void> {
    try {
      await listener?.(value);
    } catch (thrown) {
      this.#options.client.log.write("warn", `${name} threw`, thrown);
    }
  }
}

async function asked(apiKey: () => string | Promise<string>): Promise<string> {
  try {
    return await apiKey();
  } catch (thrown) {
    throw misuse("the apiKey function failed: see the cause", thrown);
  }
}
