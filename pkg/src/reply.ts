/** A reply whose body has been read. */
export interface PlainReply {
  /** The HTTP status; 0 for a redirect that a page did not follow. */
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** Reads a reply, the platform's or another implementation's, exactly once. */
export async function readReply(reply: unknown): Promise<PlainReply> {
  const { status, headers, isHidden } = headOf(reply);
  if (isHidden) throw new Error("the host hides the reply");
  const text: unknown = await (reply as Response).text();
  if (typeof text !== "string") throw noResponse();
  return { status, headers, text };
}

function headOf(reply: unknown): { status: number; headers: Headers; isHidden: boolean } {
  try {
    const { status, type, headers, text } = reply as Response;
    // pages hide the status of a redirect that they don't follow
    const isStatus = Number.isInteger(status) && ((status >= 200 && status < 600) || status === 0);
    if (isStatus && typeof text === "function")
      return { status, headers: own(headers), isHidden: type === "opaque" || type === "error" };
  } catch (cause) {
    throw noResponse(cause);
  }
  throw noResponse();
}

/** Returns the headers as a plain `Headers` of the platform. */
function own(headers: Headers | undefined): Headers {
  const isOwn =
    headers && Object.getPrototypeOf(headers) === Headers.prototype && Reflect.ownKeys(headers).length === 0;
  return isOwn ? headers : new Headers(headers ?? {});
}

function noResponse(cause?: unknown): Error {
  return new Error("fetch resolved with something other than a Response", { cause });
}

/**
 * Returns the host's message for an error. Anything may be thrown, including strings, nothing and
 * unreadable objects. Node only says that it failed, and puts the reason into `cause`.
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
