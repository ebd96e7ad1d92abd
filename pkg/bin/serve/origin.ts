import type { IncomingMessage } from "node:http";

const LOCAL = /^https?:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/;
/** The reply headers that a page may read, beyond those it always may. */
const EXPOSED = "date, x-request-id, retry-after, retry-after-ms, x-should-retry";
const METHODS = "GET, POST, PATCH, DELETE";

/**
 * True if a page of another site sent the request. Pages on this machine may use everything, others can't read replies.
 */
export function isForeign({ headers: { origin } }: IncomingMessage): boolean {
  return origin !== undefined && !LOCAL.test(origin);
}

/** True for a CORS preflight request. */
export function isPreflight({ method, headers }: IncomingMessage): boolean {
  return method === "OPTIONS" && "access-control-request-method" in headers;
}

/**
 * The headers that let a local page read the reply, as alternating names and values. Empty for other pages and other
 * clients.
 */
export function sharing({ headers: { origin } }: IncomingMessage): string[] {
  if (origin === undefined || !LOCAL.test(origin)) return [];
  return ["access-control-allow-origin", origin, "access-control-expose-headers", EXPOSED, "vary", "origin"];
}

/** The headers that also let it send the request, with any headers it asks for. */
export function permission(request: IncomingMessage): string[] {
  const asked = request.headers["access-control-request-headers"];
  return [
    ...sharing(request),
    ...["access-control-allow-methods", METHODS, "access-control-max-age", "600"],
    ...(asked ? ["access-control-allow-headers", asked] : []),
  ];
}
