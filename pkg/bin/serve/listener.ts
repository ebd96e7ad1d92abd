import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import type { Emulated } from "../../src/emulator/emulated.js";
import type { PlainReply } from "../../src/emulator/instance.js";
import { hasBody, textOf } from "./body.js";
import { CONTROL, control } from "./control.js";
import { isForeign, isPreflight, permission, sharing } from "./origin.js";
import { Code, contained, refusal, send } from "./reply.js";

/** Creates a listener that answers HTTP requests. */
export function listenerOf(emulated: Emulated): RequestListener {
  return (request, response) => {
    if (isPreflight(request) && !isForeign(request)) response.writeHead(204, permission(request)).end();
    else if (hasBody(request)) answerLater(emulated, request, response);
    else answer(emulated, request, response, "");
  };
}

function answer(emulated: Emulated, request: IncomingMessage, response: ServerResponse, body: string): void {
  contained(request, () => send(request, response, replyTo(emulated, request, body), sharing(request)));
}

async function answerLater(emulated: Emulated, request: IncomingMessage, response: ServerResponse): Promise<void> {
  // the client has disconnected, so nobody reads an answer
  const body = await textOf(request).catch(() => undefined);
  if (body === undefined) return;
  if (typeof body === "string") answer(emulated, request, response, body);
  else send(request, response, body, sharing(request));
}

function replyTo(emulated: Emulated, request: IncomingMessage, body: string): PlainReply {
  const { method = "", url = "", rawHeaders } = request;
  const target = originForm(url);
  if (!target.startsWith(CONTROL)) {
    return emulated.instance.handle({ method, target, headers: pairs(rawHeaders), body }, emulated.clock.now());
  }
  if (isForeign(request)) return refusal(403, Code.PERMISSION_DENIED, "pages of other sites can't call this");
  return control(emulated, method, target, body);
}

/** The URL path and the query. A client that treats the server as a proxy sends the full URL. */
function originForm(url: string): string {
  if (url.startsWith("/")) return url;
  const target = url.replace(/^[a-z][a-z\d+.-]*:\/\/[^/?]*/i, "");
  return target.startsWith("/") ? target : `/${target}`;
}

function pairs(raw: string[]): [string, string][] {
  const found: [string, string][] = [];
  for (let at = 0; at < raw.length; at += 2) found.push([raw[at] ?? "", raw[at + 1] ?? ""]);
  return found;
}
