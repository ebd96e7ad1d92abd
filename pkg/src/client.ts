import type { ClientEvent, Deployment, DeploymentPage, Host, ListQuery, State, WaitTimes } from "#wasm";
import * as glue from "#wasm";
import { Abort } from "./abort.js";
import { asFireworksError, FireworksError } from "./error.js";
import { callHost } from "./host.js";
import { loader } from "./loader.js";
import {
  baseUrlOf,
  type CallOptions,
  type ClientOptions,
  checkedKey,
  count,
  DEFAULT_BASE_URL,
  environment,
  headerLines,
  headersOf,
  misuse,
  pageOrigin,
} from "./options.js";
import { Secrets } from "./secrets.js";

/** How to wait for a state. */
export interface WaitOptions {
  /** For the whole wait, in milliseconds. Default: one hour. */
  timeoutMs?: number | undefined;
  /** How far apart the readings are at least, in milliseconds. Default: 5 000. */
  pollMs?: number | undefined;
  /** After an undelete: how long the state may still be DELETED or FAILED, in milliseconds. Default: 60 000. */
  graceMs?: number | undefined;
  /** Told of each reading. What it throws is ignored but for a warning on the console. */
  onPoll?: ((deployment: Deployment) => void) | undefined;
}

/** A call that may wait for what it leads to. */
export interface WaitingOptions extends CallOptions {
  /** Whether, and how, to wait. Default: false. */
  wait?: boolean | WaitOptions | undefined;
}

/** What {@link DeploymentsClient.delete} may be told. */
export interface DeleteOptions extends WaitingOptions {
  /** Whether it is gone for good at once, and its ID free. Default: false, and it can be undeleted until its purge time. */
  hard?: boolean | undefined;
  /** Whether to delete even what has served requests within the hour. Default: false. */
  ignoreChecks?: boolean | undefined;
}

type Settings = Pick<Host, "baseUrl" | "accountId" | "timeoutMs" | "maxRetries" | "crossOrigin">;

/**
 * A client for the deployments of an account.
 *
 * Each method takes a deployment's ID or its full name, `accounts/{account}/deployments/{deployment}`, and rejects with a
 * {@link FireworksError} and nothing else.
 *
 * @example
 * const client = new DeploymentsClient({ accountId: "acme" }); // key from FIREWORKS_API_KEY
 * const deployment = await client.undelete("my-deployment", { wait: true });
 */
export class DeploymentsClient {
  readonly #apiKey: ClientOptions["apiKey"];
  readonly #headers: [string, string][];
  readonly #fetch: typeof fetch | undefined;
  readonly #onEvent: ((event: ClientEvent) => void) | undefined;
  readonly #secrets = new Secrets();
  readonly #settings: Settings;

  /** @throws {FireworksError} of kind `config`, when an option is wrong, or there is no key */
  constructor(options: ClientOptions = {}) {
    if (typeof options !== "object" || options === null) throw misuse("options must be an object");
    const { apiKey = environment("FIREWORKS_API_KEY"), accountId = environment("FIREWORKS_ACCOUNT_ID") } = options;
    const { headers = headerLines(environment("FIREWORKS_CUSTOM_HEADERS") ?? "") } = options;
    const { timeoutMs = 60_000, maxRetries = 2 } = options;
    const baseUrl = baseUrlOf(options.baseUrl);
    const origin = pageOrigin();
    const crossOrigin = origin !== undefined && new URL(baseUrl).origin !== origin;
    this.#settings = {
      baseUrl,
      accountId: anAccount(accountId),
      timeoutMs: count("timeoutMs", timeoutMs, 1),
      maxRetries: count("maxRetries", maxRetries, 0),
      crossOrigin,
    };
    this.#headers = headersOf(headers);
    this.#fetch = aFunction("fetch", options.fetch);
    this.#onEvent = aFunction("onEvent", options.onEvent);
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

  /**
   * Brings a deleted deployment back, which is possible until its purge time. With `wait`, resolves once it is READY.
   * Its replicas are billed again from then on.
   */
  undelete(deployment: string, options?: WaitingOptions): Promise<Deployment> {
    return this.#call(options, (host) => glue.undelete(host, deployment));
  }

  /** Reads a deployment; `readMask` names the fields to read, in snake_case. */
  get(deployment: string, options?: CallOptions & { readMask?: string[] }): Promise<Deployment> {
    return this.#call(options, (host) => glue.get(host, deployment, options?.readMask));
  }

