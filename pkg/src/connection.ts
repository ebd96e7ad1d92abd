import type { ClientEvent, Host } from "#wasm";
import { Abort } from "./abort.js";
import { asFireworksError } from "./error.js";
import { CallHost } from "./host.js";
import { init, isLoaded } from "./loader.js";
import { debugLog } from "./log.js";
import {
  baseUrlOf,
  type ClientOptions,
  checkedKey,
  copied,
  count,
  DEFAULT_BASE_URL,
  environment,
  headerLines,
  headersOf,
  misuse,
  pageOrigin,
} from "./options.js";
import { Secrets } from "./secrets.js";
import { type WaitingOptions, waitTimes } from "./waiting.js";

type Settings = Pick<Host, "baseUrl" | "accountId" | "timeoutMs" | "maxRetries" | "validate" | "crossOrigin">;

/** What a client's options come to, and the way a call is made with them. */
export class Connection {
  readonly #apiKey: ClientOptions["apiKey"];
  readonly #headers: [string, string][];
  readonly #fetch: typeof fetch | undefined;
  readonly #listeners: ((event: ClientEvent) => void)[];
  readonly #secrets = new Secrets();
  readonly #settings: Settings;

  constructor(options: ClientOptions) {
    if (typeof options !== "object" || options === null) throw misuse("options must be an object");
    const { apiKey = environment("FIREWORKS_API_KEY"), accountId = environment("FIREWORKS_ACCOUNT_ID") } = options;
    const { headers = headerLines(environment("FIREWORKS_CUSTOM_HEADERS") ?? "") } = options;
    const { timeoutMs = 60_000, maxRetries = 2, validate = true } = options;
    const baseUrl = baseUrlOf(options.baseUrl);
    const origin = pageOrigin();
    const crossOrigin = origin !== undefined && new URL(baseUrl).origin !== origin;
    if (typeof validate !== "boolean") throw misuse("validate must be true or false");
    this.#settings = {
      baseUrl,
      accountId: anAccount(accountId),
      timeoutMs: count("timeoutMs", timeoutMs, 1),
      maxRetries: count("maxRetries", maxRetries, 0),
      validate,
      crossOrigin,
    };
    this.#headers = headersOf(headers);
    this.#fetch = aFunction("fetch", options.fetch);
    this.#listeners = [aFunction("onEvent", options.onEvent), debugLog()].filter((listener) => listener !== undefined);
    this.#apiKey = typeof apiKey === "function" || apiKey === undefined ? apiKey : checkedKey(apiKey);
    if (typeof this.#apiKey === "string") this.#secrets.add(this.#apiKey);
    this.#secrets.addHeaders(this.#headers);
    if (apiKey === undefined && baseUrl === DEFAULT_BASE_URL)
      throw misuse(
        "no key was given: pass `apiKey` or set FIREWORKS_API_KEY, or give the `baseUrl` of a proxy that adds it",
      );
    if (apiKey !== undefined && crossOrigin && !options.allowKeyInBrowser)
      throw misuse(
        "a key in a page can be read by everybody who opens it: call a proxy on the page's own origin that adds the key, with `baseUrl` and without `apiKey`; where the page is yours alone, pass `allowKeyInBrowser: true`",
      );
  }

  /** Makes a call, with its options as they are now: what is checked is then what is used. */
  async call<T, Options extends WaitingOptions>(
    options: Options | undefined,
    call: (host: Host, options: Options) => Promise<T>,
  ): Promise<T> {
    // of this call's own, so that what its error prints stays free of its keys, however many others follow
    const secrets = new Secrets(this.#secrets);
    let abort: Abort | undefined;
    try {
      const given = copied(options);
      abort = Abort.of(given.signal);
      const host = this.#host(given, abort, secrets);
      if (!isLoaded()) await loaded(host);
      return await call(host, given);
    } catch (thrown) {
      throw asFireworksError(thrown, secrets, abort);
    } finally {
      abort?.end();
    }
  }

  #host(options: WaitingOptions, abort: Abort | undefined, secrets: Secrets): Host {
    const { timeoutMs, maxRetries, accountId, headers, wait } = options;
    const settings = this.#settings;
    const own = headers === undefined ? [] : headersOf(headers);
    secrets.addHeaders(own);
    return new CallHost({
      baseUrl: settings.baseUrl,
      validate: settings.validate,
      crossOrigin: settings.crossOrigin,
      accountId: anAccount(accountId) ?? settings.accountId,
      timeoutMs: timeoutMs === undefined ? settings.timeoutMs : count("timeoutMs", timeoutMs, 1),
      maxRetries: maxRetries === undefined ? settings.maxRetries : count("maxRetries", maxRetries, 0),
      isAborted: abort?.isAborted ?? false,
      aborted: abort?.promise,
      wait: waitTimes(wait),
      apiKey: this.#apiKey,
      fetch: this.#fetch,
      headers: [...this.#headers, ...own],
      listeners: this.#listeners,
      onPoll: typeof wait === "object" ? aFunction("onPoll", wait?.onPoll) : undefined,
      secrets,
    });
  }
}

function anAccount(given: string | undefined): string | undefined {
  if (given !== undefined && typeof given !== "string") throw misuse("accountId must be a string");
  return given;
}

/** A page's module is fetched by the first call, which may be aborted and has its time like any other. */
async function loaded({ aborted, timeoutMs }: Host): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    const message = `the WebAssembly module didn't load within ${timeoutMs} ms`;
    timer = setTimeout(() => reject({ kind: "timeout", message }), timeoutMs);
  });
  const cut = aborted?.then(() => Promise.reject({ kind: "aborted", message: "aborted by the caller" }));
  try {
    await Promise.race([init(), late, ...(cut ? [cut] : [])]);
  } finally {
    clearTimeout(timer);
    cut?.catch(() => {});
  }
}

function aFunction<T>(name: string, given: T): T {
  if (given !== undefined && typeof given !== "function") throw misuse(`${name} must be a function`);
  return given;
}
