import { checkedFault } from "../../src/emulator/fault.js";
import type { PlainReply } from "../../src/emulator/instance.js";
import { isFireworksError } from "../../src/error.js";
import { misuse } from "../../src/options.js";
import type { Emulated } from "./emulated.js";
import { Code, json, refusal } from "./reply.js";

/** The URL path prefix of the emulator's own methods. The service has no such path. */
export const CONTROL = "/emulator/";

type Given = Record<string, unknown>;
type Answer = (emulated: Emulated, given: Given) => unknown;

/** The emulator's methods, by HTTP method and name. */
const methods: Record<string, Answer> = {
  "POST advance": ({ clock }, { time }) => clock.advance(time as string | number),
  "POST fail": ({ instance }, fault) => instance.fail(checkedFault(fault)),
  "POST failStart": ({ instance }, fault) => instance.failStart(fault),
  "POST clearFaults": ({ instance, clock }) => instance.clearFaults(clock.now()),
  "POST traffic": ({ instance, clock }, { deployment }) => instance.traffic(deployment as string, clock.now()),
  "GET deployments": ({ instance, clock }) => instance.deployments(clock.now()),
};

/** Answers a request for one of the emulator's methods. */
export function control(emulated: Emulated, method: string, target: string, body: string): PlainReply {
  const called = `${method} ${target.slice(CONTROL.length)}`;
  const answer = Object.hasOwn(methods, called) ? methods[called] : undefined;
  if (!answer) return refusal(404, Code.NOT_FOUND, `unknown method ${method} ${target}; known methods: ${known()}`);
  try {
    return json(200, answer(emulated, objectOf(body)) ?? {});
  } catch (thrown) {
    if (!isFireworksError(thrown)) throw thrown;
    return refusal(400, Code.INVALID_ARGUMENT, thrown.message);
  }
}

function known(): string {
  const names = Object.keys(methods).map((called) => `\`${called.replace(" ", ` ${CONTROL}`)}\``);
  return names.join(", ");
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