  /** Every deployment of the account, page after page, each page fetched when it is needed. */
  async *list(query?: Omit<ListQuery, "pageToken">, options?: CallOptions): AsyncGenerator<Deployment, void> {
    const seen = new Set<string>();
    let pageToken: string | undefined;
    do {
      const page = await this.listPage(
        reading(() => ({ ...query, pageToken })),
        options,
      );
      yield* page.deployments;
      pageToken = page.nextPageToken;
      if (pageToken !== undefined && seen.has(pageToken))
        throw new FireworksError({ kind: "protocol", message: "list: the service named a page a second time" });
      seen.add(pageToken ?? "");
    } while (pageToken !== undefined);
  }

  /** One page of the account's deployments. */
  listPage(query?: ListQuery, options?: CallOptions): Promise<DeploymentPage> {
    return this.#call(options, (host) => glue.listPage(host, query ?? {}));
  }

  /** Deletes a deployment. Without `hard` it can be undeleted until its purge time. */
  async delete(deployment: string, options?: DeleteOptions): Promise<void> {
    await this.#call(options, (host) =>
      glue.deleteDeployment(host, deployment, options?.hard === true, options?.ignoreChecks === true),
    );
  }

  /**
   * Waits until a deployment is in the state, or in one of them. A wait for READY ends with kind `failed` when the
   * deployment turns FAILED; a wait for DELETED takes its absence for the end.
   */
  async waitFor(deployment: string, state: State | State[], options?: WaitOptions & CallOptions): Promise<Deployment> {
    // a wait's timeout is for the whole of it, not for one attempt
    const given = reading(() => ({ ...options, timeoutMs: undefined, wait: { ...options } }));
    return this.#call(given, (host) => glue.waitFor(host, deployment, state));
  }

  async #call<T>(options: WaitingOptions | undefined, call: (host: Host) => Promise<T>): Promise<T> {
    // of this call's own, so that what its error prints stays free of its keys, however many others follow
    const secrets = new Secrets(this.#secrets);
    let abort: Abort | undefined;
    try {
      const given = { ...options };
      abort = Abort.of(given.signal);
      const host = this.#host(given, abort, secrets);
      if (!loader.isLoaded) await loaded(host);
      return await call(host);
    } catch (thrown) {
      throw asFireworksError(thrown, secrets.redact, abort);
    } finally {
      abort?.end();
    }
  }

  #host(options: WaitingOptions, abort: Abort | undefined, secrets: Secrets): Host {
    const { timeoutMs, maxRetries, accountId, headers, wait } = options;
    const settings = this.#settings;
    const own = headers === undefined ? [] : headersOf(headers);
    secrets.addHeaders(own);
    return {
      ...settings,
      accountId: anAccount(accountId) ?? settings.accountId,
      timeoutMs: timeoutMs === undefined ? settings.timeoutMs : count("timeoutMs", timeoutMs, 1),
      maxRetries: maxRetries === undefined ? settings.maxRetries : count("maxRetries", maxRetries, 0),
      isAborted: abort?.isAborted ?? false,
      aborted: abort?.promise,
      wait: waitTimes(wait),
      ...callHost({
        apiKey: this.#apiKey,
        fetch: this.#fetch,
        headers: [...this.#headers, ...own],
        onEvent: this.#onEvent,
        onPoll: typeof wait === "object" ? aFunction("onPoll", wait?.onPoll) : undefined,
        secrets,
      }),
    };
  }
}

/** What reads the caller's object, where a getter may throw. */
function reading<T>(read: () => T): T {
  try {
    return read();
  } catch (thrown) {
    throw misuse("the options can't be read: see the cause", thrown);
  }
}

function waitTimes(wait: boolean | WaitOptions | undefined): WaitTimes | undefined {
  if (!wait) return undefined;
  if (wait !== true && typeof wait !== "object") throw misuse("wait must be true, false or an object");
  const { timeoutMs, pollMs, graceMs } = wait === true ? {} : wait;
  return {
    timeoutMs: timeoutMs === undefined ? undefined : count("timeoutMs", timeoutMs, 1),
    pollMs: pollMs === undefined ? undefined : count("pollMs", pollMs, 0),
    graceMs: graceMs === undefined ? undefined : count("graceMs", graceMs, 0),
  };
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
    await Promise.race([loader.init(), late, ...(cut ? [cut] : [])]);
  } finally {
    clearTimeout(timer);
    cut?.catch(() => {});
  }
}

function aFunction<T>(name: string, given: T): T {
  if (given !== undefined && typeof given !== "function") throw misuse(`${name} must be a function`);
  return given;
}
