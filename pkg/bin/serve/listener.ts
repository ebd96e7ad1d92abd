import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import type { Emulated } from "../../src/emulator/emulated.js";
import type { PlainReply } from "../../src/emulator/instance.js";
import { Bodies, hasBody } from "./body.js";
import { CONTROL, control, refusalByControl } from "./control.js";
import { isOurs } from "./host.js";
import { isForeign, isPreflight, permission, sharing } from "./origin.js";
import { Code, contained, refusal, send } from "./reply.js";

/** The settings that a server is started with. */
export interface Settings {
  /** The address that it listens on. */
  host: string;
  /** The only key accepted. */
  apiKey?: string | undefined;
}

/** Creates a listener that answers HTTP requests. */
export function listenerOf(emulated: Emulated, settings: Settings): RequestListener {
  const bodies = new Bodies();
  const answer = (request: IncomingMessage, response: ServerResponse, body: string | PlainReply) =>
    contained(request, () => {
      const reply = typeof body === "string" ? replyTo(emulated, settings, request, body) : body;
      send(request, response, reply, sharing(request));
    });
  return (request, response) => {
    const refused = refusalOf(request, settings);
    if (refused) answer(request, response, refused);
    else if (isPreflight(request)) response.writeHead(204, permission(request)).end();
    else if (!hasBody(request)) answer(request, response, "");
    // where the body fails the client has disconnected, so nobody reads an answer
    else
      bodies.read(request).then(
        (body) => answer(request, response, body),
        () => {},
      );
  };
}

/** The refusal of a request that came by way of another site's page. */
function refusalOf(request: IncomingMessage, { host }: Settings): PlainReply | undefined {
  if (!isOurs(request, host)) {
    const given = `got ${JSON.stringify(request.headers.host)}`;
    return refusal(421, Code.PERMISSION_DENIED, `the Host must be localhost, or the name given as --host; ${given}`);
  }
  if (isForeign(request)) return refusal(403, Code.PERMISSION_DENIED, "pages of other sites can't call this");
  return undefined;
}

function replyTo(emulated: Emulated, { apiKey }: Settings, request: IncomingMessage, body: string): PlainReply {
  const { method = "", url = "", rawHeaders } = request;
  const target = originForm(url);
  if (!target.startsWith(CONTROL)) {
    return emulated.instance.handle({ method, target, headers: pairs(rawHeaders), body }, emulated.clock.now());
  }
  return refusalByControl(request, apiKey) ?? control(emulated, method, target, body);
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
