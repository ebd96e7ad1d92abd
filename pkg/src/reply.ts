/** A reply, read to its end. */
export interface PlainReply {
  /** 0 where the host hides it, as a page's does for a redirect that it did not follow. */
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** Reads a reply, the platform's or one of another make, once and here. */
export async function readReply(reply: unknown): Promise<PlainReply> {
  const { status, headers, isHidden } = headOf(reply);
  if (isHidden) throw new Error("the host keeps the reply to itself");
  const text: unknown = await (reply as Response).text();
  if (typeof text !== "string") throw noResponse();
  return { status, headers, text };
}

function headOf(reply: unknown): { status: number; headers: Headers; isHidden: boolean } {
  try {
    const { status, type, headers, text } = reply as Response;
    // a page doesn't see the status of a redirect that it didn't follow
    const isStatus = Number.isInteger(status) && ((status >= 200 && status < 600) || status === 0);
    if (isStatus && typeof text === "function")
      return { status, headers: own(headers), isHidden: type === "opaque" || type === "error" };
  } catch (cause) {
    throw noResponse(cause);
  }
  throw noResponse();
}

/** Headers of the platform's own, with nothing put over them. */
function own(headers: Headers | undefined): Headers {
  const isOwn =
    headers && Object.getPrototypeOf(headers) === Headers.prototype && Reflect.ownKeys(headers).length === 0;
  return isOwn ? headers : new Headers(headers ?? {});
}

function noResponse(cause?: unknown): Error {
  return new Error("fetch resolved with something that is no Response", { cause });
}

/**
 * The host's own words for what it threw. Hosts and callers throw anything: strings, nothing, what can't be read. Node says
 * no more than that it failed, and has the reason in the cause.
 */
export function said(thrown: unknown): string {
  const words = typeof thrown === "string" ? thrown : (messageOf(() => thrown) ?? "no reason was given");
  const inner = messageOf(() => (thrown as Error).cause);
  return inner === undefined ? words : `${words}: ${inner}`;
}

function messageOf(thrown: () => unknown): string | undefined {
  try {
    const { message } = thrown() as Error;
    return (typeof message === "string" && message) || undefined;
  } catch {
    return undefined;
  }
}
