import type { IncomingMessage } from "node:http";
import type { Emulated } from "../../src/emulator/emulated.js";
import { checkedFault } from "../../src/emulator/fault.js";
import type { PlainReply } from "../../src/emulator/instance.js";
import { columnsOf, type LoadPoint } from "../../src/emulator/load.js";
import { isFireworksError } from "../../src/error.js";
import { misuse } from "../../src/options.js";
import { Code, json, refusal } from "./reply.js";

/** The URL path prefix of the emulator's own methods. The service has no such path. */
export const CONTROL = "/emulator/";

type Given = Record<string, unknown>;

/** A method of the emulator. */
interface Method {
  /** One line of help. */
  does: string;
  answer(emulated: Emulated, given: Given): unknown;
}

/** The emulator's methods, by HTTP method and name. */
const methods: Record<string, Method> = {
  "POST advance": {
    does: 'moves the clock forward: {"time": "10m"}',
    answer: ({ clock }, { time }) => clock.advance(time as string | number),
  },
  "POST fail": {
    does: 'makes upcoming requests fail: {"status": 503, "times": 2, "match": ":undelete"}',
    answer: ({ instance, clock }, fault) => instance.fail(checkedFault(fault), clock.now()),
  },
  "POST failStart": {
    does: 'makes upcoming starts wait or fail: {"code": "RESOURCE_EXHAUSTED", "lasts": "20m"}',
    answer: ({ instance, clock }, fault) => instance.failStart(fault, clock.now()),
  },
  "POST clearFaults": {
    does: "clears the faults of fail and failStart",
    answer: ({ instance, clock }) => instance.clearFaults(clock.now()),
  },
  "POST traffic": {
    does: 'records an inference request: {"deployment": "mine"}',
    answer: ({ instance, clock }, { deployment }) => instance.traffic(deployment as string, clock.now()),
  },
  "POST load": {
    does: 'lets replicas follow a load: {"deployment": "mine", "load": [{"at": "10m", "load": 2.4}]}',
    answer: ({ instance, clock }, { deployment, load }) =>
      instance.load(deployment as string, columnsOf(load === null ? [] : (load as LoadPoint[])), clock.now()),
  },
  "POST edit": {
    does: 'changes a deployment behind its clients\' backs: {"deployment": "mine", "fields": {"state": "FAILED"}}',
    answer: ({ instance, clock }, { deployment, fields }) =>
      instance.edit(deployment as string, fields as object, clock.now()),
  },
  "POST reset": {
    does: "starts over with the initial deployments and time, without faults and requests, and with an empty journal",
    answer: ({ instance, clock }) => {
      clock.reset();
      instance.reset(clock.now());
    },
  },
  "GET now": {
    does: "tells the time of its clock, in milliseconds since 1970",
    answer: ({ clock }) => clock.now(),
  },
  "GET requests": {
    does: "lists the latest requests, oldest first, without keys",
    answer: ({ instance }) => instance.requests(),
  },
  "GET journal": {
    does: 'returns the history, without keys, to rebuild the emulator: --seed-file with {"journal": …}',
    answer: ({ instance, clock }) => instance.journal(clock.now()),
  },
  "GET deployments": {
    does: "lists all deployments, deleted ones included",
    answer: ({ instance, clock }) => instance.deployments(clock.now()),
  },
  "GET ": { does: "lists these methods", answer: () => help() },
};

/** The refusal of a request without the key, if there is one, or of a body that a form of any site can send. */
export function refusalByControl({ headers }: IncomingMessage, apiKey: string | undefined): PlainReply | undefined {
  const [, key] = headers.authorization?.match(/^bearer (.*)$/i) ?? [];
  if (apiKey !== undefined && key?.trim() !== apiKey)
    return refusal(401, Code.UNAUTHENTICATED, "the key of --api-key is needed: send `Authorization: Bearer <API_KEY>`");
  if (/^text\/plain/i.test(headers["content-type"] ?? ""))
    return refusal(415, Code.INVALID_ARGUMENT, "the body must be JSON: send `Content-Type: application/json`");
  return undefined;
}

/** Answers a request for one of the emulator's methods. */
export function control(emulated: Emulated, method: string, target: string, body: string): PlainReply {
  const called = `${method} ${target.slice(CONTROL.length)}`;
  const known = Object.hasOwn(methods, called) ? methods[called] : undefined;
  if (!known)
    return refusal(404, Code.NOT_FOUND, `unknown method ${method} ${target}; known methods: ${names().join(", ")}`);
  try {
    return json(200, known.answer(emulated, objectOf(body)) ?? {});
  } catch (thrown) {
    if (!isFireworksError(thrown)) throw thrown;
    return refusal(400, Code.INVALID_ARGUMENT, thrown.message);
  }
}

const lineOf = (called: string) => called.replace(" ", ` ${CONTROL}`);

function names(): string[] {
  return Object.keys(methods).map((called) => `\`${lineOf(called)}\``);
}

function help(): Record<string, string> {
  return Object.fromEntries(Object.entries(methods).map(([called, { does }]) => [lineOf(called), does]));
}

function objectOf(body: string): Given {
  if (body === "") return {};
  try {
    const value: unknown = JSON.parse(body);
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Given;
  } catch {
    // reported below
  }
  throw misuse('the body must be a JSON object, such as `{"time": "10m"}`');
}
