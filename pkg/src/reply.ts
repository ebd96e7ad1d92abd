import { pageOrigin } from "./options.js";

/** A reply whose body has been read. */
export interface PlainReply {
  /** The HTTP status; 0 for a redirect that a page did not follow. */
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** True if the body is larger than the client accepts. Its text is then empty. */
  readonly isTooLarge?: boolean;
}

/** The maximum size of an error's body: its words are cut far sooner. */
const MOST_ERROR_BYTES = 2 ** 20;

/** Reads a reply, the platform's or another implementation's, exactly once. */
export async function readReply(reply: unknown, maxBytes: number): Promise<PlainReply> {
  const { status, headers, isHidden } = headOf(reply);
  if (isHidden) throw new Error("the host hides the reply");
  const most = status >= 200 && status < 300 ? maxBytes : Math.min(maxBytes, MOST_ERROR_BYTES);
  const text: unknown = await textOf(reply as Response, headers, most);
  if (text === undefined) return { status, headers, text: "", isTooLarge: true };
  if (typeof text !== "string") throw noResponse();
  if (text === "" && isCutOff(reply as Response, headers)) throw new Error("the reply ends within its headers");
  return { status, headers, text };
}

/**
 * Reads a body, or returns `undefined` if it is too large. A small compressed body may fill the
 * memory, so it is read piece by piece where it is a stream.
 */
async function textOf(reply: Response, headers: Headers, maxBytes: number): Promise<unknown> {
  const length = Number(headers.get("content-length") ?? Number.NaN);
  // pages of other origins see the length, but not that the body is compressed
  const isKnown = pageOrigin() === undefined && !headers.has("content-encoding") && length <= maxBytes;
  const { body } = reply;
  if (isKnown) return reply.text();
  if (Object.hasOwn(reply, "text") || typeof body?.getReader !== "function") {
    const text = await reply.text();
    return typeof text === "string" && new TextEncoder().encode(text).length > maxBytes ? undefined : text;
  }
  const [reader, decoder] = [body.getReader(), new TextDecoder()];
  let [text, left] = ["", maxBytes];
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    left -= value.byteLength;
    if (left < 0) {
      dropped(reader).catch(() => {});
      return undefined;
    }
    text += decoder.decode(value, { stream: true });
  }
}

/**
 * True if a success is empty, but doesn't say so: browsers take a reply that is cut off within its
 * headers for an empty one. Not over TLS, where HTTP/2 says so in no header.
 */
function isCutOff({ status, url }: Response, headers: Headers): boolean {
  const isOpen = typeof url === "string" && url.startsWith("http:");
  if (status !== 200 || !isOpen || pageOrigin() === undefined) return false;
  return !headers.has("content-length") && !headers.has("transfer-encoding");
}

/** Cancels a stream. Another implementation's may throw, or return no promise. */
async function dropped(reader: ReadableStreamDefaultReader): Promise<void> {
  await reader.cancel();
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
