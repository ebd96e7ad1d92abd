import type { ClientEvent } from "#wasm";
import { copy } from "./copy.js";
import { FireworksError, isFireworksError } from "./error.js";
import type { Logger, LogLevel } from "./log.js";

/** Options of a client. Each is optional if it is set in the environment. */
export interface ClientOptions {
  /**
   * The API key, or a function that returns it before each attempt. Default: FIREWORKS_API_KEY.
   * Optional with a `baseUrl`: then no Authorization header is sent, and a proxy adds it.
   */
  apiKey?: string | (() => string | Promise<string>) | undefined;
  /** The account of deployments given by ID alone. Default: FIREWORKS_ACCOUNT_ID. */
  accountId?: string | undefined;
  /**
   * The URL of the API, without `/v1`. In a page it may be relative, such as `/`. Default:
   * FIREWORKS_BASE_URL, else `https://api.fireworks.ai`.
   */
  baseUrl?: string | undefined;
  /** The function that sends each attempt, called as `fetch(url, init)`. Default: the host's. */
  fetch?: typeof fetch | undefined;
  /** The timeout of one attempt, its reply's body included, in milliseconds. Default: 60 000. */
  timeoutMs?: number | undefined;
  /** The number of retries after the first attempt. Default: 2. */
  maxRetries?: number | undefined;
  /** Headers for each request. Default: FIREWORKS_CUSTOM_HEADERS, lines of `name: value`. */
  headers?: Record<string, string> | undefined;
  /** If true, deployments and changes are validated before anything is sent. Default: true. */
  validate?: boolean | undefined;
  /**
   * If true, a page may send a key to another origin. Everybody who opens the page can read the
   * key. Default: false.
   */
  allowKeyInBrowser?: boolean | undefined;
  /**
   * If true, a key may be sent to another host over `http:`. Everybody on the way can read it. A `fetch`
   * of one's own isn't checked. Default: false.
   */
  allowKeyOverHttp?: boolean | undefined;
  /**
   * The maximum size of a reply's body after decompression, in bytes. Default: 64 MB. An error's is at most 1 MB
   * anyway.
   */
  maxResponseBytes?: number | undefined;
  /** Called with each request, response, retry and poll. If it throws, the log shows a warning. */
  onEvent?: ((event: ClientEvent) => void) | undefined;
  /** The target of the log, such as `console`. Default: stderr; in a page the console. */
  logger?: Logger | undefined;
  /**
   * The level of the log: `debug` adds each request and reply to `info`, which adds retries and polls to
   * `warn`. Default: FIREWORKS_LOG, else `warn`.
   */
  logLevel?: LogLevel | undefined;
}

/** The names of a client's options. */
export const CLIENT = [
  "apiKey",
  "accountId",
  "baseUrl",
  "fetch",
  "timeoutMs",
  "maxRetries",
  "headers",
  "validate",
  "allowKeyInBrowser",
  "allowKeyOverHttp",
  "maxResponseBytes",
  "onEvent",
  "logger",
  "logLevel",
] as const satisfies (keyof ClientOptions)[];

/** The names of a call's options. */
export const CALL = [
  "signal",
  "timeoutMs",
  "maxRetries",
  "accountId",
  "headers",
] as const satisfies (keyof CallOptions)[];

/** Per-call overrides of the client's options. */
export interface CallOptions {
  /** Aborts the call, which rejects with kind `aborted`. */
  signal?: AbortSignal | undefined;
  /** The timeout of one attempt, its reply's body included, in milliseconds. */
  timeoutMs?: number | undefined;
  /** The number of retries after the first attempt. */
  maxRetries?: number | undefined;
  /** The account of a deployment given by ID alone. */
  accountId?: string | undefined;
  /** Headers to add to the client's. They replace those of the same name. */
  headers?: Record<string, string> | undefined;
}

export const DEFAULT_BASE_URL = "https://api.fireworks.ai";
// the longest delay of a timer
const MOST_MS = 2 ** 31 - 1;
/** More than any list of the API has. */
export const MOST_ITEMS = 10_000;

/** Creates an error of kind `config`. */
export function misuse(message: string, cause?: unknown): FireworksError {
  return new FireworksError({ kind: "config", message, cause });
}

/** Reads an argument. Its getters and proxies may throw anything. */
export function reading<T>(read: () => T): T {
  try {
    return read();
  } catch (thrown) {
    throw isFireworksError(thrown) ? thrown : misuse("an argument can't be read: see the cause", thrown);
  }
}

/** Formats any value for a message. One that can't be converted is shown by its type. */
export function shown(value: unknown): string {
  try {
    // a list may claim to have four billion items
    if (Array.isArray(value)) return "a list";
    return `\`${String(value)}\``;
  } catch {
    return typeof value;
  }
}

