// Calls made in the last frames of the stack, for Node and pages.
const FRAMES = 200;
const READY = { name: "accounts/acme/deployments/x", state: "READY" };
const VALID = { baseModel: "accounts/a/models/m", acceleratorType: "NVIDIA_H100_80GB" };
const INVALID = { ...VALID, displayName: "x".repeat(64) };

/** A signal that is never aborted. */
export const { signal } = new AbortController();

/** A service that answers every request with a deployment, which is a page of deployments as well. */
const answer = { ...READY, deployments: [READY] };
const clientOf = ({ DeploymentsClient }) =>
  new DeploymentsClient({ accountId: "acme", baseUrl: "http://service", fetch: async () => Response.json(answer) });

async function listed(client) {
  const found = [];
  for await (const deployment of client.list({}, { signal })) found.push(deployment);
  return found;
}

/** The rule of an issue. A value that can't be read for want of stack is an overflow as well. */
function readable({ rule, message }) {
  if (message.includes("read")) throw new RangeError(message);
  return rule;
}

/**
 * A copy of a library which has tried every call, and whose module couldn't be loaded. No function is left to be compiled at
 * the end of the stack, where calls load the module.
 */
export async function unloaded(copy) {
  const library = await copy;
  const { Module } = WebAssembly;
  WebAssembly.Module = undefined;
  const client = clientOf(library);
  for (const { call } of Object.values(calls)) await (async () => call(client, library))().catch(() => {});
  WebAssembly.Module = Module;
  return library;
}

/** Each call with a client and the library, and its result. */
export const calls = {
  get: { call: (client) => client.get("x"), gives: answer },
  undelete: { call: (client) => client.undelete("x", { wait: true, signal }), gives: answer },
  list: { call: listed, gives: [READY] },
  waitFor: { call: (client) => client.waitFor("x", "READY"), gives: answer },
  validateDeployment: {
    call: (_, { validateDeployment }) => [VALID, INVALID].flatMap((value) => validateDeployment(value).map(readable)),
    gives: ["display-name-length"],
  },
};

/**
 * Makes a call this many frames above the end of the stack. Returns its outcome. The call itself is in the catching frame:
 * a function around it would be compiled there, for which the stack has no room.
 */
function callAt(frame, call, client, library) {
  let left = frame;
  let outcome = { thrown: new RangeError("no frame was left") };
  const deeper = () => {
    try {
      deeper();
    } catch (thrown) {
      if (left-- === 0)
        try {
          outcome = { returned: call(client, library) };
        } catch (thrown) {
          outcome = { thrown };
        }
      throw thrown;
    }
  };
  try {
    deeper();
  } catch {
    // the stack has ended
  }
  return outcome;
}

/** The outcome of a call in words: `as expected`, `overflow` or what else came. */
async function wordsOf({ returned, thrown }, gives) {
  try {
    if (thrown) throw thrown;
    const said = JSON.stringify(await returned);
    return said === JSON.stringify(gives) ? "as expected" : said;
  } catch (thrown) {
    const isOverflow = [thrown, thrown?.cause].some((error) => error instanceof RangeError);
    return isOverflow ? "overflow" : String(thrown);
  }
}

/**
 * Makes a call at each of the last frames, and after each again with a fresh stack, by the same client and by a new one.
 * `load` returns the library for a frame. Returns the outcomes at the end of the stack, and those that differ later.
 */
export async function atEveryFrame(load, { call, gives }) {
  const [atTheEnd, later] = [[], []];
  for (let frame = 0; frame < FRAMES; frame++) {
    const library = await load(frame);
    const client = clientOf(library);
    const outcome = callAt(frame, call, client, library);
    atTheEnd.push(await wordsOf(outcome, gives));
    for (const caller of [client, clientOf(library)]) {
      const words = await wordsOf({ returned: (async () => call(caller, library))() }, gives);
      if (words !== "as expected") later.push(`after frame ${frame}: ${words}`);
    }
  }
  return { atTheEnd, later };
}
