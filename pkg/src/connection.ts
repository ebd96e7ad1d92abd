import type { ClientEvent, ValidationIssue } from "#wasm";
import { Abort } from "./abort.js";
import { type Body, checked, withoutOutputOnly } from "./checked.js";
import { drive } from "./drive.js";
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
import type { Host } from "./steps.js";
import { type WaitingOptions, waitTimes } from "./waiting.js";

interface Settings {
  readonly baseUrl: string;
  readonly accountId: string | undefined;
  readonly timeoutMs: number;
  readonly maxRetries: number;
  readonly validate: boolean;
  readonly crossOrigin: boolean;
}

/** A call, as described by the client's method. */
export interface Plan {
  /** The endpoint. Without one, the call only waits. */
  readonly endpoint?: EndpointName;
  readonly deployment?: unknown;
  readonly query?: Record<string, unknown> | undefined;
  /** The body: its name in messages, the value given, and the rules that apply. */
  readonly body?: { readonly what: string; readonly given: unknown; check(value: unknown): ValidationIssue[] };
  /** The states to wait for. */
  readonly states?: readonly string[];
}

/** A client's checked options, and the way to make calls with them. */
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
        "missing API key: pass `apiKey`, set FIREWORKS_API_KEY, or pass the `baseUrl` of a proxy that adds it",
      );
    if (apiKey !== undefined && crossOrigin && !options.allowKeyInBrowser)
      throw misuse(
        "anyone who opens the page can read its API key: omit `apiKey`, and set `baseUrl` to a proxy on the page's own origin that adds the key; if only you use the page, pass `allowKeyInBrowser: true`",
      );
  }

  /** Makes a call. Copies the options first, so that later changes to them have no effect. */
  async call<T, Options extends WaitingOptions>(
    options: Options | undefined,
    describe: (options: Options) => Plan,
  ): Promise<T> {
    // a set per call: an error's output depends only on the keys of its own call
    const secrets = new Secrets(this.#secrets);
    let abort: Abort | undefined;
    try {
      const given = copied(options);
      const host = this.#host(given, describe(given), secrets);
      // the rest runs on a fresh stack: overflowing the caller's could leave the module in an inconsistent state
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
      throw misuse(`a deployment must be an ID or a full name, got ${shown(deployment)}`);
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
        // `validateOnly` creates nothing to wait for
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

  /**
   * Checks and serializes the body. Drops an update's output-only fields, so that a deployment can
   * be sent back as it was read.
   */
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

/** The facts about a create that the state machine needs. */
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

/** Loads the module in a page, on the first call. The call's signal and timeout apply. */
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
