import type { IncomingMessage } from "node:http";

const LOCAL = /^https?:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/;
/** What a page may read of a reply, besides what it always may. */
const EXPOSED = "x-request-id, retry-after, retry-after-ms, x-should-retry";
const METHODS = "GET, POST, PATCH, DELETE";

/** Whether a page of another site sent it: what this machine serves may use everything, all else but read nothing. */
export function isForeign({ headers: { origin } }: IncomingMessage): boolean {
  return origin !== undefined && !LOCAL.test(origin);
}

/** Whether a browser asks if a page may send what it is about to. */
export function isPreflight({ method, headers }: IncomingMessage): boolean {
  return method === "OPTIONS" && "access-control-request-method" in headers;
}

/** The headers that let a page read the reply, names and values in turn; none for a foreign page, or for no page. */
export function sharing({ headers: { origin } }: IncomingMessage): string[] {
  if (origin === undefined || !LOCAL.test(origin)) return [];
  return ["access-control-allow-origin", origin, "access-control-expose-headers", EXPOSED, "vary", "origin"];
}

/** ... and that let it send the request. Whatever headers it asks for: clients have many of their own. */
export function permission(request: IncomingMessage): string[] {
  const asked = request.headers["access-control-request-headers"];
  return [
    ...sharing(request),
    ...["access-control-allow-methods", METHODS, "access-control-max-age", "600"],
    ...(asked ? ["access-control-allow-headers", asked] : []),
  ];
}
