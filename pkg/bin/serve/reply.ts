import type { IncomingMessage, ServerResponse } from "node:http";
import type { PlainReply } from "../../src/emulator/instance.js";

/** The gRPC codes of the server's own refusals. */
export const Code = {
  INVALID_ARGUMENT: 3,
  NOT_FOUND: 5,
  PERMISSION_DENIED: 7,
  RESOURCE_EXHAUSTED: 8,
  INTERNAL: 13,
  UNAVAILABLE: 14,
  UNAUTHENTICATED: 16,
};

/** A JSON reply. */
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

/** A refusal in the service's format. */
export function refusal(status: number, code: number, message: string): PlainReply {
  return json(status, { code, message, details: [] });
}

/** Limits an unexpected error to the connection of its request. */
export function contained({ socket }: IncomingMessage, act: () => void): void {
  try {
    act();
  } catch (thrown) {
    console.error(thrown);
    socket.destroy();
  }
}

/** Sends a reply, with its delay and its truncation. If the client disconnects first, the timer is cleared. */
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

/** The content-length header, unless the status has no body or a fault sets the header itself. */
function lengthOf({ status, headers }: PlainReply, bytes: number): string[] {
  const isTold = headers.some(([name]) => name === "content-length" || name === "transfer-encoding");
  return isTold || status === 204 || status === 304 ? [] : ["content-length", String(bytes)];
}
