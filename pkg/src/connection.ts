import type { ValidationIssue } from "#wasm";
import { Abort } from "./abort.js";
import { type Body, checked, withoutOutputOnly } from "./checked.js";
import { drive } from "./drive.js";
import { asFireworksError } from "./error.js";
import { CallHost, type ClientHost } from "./host.js";
import { refuseUnknown } from "./known.js";
import { init, isLoaded } from "./loader.js";
import { Log } from "./log.js";
import {
  baseUrlOf,
  CALL,
  CLIENT,
  type ClientOptions,
  checkedKey,
  copied,
  count,
  DEFAULT_BASE_URL,
  environment,
  headerLines,
  headersOf,
  isInTheOpen,
  misuse,
  own,
  pageOrigin,
  shown,
} from "./options.js";
import { type EndpointName, parameters } from "./parameters.js";
import { type CallPromise, callPromise, type Kept } from "./promise.js";
import { Secrets } from "./secrets.js";
import type { Host } from "./steps.js";
import { copiedWait, type WaitingOptions, type WaitOptions, waitTimes } from "./waiting.js";

interface Settings {
  readonly accountId: string | undefined;
  readonly timeoutMs: number;
  readonly maxRetries: number;
  readonly validate: boolean;
  readonly crossOrigin: boolean;
}

/** A call, as described by the client's method. */
export interface Plan {
  /** The endpoint; or a wait's: `recover`, `serve`, or none for `states`. */
  readonly endpoint?: EndpointName;
  readonly waitsTo?: "recover" | "serve";
  readonly deployment?: unknown;
  readonly query?: object | undefined;
  /** The body: its name in messages, the value given, and the rules that apply. */
  readonly body?: { readonly what: string; readonly given: unknown; check(value: unknown): ValidationIssue[] };
  /** The states to wait for. */
  readonly states?: readonly string[];
  /** The wait, if its options are the call's own. */
  readonly wait?: WaitOptions;
  readonly untilServing?: boolean;
}

/** The tokens of a new client's retry budget, as in `src/exchange/budget.rs`. */
const FULL_BUDGET = 500;
/** A deployment or an account has no underscore in its ID. */
const LIKE_A_KEY = /^(?:fw|fpk)_/;
const MOST_RESPONSE_BYTES = 64 * 2 ** 20;

/** A client's checked options, and the way to make calls with them. */
export class Connection {
  readonly #secrets = new Secrets();
  readonly #settings: Settings;
  readonly #host: ClientHost;

