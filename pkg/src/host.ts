import type { ClientEvent, Deployment, Host, PlainReply, WaitTimes } from "#wasm";
import { checkedKey, misuse } from "./options.js";
import { redacted, type Secrets } from "./secrets.js";

/** What a call is made with. */
export interface HostOptions
  extends Pick<
    Host,
    "baseUrl" | "accountId" | "timeoutMs" | "maxRetries" | "validate" | "crossOrigin" | "isAborted" | "aborted" | "wait"
  > {
  apiKey: string | (() => string | Promise<string>) | undefined;
  fetch: typeof fetch | undefined;
  headers: [string, string][];
  listeners: ((event: ClientEvent) => void)[];
  onPoll: ((deployment: Deployment) => void) | undefined;
  secrets: Secrets;
}

/** A call's side of JavaScript: its settings, the key, the caller's functions, and whatever they may do wrong. */
export class CallHost implements Host {
  readonly baseUrl: string;
  readonly accountId: string | undefined;
  readonly timeoutMs: number;
  readonly maxRetries: number;
  readonly validate: boolean;
  readonly crossOrigin: boolean;
  readonly isAborted: boolean;
  readonly aborted: Promise<unknown> | undefined;
  readonly wait: WaitTimes | undefined;
  readonly observed: boolean;
  readonly #options: HostOptions;

  // each by itself: an object that is spread into another takes as long as a tenth of a call
  constructor(options: HostOptions) {
    this.baseUrl = options.baseUrl;
    this.accountId = options.accountId;
    this.timeoutMs = options.timeoutMs;
    this.maxRetries = options.maxRetries;
    this.validate = options.validate;
    this.crossOrigin = options.crossOrigin;
    this.isAborted = options.isAborted;
    this.aborted = options.aborted;
    this.wait = options.wait;
    this.observed = options.listeners.length > 0;
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

  async fetch(address: string, init: RequestInit): Promise<PlainReply> {
    const { fetch, secrets } = this.#options;
    // the host's own makes a request of these by itself; of a request it would make another
    const reply = await read(await (fetch ? fetch(new Request(address, init)) : globalThis.fetch(address, init)));
    // what a refusal says ends up in messages, which are cut: a key that was cut in two would not be known any more
    return reply.status < 300 ? reply : { ...reply, text: secrets.redact(reply.text) };
  }

  event(event: ClientEvent): void {
    const { listeners, secrets } = this.#options;
    for (const listener of listeners) guarded("onEvent", listener, redacted(event, secrets.redact) as ClientEvent);
  }

  sending(body: object): void {
    this.#options.secrets.addDirectRouteKeys(body);
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

/** The caller's listener may do what it likes: a call doesn't end for it. */
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
    // what was thrown may throw again when the console looks into it
  }
}

/** A reply, the platform's or one of another make, read once and here: a member that throws would be a trap in WebAssembly. */
async function read(reply: unknown): Promise<PlainReply> {
  const { status, headers, isHidden } = headOf(reply);
  if (isHidden) throw new Error("the host keeps the reply to itself");
  const text: unknown = await (reply as Response).text();
  if (typeof text !== "string") throw noResponse();
  return { status, headers, text };
}

function headOf(reply: unknown): { status: number; headers: Headers; isHidden: boolean } {
  try {
    const { status, type, headers, text } = reply as Response;
    // a page doesn't see the status of a redirect that it didn't follow
    const isStatus = Number.isInteger(status) && ((status >= 200 && status < 600) || status === 0);
    if (isStatus && typeof text === "function")
      return { status, headers: own(headers), isHidden: type === "opaque" || type === "error" };
  } catch (cause) {
    throw noResponse(cause);
  }
  throw noResponse();
}

/** Headers of the platform's own, with nothing put over them. */
function own(headers: Headers | undefined): Headers {
  const isOwn =
    headers && Object.getPrototypeOf(headers) === Headers.prototype && Reflect.ownKeys(headers).length === 0;
  return isOwn ? headers : new Headers(headers ?? {});
}

function noResponse(cause?: unknown): Error {
  return new Error("fetch resolved with something that is no Response", { cause });
}
