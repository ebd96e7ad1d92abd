// The two sides of the driver: what the state machine asks for, and the host that does it.
import type { ClientEvent, Deployment } from "#wasm";
import type { ErrorFields } from "./error.js";
import type { Message } from "./fits.js";

/** The next step of a call, as `src/wasm/said.rs` writes it. */
export interface Todo {
  /** The number of the call, until it is over. */
  readonly id?: number;
  readonly events?: ClientEvent[];
  readonly send?: Attempt;
  readonly sleepMs?: number;
  readonly resolve?: "reply" | "deployment" | "nothing" | "gone";
  /** The tokens left of the client's retry budget, if that changed. */
  readonly tokens?: number;
  /** The name of a deployment that is gone. */
  readonly name?: string;
  readonly reject?: ErrorFields & { hasDeployment?: true };
}

/** One attempt. */
export interface Attempt {
  readonly method: string;
  readonly path: string;
  /** The query, besides the host's. */
  readonly query?: Record<string, string>;
  /** The ID of the deployment that the reply must be. */
  readonly id?: string;
  /** The body, unless the host has another. */
  readonly body?: string;
  readonly timeoutMs: number;
  /** The message that a 2xx reply must hold, if the call needs one. */
  readonly message?: Message;
  /** The name of the list field, if the reply is a page. */
  readonly items?: string;
  /** True for the call's own request, as opposed to one that the state machine adds. */
  readonly isOwn?: true;
  /** True if the state machine needs the body of a 2xx reply. */
  readonly isRead?: true;
}

/** The driver's access to the outside. Only `authorize` and `fetch` may throw. */
export interface Host {
  /** The plan of the call, as `src/wasm/plan.rs` reads it. */
  readonly plan: object;
  readonly baseUrl: string;
  readonly query: [string, string][];
  /** The body, unless the state machine provides it. */
  readonly body: string | undefined;
  readonly isObserved: boolean;
  /** The place that the key comes from, for messages. */
  readonly keySource: string;
  /** The maximum size of a reply's body, in bytes. */
  readonly maxResponseBytes: number;
  /** The tokens of the client's retry budget. */
  readonly budget: { tokens: number };
  /** Adds the caller's headers and the key. Returns a promise if the key comes from a function. */
  authorize(headers: Headers): Promise<void> | undefined;
  fetch(url: string, init: RequestInit): Promise<unknown>;
  /** Replaces keys in a text. */
  redact(text: string): string;
  event(event: ClientEvent): void;
  polled(deployment: Deployment): void;
}