  constructor(given: ClientOptions) {
    if (typeof given !== "object" || given === null) throw misuse("options must be an object");
    // own properties alone: an inherited `baseUrl` would send the key elsewhere
    const options = copied(given);
    refuseUnknown("option", options, CLIENT);
    const { apiKey = environment("FIREWORKS_API_KEY"), accountId = environment("FIREWORKS_ACCOUNT_ID") } = options;
    const { headers = headerLines(environment("FIREWORKS_CUSTOM_HEADERS") ?? "") } = options;
    const { timeoutMs = 60_000, maxRetries = 2, maxResponseBytes = MOST_RESPONSE_BYTES } = options;
    const { validate = true, allowKeyInBrowser = false, allowKeyOverHttp = false } = options;
    const baseUrl = baseUrlOf(options.baseUrl);
    const origin = pageOrigin();
    const crossOrigin = origin !== undefined && new URL(baseUrl).origin !== origin;
    if (typeof validate !== "boolean") throw misuse("validate must be true or false");
    if (typeof allowKeyInBrowser !== "boolean") throw misuse("allowKeyInBrowser must be true or false");
    if (typeof allowKeyOverHttp !== "boolean") throw misuse("allowKeyOverHttp must be true or false");
    this.#settings = {
      accountId: anAccount(accountId),
      timeoutMs: count("timeoutMs", timeoutMs, 1),
      maxRetries: count("maxRetries", maxRetries, 0),
      validate,
      crossOrigin,
    };
    this.#host = {
      baseUrl,
      apiKey: typeof apiKey === "function" || apiKey === undefined ? apiKey : checkedKey(apiKey),
      keySource: keySource(options.apiKey, apiKey),
      fetch: aFunction("fetch", options.fetch),
      maxResponseBytes: count("maxResponseBytes", maxResponseBytes, 1),
      headers: headersOf(headers),
      onEvent: aFunction("onEvent", options.onEvent),
      log: new Log(options.logger, options.logLevel),
      budget: { tokens: FULL_BUDGET },
    };
    if (typeof this.#host.apiKey === "string") this.#secrets.add(this.#host.apiKey);
    this.#secrets.addHeaders(this.#host.headers);
    if (apiKey === undefined && baseUrl === DEFAULT_BASE_URL)
      throw misuse(
        "missing API key: pass `apiKey`, set FIREWORKS_API_KEY, or pass the `baseUrl` of a proxy that adds it",
      );
    if (apiKey !== undefined && crossOrigin && !allowKeyInBrowser)
      throw misuse(
        "anyone who opens the page can read its API key: omit `apiKey`, and set `baseUrl` to a proxy on the page's own origin that adds the key; if only you use the page, pass `allowKeyInBrowser: true`",
      );
    const isSafe = options.fetch !== undefined || (origin !== undefined && !crossOrigin) || !isInTheOpen(baseUrl);
    if (apiKey !== undefined && !isSafe && !allowKeyOverHttp)
      throw misuse(
        `everybody on the way to \`${new URL(baseUrl).host}\` can read a key sent over http: use https, or pass \`allowKeyOverHttp: true\``,
      );
  }

  get accountId(): string | undefined {
    return this.#settings.accountId;
  }

  /**
   * Makes a call. Copies the options first, so that later changes to them have no effect. `others`
   * names the options that the call takes besides every call's.
   */
  call<T, Options extends WaitingOptions>(
    options: Options | undefined,
    others: readonly string[],
    describe: (options: Options) => Plan,
  ): CallPromise<T> {
    const kept: Kept = {};
    return callPromise(this.#call<T, Options>(options, others, describe, kept), kept);
  }

  /** Makes a call without a result. */
  act<Options extends WaitingOptions>(
    options: Options | undefined,
    others: readonly string[],
    describe: (options: Options) => Plan,
  ): CallPromise<void> {
    const kept: Kept = {};
    return callPromise(this.#act(options, others, describe, kept), kept);
  }

  async #act<Options extends WaitingOptions>(
    options: Options | undefined,
    others: readonly string[],
    describe: (options: Options) => Plan,
    kept: Kept,
  ): Promise<void> {
    await this.#call(options, others, describe, kept);
  }

  async #call<T, Options extends WaitingOptions>(
    options: Options | undefined,
    others: readonly string[],
    describe: (options: Options) => Plan,
    kept: Kept,
  ): Promise<T> {
    // a set per call: an error's output depends only on the keys of its own call
    const secrets = new Secrets(this.#secrets);
    let abort: Abort | undefined;
    try {
      const given = copied(options);
      refuseUnknown("option", given, [...CALL, ...others]);
      const host = this.#hostOf(given, own(describe(given)), secrets);
      // the rest runs on a fresh stack: overflowing the caller's could leave the module in an inconsistent state
      await undefined;
      abort = Abort.of(given.signal);
      if (!isLoaded()) await loaded(abort, count("timeoutMs", given.timeoutMs ?? this.#settings.timeoutMs, 1));
      return (await drive(host, abort, kept)) as T;
    } catch (thrown) {
      throw asFireworksError(thrown, secrets, abort);
    } finally {
      abort?.end();
    }
  }

  #hostOf(options: WaitingOptions, plan: Plan, secrets: Secrets): Host {
    const { timeoutMs, maxRetries, accountId, headers } = options;
    const wait = copiedWait(plan.wait ?? options.wait);
    const settings = this.#settings;
    const added = headers === undefined ? [] : headersOf(headers);
    secrets.addHeaders(added);
    const times = waitTimes(wait);
    const account = anAccount(accountId) ?? settings.accountId;
    const { endpoint, deployment, states, waitsTo } = plan;
    if ("deployment" in plan && typeof deployment !== "string")
      throw misuse(`a deployment must be an ID or a full name, got ${shown(deployment)}`);
    // a key in the wrong place must not be shown where it is refused
    for (const id of [deployment, account]) if (typeof id === "string" && LIKE_A_KEY.test(id)) secrets.add(id);
    const asked = own((plan.query ?? {}) as Record<string, unknown>);
    const query = endpoint === undefined ? [] : parameters(endpoint, asked);
    const body = this.#body(plan, secrets);
    const listeners = typeof wait === "object" ? wait : undefined;
    aFunction("onPoll", listeners?.onPoll);
    aFunction("onPollError", listeners?.onPollError);
    return new CallHost({
      plan: {
        call: endpoint ?? waitsTo,
        deployment,
        accountId: account,
        timeoutMs: timeoutMs === undefined ? settings.timeoutMs : count("timeoutMs", timeoutMs, 1),
        maxRetries: maxRetries === undefined ? settings.maxRetries : count("maxRetries", maxRetries, 0),
        crossOrigin: settings.crossOrigin,
        inPage: pageOrigin() !== undefined,
        observed: this.#host.onEvent !== undefined || this.#host.log.hasEvents,
        // `validateOnly` creates nothing to wait for
        wait: asked.validateOnly === true ? undefined : times && { ...times, untilServing: plan.untilServing },
        states,
        ...(endpoint === "create" && body && createFacts(asked, body)),
        ...(endpoint === "update" && body && { changes: body.text }),
      },
      query,
      body: body?.text,
      client: this.#host,
      headers: added,
      wait: listeners,
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

/** Says where the key comes from. */
function keySource(option: ClientOptions["apiKey"], apiKey: ClientOptions["apiKey"]): string {
  if (typeof apiKey === "function") return "the `apiKey` function";
  if (apiKey === undefined) return "the proxy at `baseUrl`, as the client sent none";
  return option === undefined ? "FIREWORKS_API_KEY" : "the option `apiKey`";
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
