import type { Clock } from "./clock.js";
import type { Instance, PlainReply } from "./instance.js";

/** The type of the emulator's `fetch`. */
export type Fetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;

/** Creates a `fetch` that sends every request to the emulator, whatever its host. */
export function fetchFrom(instance: Instance, clock: Clock): Fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    request.signal.throwIfAborted();
    const body = await request.text();
    request.signal.throwIfAborted();
    const { pathname, search } = new URL(request.url);
    const { method, headers } = request;
    const reply = instance.handle({ method, target: pathname + search, headers: [...headers], body }, clock.now());
    if (reply.delayMs > 0) await pause(reply.delayMs, request.signal);
    // reading the signal from the request keeps the request alive: some hosts drop a signal along with its request
    request.signal.throwIfAborted();
    if (reply.dropConnection) throw new TypeError("fetch failed", { cause: dropped() });
    return response(reply);
  };
}

function response({ status, headers, body, truncateBody }: PlainReply): Response {
  const hasBody = status !== 204 && status !== 205 && status !== 304;
  return new Response(hasBody ? cut(body, truncateBody) : null, { status, headers });
}

/** A body that breaks off after this many bytes. */
function cut(body: string, after: number | null): BodyInit {
  if (after === null) return body;
  const bytes = new TextEncoder().encode(body).subarray(0, after);
  return new ReadableStream({
    start: (stream) => stream.enqueue(bytes),
    pull: (stream) => stream.error(new TypeError("terminated", { cause: dropped() })),
  });
}

const dropped = () => new Error("the connection was dropped");

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener("abort", stop);
      resolve();
    }, ms);
    signal.addEventListener("abort", stop, { once: true });
  });
}
