// Functions of the host that throw: at one use, or from then on.

const BREAKDOWN = "the host is broken";

/** Every function and class of the host that a call may use, by name: where it is. */
export const hostFunctions = {
  fetch: [globalThis, "fetch"],
  setTimeout: [globalThis, "setTimeout"],
  clearTimeout: [globalThis, "clearTimeout"],
  queueMicrotask: [globalThis, "queueMicrotask"],
  Headers: [globalThis, "Headers"],
  "headers.get": [Headers.prototype, "get"],
  "headers.set": [Headers.prototype, "set"],
  "the iterator of headers": [Headers.prototype, Symbol.iterator],
  AbortController: [globalThis, "AbortController"],
  "controller.abort": [AbortController.prototype, "abort"],
  "controller.signal": [AbortController.prototype, "signal"],
  "signal.aborted": [AbortSignal.prototype, "aborted"],
  "signal.reason": [AbortSignal.prototype, "reason"],
  "signal.addEventListener": [EventTarget.prototype, "addEventListener"],
  "signal.removeEventListener": [EventTarget.prototype, "removeEventListener"],
  URL: [globalThis, "URL"],
  URLSearchParams: [globalThis, "URLSearchParams"],
  "searchParams.toString": [URLSearchParams.prototype, "toString"],
  "Date.now": [Date, "now"],
  "Date.parse": [Date, "parse"],
  "Math.random": [Math, "random"],
  "performance.now": [Performance.prototype, "now"],
  TextEncoder: [globalThis, "TextEncoder"],
  "encoder.encode": [TextEncoder.prototype, "encode"],
  "encoder.encodeInto": [TextEncoder.prototype, "encodeInto"],
  TextDecoder: [globalThis, "TextDecoder"],
  "decoder.decode": [TextDecoder.prototype, "decode"],
  "reply.text": [Response.prototype, "text"],
  "reply.status": [Response.prototype, "status"],
  "reply.headers": [Response.prototype, "headers"],
  "reply.type": [Response.prototype, "type"],
  "reply.body": [Response.prototype, "body"],
  "body.getReader": [ReadableStream.prototype, "getReader"],
  "reader.read": [ReadableStreamDefaultReader.prototype, "read"],
  "reader.cancel": [ReadableStreamDefaultReader.prototype, "cancel"],
  "JSON.parse": [JSON, "parse"],
  "JSON.stringify": [JSON, "stringify"],
  "promise.catch": [Promise.prototype, "catch"],
  "promise.finally": [Promise.prototype, "finally"],
  "Promise.race": [Promise, "race"],
  "WebAssembly.Module": [WebAssembly, "Module"],
  "WebAssembly.Instance": [WebAssembly, "Instance"],
};

/** Breaks a function while `act` runs: it throws at one use, by its number, or at all from then on. Counts the uses. */
export async function whileBroken(name, { at, once }, act) {
  const [owner, key] = hostFunctions[name];
  const own = Object.getOwnPropertyDescriptor(owner, key);
  const isGetter = owner !== globalThis && own.get !== undefined;
  let uses = 0;
  const use = (how) => {
    uses += 1;
    if (once ? uses === at : uses >= at) throw new Error(BREAKDOWN);
    return how();
  };
  const broken = new Proxy(isGetter ? own.get : owner[key], {
    apply: (...given) => use(() => Reflect.apply(...given)),
    construct: (...given) => use(() => Reflect.construct(...given)),
  });
  Object.defineProperty(owner, key, { configurable: true, ...(isGetter ? { get: broken } : { value: broken }) });
  try {
    return { outcome: await act(), uses };
  } finally {
    Object.defineProperty(owner, key, own);
  }
}