/** Returns an environment variable, if the host has any. An empty one counts as unset. */
export function environment(name: string): string | undefined {
  try {
    return globalThis.process?.env?.[name] || undefined;
  } catch {
    // Deno asks for permission, which may be denied
    return undefined;
  }
}

/** Returns the origin of the page or worker; `undefined` outside browsers. */
export function pageOrigin(): string | undefined {
  return typeof location === "object" ? location?.origin : undefined;
}

/** Checks the API's URL, and removes the slash at its end. */
export function baseUrlOf(given: unknown): string {
  const text = given ?? environment("FIREWORKS_BASE_URL") ?? DEFAULT_BASE_URL;
  const wrong = (fault: string) =>
    misuse(`baseUrl ${fault}, got \`${excerpt(text)}\`; use a URL such as ${DEFAULT_BASE_URL}`);
  if (typeof text !== "string") throw wrong("must be a string");
  const url = URL.canParse(text, pageOrigin() && location.href)
    ? new URL(text, pageOrigin() && location.href)
    : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) throw wrong("must be an http or https URL");
  if (url.username || url.password)
    throw misuse("baseUrl must not contain a user name or password; send them in `headers`");
  if (url.search || url.hash) throw wrong("must not have a query or fragment");
  return url.href.replace(/\/+$/, "");
}

/** True if requests leave this machine unencrypted. */
export function isInTheOpen(baseUrl: string): boolean {
  const { protocol, hostname } = new URL(baseUrl);
  return protocol === "http:" && !/^(?:(?:.+\.)?localhost|127(?:\.\d+){3}|\[::1\])$/.test(hostname);
}

/** Copies an object without its prototype: `Object.prototype` may have been changed, and have a `baseUrl`. */
export function own<Properties extends object>(given: Properties): Properties {
  return { __proto__: null, ...given };
}

/** Copies a call's options, lists included: getters and later changes must have no effect. */
export function copied<Options extends object>(options: Options | undefined): Options {
  try {
    if (typeof (options ?? {}) === "object" && !Array.isArray(options)) {
      const entries = Object.entries(options ?? {});
      return own(Object.fromEntries(entries.map(([name, value]) => [name, copiedList(value)])) as Options);
    }
  } catch (thrown) {
    throw misuse("the options can't be read: see the cause", thrown);
  }
  throw misuse("a call's options must be an object");
}

/** Copies a list; returns any other value unchanged. A sparse list may claim four billion items. */
function copiedList(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  if (value.length > MOST_ITEMS) throw new RangeError(`a list has more than ${MOST_ITEMS} items`);
  return copy(value);
}

/** Checks a number of milliseconds or retries, and clamps it for WebAssembly. */
export function count(name: string, given: unknown, least: number): number {
  if (typeof given === "number" && given >= least) return Math.min(Math.floor(given), MOST_MS);
  const instead = typeof given === "string" ? ", not a string" : "";
  throw misuse(`${name} must be a number of at least ${least}${instead}, got \`${excerpt(given)}\``);
}

/** Checks header names and values. The host's own error would repeat the value. */
export function headersOf(given: unknown): [string, string][] {
  return entriesOf(given).map(([name, value]) => {
    if (!/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(name)) throw misuse(`invalid header name \`${excerpt(name)}\``);
    if (typeof value !== "string" || !/^[\t\x20-\x7e\x80-\xff]*$/.test(value))
      throw misuse(`the value of header \`${excerpt(name)}\` must be a single line of Latin-1 characters`);
    return [name, value];
  });
}

function entriesOf(given: unknown): [string, unknown][] {
  try {
    if (typeof given === "object" && given !== null) return Object.entries(given);
  } catch {
    // the caller's proxy or getter threw
  }
  throw misuse("headers must be an object of names and values");
}

/** Parses lines of `name: value`, as the official clients do. */
export function headerLines(text: string): Record<string, string> {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  return Object.fromEntries(
    lines.map((line) => {
      const colon = line.indexOf(":");
      if (colon < 1) throw misuse("FIREWORKS_CUSTOM_HEADERS must contain lines of `name: value`");
      return [line.slice(0, colon).trim(), line.slice(colon + 1).trim()];
    }),
  );
}

/** Checks that a key can be sent in a header. The error never contains it. */
export function checkedKey(key: unknown): string {
  if (typeof key === "string" && /^[\x21-\x7e]+$/.test(key)) return key;
  throw misuse("apiKey must be a string of printable ASCII characters without white space, such as `fw_…`");
}

/** Formats a scalar for a message, cut if long; shows any other value by its type. */
export function excerpt(given: unknown): string {
  const isScalar = given === null || ["string", "number", "bigint", "boolean"].includes(typeof given);
  const text = isScalar ? String(given) : typeof given;
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
