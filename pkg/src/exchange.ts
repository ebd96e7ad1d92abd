// One HTTP exchange: the request is built, sent, and its reply read.
import type { CallResponse } from "./promise.js";
import { type PlainReply, readReply } from "./reply.js";
import type { Attempt, Host } from "./steps.js";

/** The headers that the state machine reads from failed replies. */
const READ_HEADERS = ["x-request-id", "request-id", "x-should-retry", "retry-after-ms", "retry-after"];

/** Sends a request, and reads its reply. Calls `leaving` just before the host's `fetch`. */
export async function exchange(
  host: Host,
  attempt: Attempt,
  signal: AbortSignal,
  leaving: () => void,
): Promise<PlainReply> {
  const headers = new Headers({ accept: "application/json" });
  const body = attempt.isOwn ? (host.body ?? attempt.body) : attempt.body;
  if (body !== undefined) headers.set("content-type", "application/json");
  const asked = host.authorize(headers);
  if (asked !== undefined) await asked;
  if (signal.aborted) throw signal.reason;
  leaving();
  // a redirect could send the key and the body to another origin
  const init: RequestInit = { method: attempt.method, headers, redirect: "manual", signal };
  if (body !== undefined) init.body = body;
  return readReply(await host.fetch(address(host, attempt), init), host.maxResponseBytes);
}

function address({ baseUrl, query: own }: Host, { path, query, isOwn }: Attempt): string {
  const all = [...(isOwn ? own : []), ...Object.entries(query ?? {})];
  return all.length === 0 ? baseUrl + path : `${baseUrl}${path}?${new URLSearchParams(all)}`;
}

/** Returns the headers that the state machine needs of a failed reply. */
export function neededHeaders(headers: Headers): [string, string][] {
  return READ_HEADERS.flatMap((name): [string, string][] => {
    const value = headers.get(name);
    return value === null ? [] : [[name, value]];
  });
}

/** Returns the headers to show: all but cookies; none if the host throws. */
export function shownHeaders(headers: Headers): Record<string, string> {
  try {
    return Object.fromEntries([...headers].filter(([name]) => !/^set-cookie2?$/.test(name)));
  } catch {
    return {};
  }
}

/** Describes the last reply of a call, without keys. */
export function responseOf(host: Host, reply: PlainReply | undefined, attempts: number): CallResponse {
  const shown = reply === undefined ? {} : shownHeaders(reply.headers);
  const headers = Object.fromEntries(Object.entries(shown).map(([name, value]) => [name, host.redact(value)]));
  const requestId = headers["x-request-id"] ?? headers["request-id"];
  return { status: reply?.status ?? 0, headers, requestId, attempts };
}

/**
 * True if an error of the host says that no connection was made, so that nothing was sent: nobody
 * listens, or the name can't be looked up. Node, Deno and Bun say it in their own ways.
 */
export function isUnreached(thrown: unknown): boolean {
  try {
    const { cause, code, syscall, errors } = thrown as Record<string, unknown>;
    if (Array.isArray(errors) && errors.length > 0) return errors.every(isUnreached);
    if (syscall === "connect" || syscall === "getaddrinfo" || UNREACHED.has(code as string)) return true;
    return cause !== undefined && cause !== thrown && isUnreached(cause);
  } catch {
    // anything can be thrown
    return false;
  }
}

const UNREACHED = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "UND_ERR_CONNECT_TIMEOUT", "ConnectionRefused"]);
