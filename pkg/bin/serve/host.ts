import type { IncomingMessage } from "node:http";
import { isIP } from "node:net";

const NAMES = ["localhost", "127.0.0.1", "[::1]"];
const EVERY_ADDRESS = ["0.0.0.0", "::"];

/**
 * True if the request is meant for this server, which listens on `listening`. A name that somebody else owns may lead
 * here, and its pages would be of the same origin (DNS rebinding). An address can't be rebound.
 */
export function isOurs({ headersDistinct }: IncomingMessage, listening: string): boolean {
  const [host, ...others] = headersDistinct.host ?? [];
  // in HTTP/1.0, which no browser sends
  if (host === undefined) return true;
  const name = host.replace(/:\d+$/, "").toLowerCase();
  const isKnown = NAMES.includes(name) || name === bracketed(listening).toLowerCase();
  const isAddress = EVERY_ADDRESS.includes(listening) && isIP(name.replace(/^\[(.*)\]$/, "$1")) > 0;
  return others.length === 0 && (isKnown || isAddress);
}

/** A host as URLs and the Host header have it. */
export function bracketed(host: string): string {
  return host.includes(":") ? `[${host}]` : host;
}
