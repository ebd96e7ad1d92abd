import type { IncomingMessage, ServerResponse } from "node:http";
import type { PlainReply } from "../../src/emulator/instance.js";

/** The gRPC numbers of what the server refuses by itself. */
export const Code = { INVALID_ARGUMENT: 3, NOT_FOUND: 5, PERMISSION_DENIED: 7, RESOURCE_EXHAUSTED: 8, INTERNAL: 13 };

/** A reply of JSON. */
export function json(status: number, value: unknown): PlainReply {
  return {
    status,
    headers: [["content-type", "application/json"]],
    body: JSON.stringify(value),
    delayMs: 0,
    dropConnection: false,
    truncateBody: null,
  };
}

/** A refusal in the service's form. */
export function refusal(status: number, code: number, message: string): PlainReply {
  return json(status, { code, message, details: [] });
}

/** What goes wrong for one request, by a fault of ours, is the end of its connection and of nothing else. */
export function contained({ socket }: IncomingMessage, act: () => void): void {
  try {
    act();
  } catch (thrown) {
    console.error(thrown);
    socket.destroy();
  }
}

/** Sends a reply as late and as broken as it is to be. When the client goes away before, nothing is left behind. */
export function send(request: IncomingMessage, response: ServerResponse, reply: PlainReply, more: string[]): void {
  const act = reply.dropConnection ? () => request.socket.destroy() : () => write(request, response, reply, more);
  if (reply.delayMs === 0) {
    act();
    return;
  }
  const timer = setTimeout(() => contained(request, act), reply.delayMs);
  response.once("close", () => clearTimeout(timer));
}

function write({ socket }: IncomingMessage, response: ServerResponse, reply: PlainReply, more: string[]): void {
  const { status, headers, body, truncateBody } = reply;
  const bytes = Buffer.byteLength(body);
  response.writeHead(status, [...headers.flat(), ...lengthOf(reply, bytes), ...more]);
  if (truncateBody === null || truncateBody >= bytes) {
    response.end(body);
    return;
  }
  response.flushHeaders();
  response.write(Buffer.from(body).subarray(0, truncateBody));
  socket.destroySoon();
}

/** Unless there is no body, or a fault tells something else of it. */
function lengthOf({ status, headers }: PlainReply, bytes: number): string[] {
  const isTold = headers.some(([name]) => name === "content-length" || name === "transfer-encoding");
  return isTold || status === 204 || status === 304 ? [] : ["content-length", String(bytes)];
}
