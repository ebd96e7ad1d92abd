// Every way in which a `fetch` can misbehave, for Node and pages: what it does, and the expected outcome of a call.
const READY = { name: "accounts/acme/deployments/x", state: "READY" };
const text = JSON.stringify(READY);
const ok = () => new Response(text);
const never = () => new Promise(() => {});
const later = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const refuse = () => {
  throw new Error("refused");
};
const traps = Object.fromEntries(
  Reflect.ownKeys(Reflect)
    .filter((name) => typeof name === "string")
    .map((name) => [name, refuse]),
);
const revoked = () => {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
};
const withGetter = (object, name) => Object.defineProperty(object, name, { get: refuse });
const proxyWithout = (hidden) =>
  new Proxy(ok(), { get: (reply, name) => (name === hidden ? refuse() : Reflect.get(reply, name)) });
const used = async () => {
  const reply = ok();
  await reply.text();
  return reply;
};
const locked = () => {
  const reply = ok();
  reply.body.getReader();
  return reply;
};
const streaming = (then) =>
  new Response(
    new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode(text.slice(0, 9)));
        then(controller);
      },
    }),
  );
const tampered = () => {
  const reply = ok();
  reply.headers.entries = refuse;
  return reply;
};
class OurError extends Error {}
class OurResponse extends Response {}

const thrown = {
  "a string": () => "boom",
  undefined: () => undefined,
  null: () => null,
  "a number": () => 0,
  "a BigInt": () => 1n,
  "a symbol": () => Symbol("boom"),
  "a function": () => refuse,
  "an object": () => ({ message: "boom" }),
  "an object like our errors": () => ({ kind: "config", message: "boom" }),
  "an object without a prototype": () => Object.create(null),
  "a frozen object": () => Object.freeze({}),
  "an Error": () => new TypeError("boom"),
  "a frozen Error": () => Object.freeze(new Error("boom")),
  "an Error of a class": () => new OurError("boom"),
  "an Error whose message is a symbol": () => Object.assign(new Error(), { message: Symbol("boom") }),
  "an Error whose message is a number": () => Object.assign(new Error(), { message: 42 }),
  "an Error whose message throws": () => withGetter(new Error(), "message"),
  "a DOMException": () => new DOMException("boom", "AbortError"),
  "a proxy of an Error": () => new Proxy(new Error("boom"), traps),
  "a proxy that throws": () => new Proxy({}, traps),
  "a revoked proxy": revoked,
  "an object whose message throws": () => withGetter({}, "message"),
  "a thenable": () => ({ message: "boom", then: refuse }),
};

const resolved = {
  null: () => null,
  undefined: () => undefined,
  "a number": () => 200,
  "a string": () => text,
  "a symbol": () => Symbol("reply"),
  "a function": () => refuse,
  "an object": () => ({}),
  "the deployment itself": () => READY,
  "a look-alike whose status is no number": () => ({ status: "ok", text: async () => text }),
  "a look-alike with an impossible status": () => ({ status: 9_000, text: async () => text }),
  "a look-alike whose text is no function": () => ({ status: 200, text }),
  "a look-alike whose text rejects": () => ({ status: 200, text: () => Promise.reject("boom") }),
  "a look-alike whose text throws": () => ({ status: 200, text: refuse }),
  "a look-alike whose text is a symbol": () => ({ status: 200, text: async () => Symbol("text") }),
  "a look-alike whose status throws": () => withGetter({ text: async () => text }, "status"),
  "a look-alike whose headers throw": () => withGetter({ status: 200, text: async () => text }, "headers"),
  "a look-alike whose headers are none": () => ({ status: 200, headers: { "a b": "\n" }, text: async () => text }),
  "a proxy of a Response that throws": () =>
    new Proxy(ok(), { ...traps, get: (_, name) => (name === "then" ? undefined : refuse()) }),
  "a proxy of a Response without headers": () => proxyWithout("headers"),
  "a Response whose headers can't be listed": () =>
    Object.defineProperty(ok(), "headers", { value: { entries: refuse } }),
  "a revoked proxy": revoked,
  "a Response whose status throws": () => withGetter(ok(), "status"),
  "a Response whose text throws": () => Object.assign(ok(), { text: refuse }),
  "a Response without a prototype": () => Object.setPrototypeOf(ok(), null),
  "what only has Response's prototype": () => Object.create(Response.prototype),
  "a used body": used,
  "a locked body": locked,
  "a body that fails midway": () => streaming((controller) => controller.error(new Error("boom"))),
  "a body that fails midway with a string": () => streaming((controller) => controller.error("boom")),
  "a body that fails midway with nothing": () => streaming((controller) => controller.error()),
  "Response.error()": () => Response.error(),
  "an object with a poisoned then": () => withGetter({}, "then"),
  "an object whose then throws": () => ({ then: refuse }),
};

