import type { ClientEvent, Deployment, Host, PlainReply } from "#wasm";
import { checkedKey, misuse } from "./options.js";
import { redacted, type Secrets } from "./secrets.js";

/** The part of a call that TypeScript does itself. */
type HostFunctions = Pick<Host, "observed" | "authorize" | "fetch" | "event" | "sending" | "polled">;

/** What of a client's options the host of a call needs. */
export interface HostOptions {
  apiKey: string | (() => string | Promise<string>) | undefined;
  fetch: typeof fetch | undefined;
  headers: [string, string][];
  listeners: ((event: ClientEvent) => void)[];
  onPoll: ((deployment: Deployment) => void) | undefined;
  secrets: Secrets;
}

/** A call's side of JavaScript: the key, the caller's functions, and whatever they may do wrong. */
export function callHost(options: HostOptions): HostFunctions {
  const { apiKey, headers, listeners, onPoll, secrets } = options;
  return {
    observed: listeners.length > 0,

    async authorize(request) {
      for (const [name, value] of headers) request.headers.set(name, value);
      if (apiKey === undefined) return;
      const key = checkedKey(typeof apiKey === "string" ? apiKey : await asked(apiKey));
      secrets.add(key);
      request.headers.set("authorization", `Bearer ${key}`);
    },

    async fetch(request) {
      const reply = await read(await (options.fetch ?? globalThis.fetch)(request));
      // what a refusal says ends up in messages, which are cut: a key that was cut in two would not be known any more
      return reply.status < 300 ? reply : { ...reply, text: secrets.redact(reply.text) };
    },

    event(event) {
      for (const listener of listeners) guarded("onEvent", listener, redacted(event, secrets.redact) as ClientEvent);
    },
    sending: (body) => secrets.addDirectRouteKeys(body),
    polled: (deployment) => guarded("onPoll", onPoll, deployment),
  };
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
      return { status, headers: new Headers(headers ?? {}), isHidden: type === "opaque" || type === "error" };
  } catch (cause) {
    throw noResponse(cause);
  }
  throw noResponse();
}

function noResponse(cause?: unknown): Error {
  return new Error("fetch resolved with something that is no Response", { cause });
}
