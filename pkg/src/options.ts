import type { ClientEvent } from "#wasm";
import { copy } from "./copy.js";
import { FireworksError } from "./error.js";

/** How a client reaches the service. Every one may be left out where the environment says it. */
export interface ClientOptions {
  /**
   * The key, or a function that is asked for it before each attempt. Default: FIREWORKS_API_KEY. May be left out when
   * `baseUrl` is given: then no Authorization is sent, and a proxy adds it.
   */
  apiKey?: string | (() => string | Promise<string>) | undefined;
  /** The account of deployments that are named by their ID alone. Default: FIREWORKS_ACCOUNT_ID. */
  accountId?: string | undefined;
  /**
   * Where the API is, without `/v1`; in a page also a relative one, `/`. Default: FIREWORKS_BASE_URL, else
   * `https://api.fireworks.ai`.
   */
  baseUrl?: string | undefined;
  /** Called as `fetch(url, init)` for each attempt. Default: the host's. */
  fetch?: typeof fetch | undefined;
  /** For one attempt, its body included, in milliseconds. Default: 60 000. */
  timeoutMs?: number | undefined;
  /** How many attempts may follow the first. Default: 2. */
  maxRetries?: number | undefined;
  /** Sent with each request. Default: FIREWORKS_CUSTOM_HEADERS, lines of `name: value`. */
  headers?: Record<string, string> | undefined;
  /** Whether what is written is checked before anything is sent. Default: true. */
  validate?: boolean | undefined;
  /** Whether a page may send a key of its own to another origin, where anybody who opens it can read it. Default: false. */
  allowKeyInBrowser?: boolean | undefined;
  /** Told of each request, response, retry and poll. What it throws is ignored but for a warning on the console. */
  onEvent?: ((event: ClientEvent) => void) | undefined;
}

/** What one call may say otherwise than its client. */
export interface CallOptions {
  /** Ends the call at any moment, with kind `aborted`. */
  signal?: AbortSignal | undefined;
  /** For one attempt, its body included, in milliseconds. */
  timeoutMs?: number | undefined;
  /** How many attempts may follow the first. */
  maxRetries?: number | undefined;
  /** The account of a deployment that is named by its ID alone. */
  accountId?: string | undefined;
  /** Sent besides, or instead of, the client's. */
  headers?: Record<string, string> | undefined;
}

export const DEFAULT_BASE_URL = "https://api.fireworks.ai";
// the longest that a timer runs
const MOST_MS = 2 ** 31 - 1;

/** An error of kind `config`. */
export function misuse(message: string, cause?: unknown): FireworksError {
  return new FireworksError({ kind: "config", message, cause });
}

/** Anything at all, for a message: what refuses to be text is told by its type. */
export function shown(value: unknown): string {
  try {
    return `\`${String(value)}\``;
  } catch {
    return typeof value;
  }
}

/** A variable of the environment, where the host has one; empty is unset. */
export function environment(name: string): string | undefined {
  try {
    return globalThis.process?.env?.[name] || undefined;
  } catch {
    // Deno asks for a permission, and may be refused
    return undefined;
  }
}

/** The page's origin, or the worker's; none outside of browsers. */
export function pageOrigin(): string | undefined {
  return typeof location === "object" ? location?.origin : undefined;
}

/** The address of the API without a slash at its end. */
export function baseUrlOf(given: unknown): string {
  const text = given ?? environment("FIREWORKS_BASE_URL") ?? DEFAULT_BASE_URL;
  const wrong = (fault: string) =>
    misuse(`baseUrl ${fault}, got \`${excerpt(text)}\`; give an address such as ${DEFAULT_BASE_URL}`);
  if (typeof text !== "string") throw wrong("must be a string");
  const url = URL.canParse(text, pageOrigin() && location.href)
    ? new URL(text, pageOrigin() && location.href)
    : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) throw wrong("must be an http or https URL");
  if (url.username || url.password) throw misuse("baseUrl must not hold a user or a password; send them in `headers`");
  if (url.search || url.hash) throw wrong("must have no query and no fragment");
  return url.href.replace(/\/+$/, "");
}

/** A call's options as they are now, lists included: a getter, or whoever else has the object, may change them. */
export function copied<Options extends object>(options: Options | undefined): Options {
  try {
    if (typeof (options ?? {}) === "object" && !Array.isArray(options)) {
      const entries = Object.entries(options ?? {});
      return Object.fromEntries(
        entries.map(([name, value]) => [name, Array.isArray(value) ? copy(value) : value]),
      ) as Options;
    }
  } catch (thrown) {
    throw misuse("the options can't be read: see the cause", thrown);
  }
  throw misuse("a call's options must be an object");
}

/** A number of milliseconds or of retries, as WebAssembly takes it. */
export function count(name: string, given: unknown, least: number): number {
  if (typeof given === "number" && given >= least) return Math.min(Math.floor(given), MOST_MS);
  const instead = typeof given === "string" ? ", not a string" : "";
  throw misuse(`${name} must be a number of at least ${least}${instead}, got \`${excerpt(given)}\``);
}

/** Names and values that can be sent: checked here, since the host's own error would repeat the value. */
export function headersOf(given: unknown): [string, string][] {
  return entriesOf(given).map(([name, value]) => {
    if (!/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(name)) throw misuse(`\`${excerpt(name)}\` is no header name`);
    if (typeof value !== "string" || !/^[\t\x20-\x7e\x80-\xff]*$/.test(value))
      throw misuse(`the value of header \`${excerpt(name)}\` must be a string of one line, of Latin-1 characters`);
    return [name, value];
  });
}

function entriesOf(given: unknown): [string, unknown][] {
  try {
    if (typeof given === "object" && given !== null) return Object.entries(given);
  } catch {
    // a proxy, or a getter of the caller's, throws
  }
  throw misuse("headers must be an object of names and values");
}

/** Lines of `name: value`, as the official clients read them. */
export function headerLines(text: string): Record<string, string> {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  return Object.fromEntries(
    lines.map((line) => {
      const colon = line.indexOf(":");
      if (colon < 1) throw misuse("FIREWORKS_CUSTOM_HEADERS must hold lines of `name: value`");
      return [line.slice(0, colon).trim(), line.slice(colon + 1).trim()];
    }),
  );
}

/** A key that can stand in a header, or the reason why not, which never repeats it. */
export function checkedKey(key: unknown): string {
  if (typeof key === "string" && /^[\x21-\x7e]+$/.test(key)) return key;
  throw misuse("apiKey must be a string of printable ASCII characters without white space, such as `fw_…`");
}

/** A scalar for a message, cut to what that has room for; the type of anything else. */
export function excerpt(given: unknown): string {
  const isScalar = given === null || ["string", "number", "bigint", "boolean"].includes(typeof given);
  const text = isScalar ? String(given) : typeof given;
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
