import type { ClientEvent, ValidationIssue } from "#wasm";
import { Abort } from "./abort.js";
import { type Body, checked, withoutOutputOnly } from "./checked.js";
import { drive, type Host } from "./drive.js";
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
  shown,
} from "./options.js";
import { type EndpointName, parameters } from "./query.js";
import { Secrets } from "./secrets.js";
import { type WaitingOptions, waitTimes } from "./waiting.js";

interface Settings {
  readonly baseUrl: string;
  readonly accountId: string | undefined;
  readonly timeoutMs: number;
  readonly maxRetries: number;
  readonly validate: boolean;
  readonly crossOrigin: boolean;
}

/** A call, as its method describes it. */
export interface Plan {
  /** The endpoint; none to wait alone. */
  readonly endpoint?: EndpointName;
  readonly deployment?: unknown;
  readonly query?: Record<string, unknown> | undefined;
  /** What is sent: its name in messages, what was given, the rules. */
  readonly body?: { readonly what: string; readonly given: unknown; check(value: unknown): ValidationIssue[] };
  /** The states to wait for. */
  readonly states?: readonly string[];
}

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
    describe: (options: Options) => Plan,
  ): Promise<T> {
    // of this call's own, so that what its error prints stays free of its keys, however many others follow
    const secrets = new Secrets(this.#secrets);
    let abort: Abort | undefined;
    try {
      const given = copied(options);
      const host = this.#host(given, describe(given), secrets);
      // the rest with a fresh stack: at the end of the caller's, it could be left in the middle of anything
      await undefined;
      abort = Abort.of(given.signal);
      if (!isLoaded()) await loaded(abort, given.timeoutMs ?? this.#settings.timeoutMs);
      return (await drive(host, abort)) as T;
    } catch (thrown) {
      throw asFireworksError(thrown, secrets, abort);
    } finally {
      abort?.end();
    }
  }

  #host(options: WaitingOptions, plan: Plan, secrets: Secrets): Host {
    const { timeoutMs, maxRetries, accountId, headers, wait } = options;
    const settings = this.#settings;
    const own = headers === undefined ? [] : headersOf(headers);
    secrets.addHeaders(own);
    const times = waitTimes(wait);
    const account = anAccount(accountId) ?? settings.accountId;
    const { endpoint, deployment, states } = plan;
    if ("deployment" in plan && typeof deployment !== "string")
      throw misuse(`a deployment must be named by a string, got ${shown(deployment)}`);
    const query = endpoint === undefined ? [] : parameters(endpoint, plan.query ?? {});
    const body = this.#body(plan, secrets);
    const onPoll = typeof wait === "object" ? aFunction("onPoll", wait?.onPoll) : undefined;
    return new CallHost({
      plan: {
        call: endpoint,
        deployment,
        accountId: account,
        timeoutMs: timeoutMs === undefined ? settings.timeoutMs : count("timeoutMs", timeoutMs, 1),
        maxRetries: maxRetries === undefined ? settings.maxRetries : count("maxRetries", maxRetries, 0),
        crossOrigin: settings.crossOrigin,
        observed: this.#listeners.length > 0,
        // nothing comes of a check
        wait: plan.query?.validateOnly === true ? undefined : times,
        states,
        ...(endpoint === "create" && body && createFacts(plan.query ?? {}, body)),
        ...(endpoint === "update" && body && { changes: body.text }),
      },
      baseUrl: settings.baseUrl,
      query,
      body: body?.text,
      apiKey: this.#apiKey,
      fetch: this.#fetch,
      headers: [...this.#headers, ...own],
      listeners: this.#listeners,
      onPoll,
      secrets,
    });
  }

  /** What is sent, checked. Of an update what only the service sets is left out, so that a deployment as it was read is no fault. */
  #body({ endpoint, body }: Plan, secrets: Secrets): Body | undefined {
    if (body === undefined) return undefined;
    const { validate } = this.#settings;
    const check = validate ? body.check : undefined;
    const { text, sent } = checked(body.what, body.given, check, (sent) => secrets.addDirectRouteKeys(sent));
    if (endpoint !== "update" || !validate) return { text, sent };
    const changes = withoutOutputOnly(sent);
    return { text: JSON.stringify(changes), sent: changes };
  }
}

/** What the machine needs to know of a create. */
function createFacts({ deploymentId, validateOnly }: Record<string, unknown>, { sent }: Body): object {
  return {
    deploymentId,
    onlyChecks: validateOnly === true,
    expected: deploymentId === undefined ? undefined : JSON.stringify(withoutOutputOnly(sent)),
  };
}

function anAccount(given: string | undefined): string | undefined {
  if (given !== undefined && typeof given !== "string") throw misuse("accountId must be a string");
  return given;
}

/** A page's module is fetched by the first call, which may be aborted and has its time like any other. */
async function loaded(abort: Abort | undefined, timeoutMs: number): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const ended = new Promise<never>((_, reject) => {
    const message = `the WebAssembly module didn't load within ${timeoutMs} ms`;
    timer = setTimeout(() => reject({ kind: "timeout", message }), timeoutMs);
    const aborted = () => reject({ kind: "aborted", message: "aborted by the caller" });
    if (abort?.isAborted) aborted();
    else abort?.onAbort(aborted);
  });
  try {
    await Promise.race([init(), ended]);
  } finally {
    clearTimeout(timer);
  }
}

function aFunction<T>(name: string, given: T): T {
  if (given !== undefined && typeof given !== "function") throw misuse(`${name} must be a function`);
  return given;
}
