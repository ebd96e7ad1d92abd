import type { StatusCode } from "#wasm";
import { misuse } from "../options.js";

/** How requests to come fail, or come late. */
export interface Fault {
  /** The HTTP status of the reply, 200 to 599. Without it and all of `code`, `message` and `body`, the answer stays. */
  status?: number | undefined;
  /** The gRPC code of the error. Default: the one that the status stands for. */
  code?: StatusCode | undefined;
  /** The message of the error. */
  message?: string | undefined;
  /** The body instead of the service's error: a string as it is, anything else as JSON. */
  body?: unknown;
  /** Headers of the reply, besides its own or instead of them. */
  headers?: Record<string, string> | undefined;
  /** How long the reply takes, in milliseconds of the host's time. The request is done before that. */
  delayMs?: number | undefined;
  /** Whether `fetch` rejects as it does when the network fails. */
  dropConnection?: boolean | undefined;
  /** After how many bytes of the body the connection is dropped: `fetch` resolves, and reading rejects. */
  truncateBody?: number | undefined;
  /** Whether the request is done all the same, so that only its answer is lost. Default: false. */
  takesEffect?: boolean | undefined;
  /** How many requests fail. Default: 1; `Infinity`: all from now on. */
  times?: number | undefined;
  /** Which requests: a part of `METHOD /path?query`, such as `:undelete` or `GET `. Default: any. */
  match?: string | { method?: string | undefined; path?: string | undefined } | undefined;
}

/** How deployments to come fail to start. */
export interface StartFault {
  /** Whether it ends up FAILED, or stays CREATING for a while. Default: CREATING. */
  state?: "CREATING" | "FAILED" | undefined;
  /** The code of its status. Default: RESOURCE_EXHAUSTED while it stays CREATING, INTERNAL when it fails. */
  code?: StatusCode | undefined;
  /** The message of its status. */
  message?: string | undefined;
  /** How long it stays CREATING: milliseconds, or such as `20m`; `Infinity`: until `recover`. Default: ten minutes. */
  lasts?: string | number | undefined;
  /** How many starts fail. Default: 1; `Infinity`: all from now on. */
  times?: number | undefined;
  /** Which deployment: its ID or full name. Default: any. */
  match?: string | undefined;
}

/** Refuses what JSON would change in silence: a pattern or a function would come to match everything. */
export function checkedFault(fault: Fault): Fault {
  const { match } = fault ?? {};
  if (typeof match === "function" || match instanceof RegExp)
    throw misuse("`match` in a fault must be a part of `METHOD path`, or `{ method, path }`");
  return fault;
}