// Node reads through a proxy object, browsers don't
const either = "answer or network";

/** The expected outcome with each: an error's kind, or `answer`. Each call has 100 ms and no retry. */
export const fetches = [
  ...Object.entries(thrown).flatMap(([what, make]) => [
    { name: `rejects with ${what}`, fetch: () => Promise.reject(make()), comesTo: "network" },
    {
      name: `throws ${what}`,
      fetch() {
        throw make();
      },
      comesTo: "network",
    },
  ]),
  ...Object.entries(resolved).flatMap(([what, make]) => [
    { name: `resolves with ${what}`, fetch: async () => make(), comesTo: "network" },
    { name: `returns ${what}`, fetch: () => make(), comesTo: "network" },
  ]),
  { name: "resolves with a Response", fetch: async () => ok(), comesTo: "answer" },
  { name: "returns a Response and no promise", fetch: ok, comesTo: "answer" },
  { name: "returns a thenable", fetch: () => ({ then: (resolve) => resolve(ok()) }), comesTo: "answer" },
  {
    name: "returns a thenable that settles twice",
    fetch: () => ({ then: (a, b) => [a(ok()), b("boom"), a(1)] }),
    comesTo: "answer",
  },
  { name: "resolves with a Response of a class", fetch: async () => new OurResponse(text), comesTo: "answer" },
  {
    name: "resolves with a look-alike",
    fetch: async () => ({ status: 200, text: async () => text }),
    comesTo: "answer",
  },
  { name: "resolves with a frozen Response", fetch: async () => Object.freeze(ok()), comesTo: "answer" },
  {
    name: "resolves with a Response that has more to it",
    fetch: async () => Object.assign(ok(), { took: 1 }),
    comesTo: "answer",
  },
  { name: "resolves with a proxy of a Response", fetch: async () => new Proxy(ok(), {}), comesTo: either },
  {
    name: "resolves with a proxy of a Response without a type",
    fetch: async () => proxyWithout("type"),
    comesTo: either,
  },
  {
    name: "resolves with a Response whose headers were tampered with",
    fetch: async () => tampered(),
    comesTo: "answer",
  },
  { name: "resolves with a redirect", fetch: async () => Response.redirect("http://127.0.0.1:1/"), comesTo: "api" },
  { name: "resolves with no content", fetch: async () => new Response(null, { status: 204 }), comesTo: "protocol" },
  {
    name: "resolves with a look-alike of no content",
    fetch: async () => ({ status: 204, text: async () => "" }),
    comesTo: "protocol",
  },
  {
    name: "resolves with a body that is cut",
    fetch: async () => streaming((controller) => controller.close()),
    comesTo: "protocol",
  },
  { name: "never settles", fetch: never, comesTo: "timeout" },
  { name: "returns a thenable that never settles", fetch: () => ({ then() {} }), comesTo: "timeout" },
  { name: "resolves with a body that never ends", fetch: async () => streaming(() => {}), comesTo: "timeout" },
  {
    name: "resolves with a look-alike whose text never settles",
    fetch: async () => ({ status: 200, text: never }),
    comesTo: "timeout",
  },
  { name: "resolves too late, whatever the signal says", fetch: () => later(150).then(ok), comesTo: "timeout" },
  { name: "rejects too late, whatever the signal says", fetch: () => later(150).then(refuse), comesTo: "timeout" },
  { name: "resolves too late with nonsense", fetch: () => later(150).then(() => 1), comesTo: "timeout" },
];
