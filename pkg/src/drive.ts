import type { ClientEvent, Deployment } from "#wasm";
import * as glue from "#wasm";
import type { Abort } from "./abort.js";
import { asWritten, BodyKind, bodyOf, parsed } from "./body.js";
import type { ErrorFields } from "./error.js";
import { exchange, isUnreached, neededHeaders, responseOf, shownHeaders } from "./exchange.js";
import { fits } from "./fits.js";
import { entered, isThere, within } from "./loader.js";
import type { Kept } from "./promise.js";
import { type PlainReply, said } from "./reply.js";
import type { Attempt, Host, Todo } from "./steps.js";

// the numbers of outcomes other than a reply, as in `src/wasm/told.rs`
const [BROKEN, TIMED_OUT, SLEPT, ABORTED, NO_KEY, UNREACHED] = [0, 1, 2, 3, 4, 5];

/** Makes a call: follows its state machine to the end. */
export function drive(host: Host, abort: Abort | undefined, kept: Kept): Promise<unknown> {
  return new Drive(host).run(abort, kept);
}

class Drive {
  readonly #host: Host;
  /** The module's instance that the call is in. */
  readonly #instance = entered();
  #id: number | undefined;
  /** The latest successful reply. */
  #latest: unknown;
  /** The latest that is a deployment. */
  #deployment: Deployment | undefined;
  /** The latest reply, without its body. */
  #reply: PlainReply | undefined;
  /** The latest error thrown by the host or by the caller's `apiKey` function. */
  #cause: unknown;
  #sent = false;
  #attempts = 0;
  /** The write that was sent, until its successful reply is told. */
  #write: Attempt | undefined;
  /** Stops the current attempt or pause. */
  #stop: ((what: number) => void) | undefined;

  constructor(host: Host) {
    this.#host = host;
  }

  async run(abort: Abort | undefined, kept: Kept): Promise<unknown> {
    const { resolve, name, reject } = await this.#last(abort);
    if (reject !== undefined) throw this.#error(reject);
    kept.response = () => responseOf(this.#host, this.#reply, this.#attempts);
    return this.#result(resolve ?? "nothing", name);
  }

  /** Does what the machine says, and returns the last of it. */
  async #last(abort: Abort | undefined): Promise<Todo> {
    try {
      abort?.onAbort(() => this.#stop?.(ABORTED));
      const isAborted = abort?.isAborted ?? false;
      let todo = this.#told((_, now, __, tokens) =>
        glue.begin(JSON.stringify(this.#host.plan), isAborted, now, tokens),
      );
      for (;;) {
        for (const event of todo.events ?? []) this.#tell(event);
        if (todo.resolve !== undefined || todo.reject !== undefined) return todo;
        this.#sent = false;
        if (abort?.isAborted) todo = this.#happened(ABORTED);
        else if (todo.send === undefined) todo = this.#happened(await this.#paused(todo.sleepMs ?? 0));
        else todo = await this.#attempt(todo.send);
      }
    } catch (thrown) {
      throw this.#write === undefined ? thrown : this.#brokenOff(thrown, this.#write);
    } finally {
      // after a throw, free the call
      if (this.#id !== undefined && isThere(this.#instance)) glue.end(this.#id);
    }
  }

  /** The error of a write during which the host failed. */
  #brokenOff(cause: unknown, { method, path }: Attempt): ErrorFields {
    const message = `the call broke off: ${said(cause)}`;
    return { kind: "config", message, attempts: this.#attempts, outcomeUnknown: true, method, path, cause };
  }

  #tell(event: ClientEvent): void {
    if (this.#host.isObserved || event.type === "poll") this.#host.event(event);
    if (event.type === "poll" && event.state !== undefined) this.#host.polled(this.#deployment as Deployment);
  }

  #result(kind: NonNullable<Todo["resolve"]>, name: string | undefined): unknown {
    if (kind === "nothing") return {};
    if (kind === "gone") return { name, ...this.#deployment, state: "DELETED" };
    return kind === "reply" ? this.#latest : this.#deployment;
  }

  #error({ hasDeployment, message, ...fields }: ErrorFields & { hasDeployment?: true }): ErrorFields {
    const source = fields.status === 401 ? `; the key came from ${this.#host.keySource}` : "";
    return {
      ...fields,
      message: message + source,
      headers: this.#reply && shownHeaders(this.#reply.headers),
      deployment: hasDeployment && this.#deployment,
      cause: fields.kind === "network" || fields.kind === "config" ? this.#cause : undefined,
    };
  }

  /** Pauses, and returns the number of what ended the pause. */
  async #paused(ms: number): Promise<number> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    try {
      return await new Promise((resolve) => {
        this.#stop = resolve;
        timer = setTimeout(resolve, ms, SLEPT);
      });
    } finally {
      this.#stop = undefined;
      stopTimer(timer);
    }
  }

