import type { ClientEvent, Deployment, Host } from "#wasm";
import { checkedKey, misuse } from "./options.js";
import { redacted, type Secrets } from "./secrets.js";

/** The part of a call that TypeScript does itself. */
type HostFunctions = Pick<Host, "observed" | "authorize" | "fetch" | "event" | "polled">;

/** What of a client's options the host of a call needs. */
export interface HostOptions {
  apiKey: string | (() => string | Promise<string>) | undefined;
  fetch: typeof fetch | undefined;
  headers: [string, string][];
  onEvent: ((event: ClientEvent) => void) | undefined;
  onPoll: ((deployment: Deployment) => void) | undefined;
  secrets: Secrets;
}

/** A call's side of JavaScript: the key, the caller's functions, and whatever they may do wrong. */
export function callHost(options: HostOptions): HostFunctions {
  const { apiKey, headers, onEvent, onPoll, secrets } = options;
  return {
    observed: onEvent !== undefined,

    async authorize(request) {
      for (const [name, value] of headers) request.headers.set(name, value);
      if (apiKey === undefined) return;
      const key = checkedKey(typeof apiKey === "string" ? apiKey : await asked(apiKey));
      secrets.add(key);
      request.headers.set("authorization", `Bearer ${key}`);
    },

    async fetch(request) {
      const reply: unknown = await (options.fetch ?? globalThis.fetch)(request);
      return isGenuine(reply) ? reply : adopted(reply);
    },

    event: (event) => guarded("onEvent", onEvent, redacted(event, secrets.redact) as ClientEvent),
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

/** Whether it is the platform's own, with nothing put over it, so that WebAssembly can read it without a throw. */
function isGenuine(reply: unknown): reply is Response {
  try {
    const { status, type, headers } = reply as Response;
    return isUntouched(reply, Response) && isUntouched(headers, Headers) && status >= 0 && type !== undefined;
  } catch {
    return false;
  }
}

function isUntouched(value: unknown, { prototype }: { prototype: object }): boolean {
  return Object.getPrototypeOf(value) === prototype && Object.getOwnPropertyNames(value).length === 0;
}

/** A reply of another make, node-fetch's or a test's, as one of the platform's. */
async function adopted(reply: unknown): Promise<Response> {
  try {
    const { status, headers, text } = reply as Response;
    const body = await text.call(reply);
    const hasBody = status !== 204 && status !== 205 && status !== 304;
    return new Response(hasBody ? body : null, { status, headers: new Headers(headers ?? {}) });
  } catch (cause) {
    throw new Error("fetch resolved with something that is no Response", { cause });
  }
}