  async #attempt(attempt: Attempt): Promise<Todo> {
    const controller = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    try {
      const ended = await new Promise<number | (() => Todo)>((resolve) => {
        this.#stop = resolve;
        // before anything is sent: it may throw
        timer = setTimeout(resolve, attempt.timeoutMs, TIMED_OUT);
        this.#exchange(attempt, controller.signal, resolve);
      });
      if (typeof ended !== "number") return ended();
      controller.abort(new Error("the request was canceled"));
      return this.#happened(ended);
    } finally {
      this.#stop = undefined;
      stopTimer(timer);
    }
  }

  /**
   * Sends a request and reads its reply. Ends with a function that reports to the state machine, to
   * be called unless the attempt was stopped.
   */
  async #exchange(attempt: Attempt, signal: AbortSignal, end: (report: () => Todo) => void): Promise<void> {
    try {
      const reply = await exchange(this.#host, attempt, signal, () => {
        this.#sent = true;
        this.#attempts++;
        if (attempt.method !== "GET") this.#write = attempt;
      });
      end(() => this.#replied(attempt, reply));
    } catch (thrown) {
      end(() => this.#failed(thrown));
    }
  }

  #failed(thrown: unknown): Todo {
    // before the request left, only the caller's `apiKey` function can fail
    if (!this.#sent) {
      this.#cause = (thrown as Error).cause;
      return this.#happened(NO_KEY, said({ message: (thrown as Error).message }));
    }
    this.#cause = thrown;
    return this.#happened(isUnreached(thrown) ? UNREACHED : BROKEN, said(thrown));
  }

  #happened(what: number, words = ""): Todo {
    return this.#told((id, now, random, tokens) => glue.happened(id, what, words, this.#sent, now, random, tokens));
  }

  /** Has the machine told something, and returns what it says to do. */
  #told(tell: (id: number, now: number, random: number, tokens: number) => string): Todo {
    const { budget } = this.#host;
    const [id = 0, now, random] = [this.#id, Date.now(), Math.random()];
    // if the call ends by this, its number may soon be another call's
    this.#id = undefined;
    const todo: Todo = within(this.#instance, () => JSON.parse(tell(id, now, random, budget.tokens)));
    this.#id = todo.id;
    budget.tokens = todo.tokens ?? budget.tokens;
    return todo;
  }

  #replied(attempt: Attempt, reply: PlainReply): Todo {
    const { status, headers, text: given } = reply;
    this.#reply = { ...reply, text: "" };
    const isGood = status >= 200 && status < 300;
    // redact before the text is cut: half a key would no longer be recognized
    const text = isGood ? given : this.#host.redact(given);
    const [kind, body] = reply.isTooLarge
      ? [BodyKind.tooLarge, ""]
      : isGood
        ? this.#good(attempt, text)
        : bodyOf(text, parsed(text));
    const isWell = isGood && kind === BodyKind.json;
    const shown = this.#host.isObserved ? [...headers] : isWell ? [] : neededHeaders(headers);
    const date = Date.parse(headers.get("retry-after") ?? "");
    const todo = this.#told((id, now, random, tokens) =>
      glue.replied(id, status, JSON.stringify(shown), date - now, kind, body, now, random, tokens),
    );
    if (isGood && attempt === this.#write) this.#write = undefined;
    return todo;
  }

  /**
   * Checks and keeps the value of a successful reply: removes known fields that are `null`, and
   * makes sure that a page has its list.
   */
  #good(attempt: Attempt, text: string): [kind: number, body: string] {
    const { message, items } = attempt;
    const value = parsed(text);
    if (value === undefined || value === null || typeof value !== "object" || Array.isArray(value))
      return bodyOf(text, value);
    const mismatch = message && fits(value, message);
    if (mismatch !== undefined) return [BodyKind.mismatched, JSON.stringify(mismatch)];
    const reply = value as Record<string, unknown>;
    if (items !== undefined) {
      reply[items] ??= [];
      if (reply.nextPageToken === "") delete reply.nextPageToken;
    }
    const isOdd = reply.name === undefined ? "error" in reply || "code" in reply : isAnother(reply.name, attempt.id);
    if (!isOdd && message === "Deployment") this.#deployment = reply as Deployment;
    this.#latest = reply;
    // a message is cut: half a key would no longer be recognized
    const isSaid = isOdd || message === "TerminationMessage";
    if (!isSaid && !attempt.isRead) return [BodyKind.json, "{}"];
    const written = asWritten(reply, text);
    return [BodyKind.json, isSaid ? this.#host.redact(written) : written];
  }
}

/** True if a name is that of a deployment with another ID. */
function isAnother(name: unknown, id: string | undefined): boolean {
  const found = /^accounts\/[^/]+\/deployments\/([^/]+)$/.exec(String(name))?.[1];
  return id !== undefined && found !== undefined && found !== id;
}

/** Stops a timer. If the host throws, the timer fires, and nothing listens to it. */
function stopTimer(timer: ReturnType<typeof setTimeout> | undefined): void {
  try {
    clearTimeout(timer);
  } catch {
    // the result of the call still holds
  }
}
