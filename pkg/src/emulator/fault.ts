import type { StatusCode } from "#wasm";
import { misuse, reading } from "../options.js";

/** A fault: how upcoming requests fail, or are delayed. */
export interface Fault {
  /**
   * The HTTP status of the reply, 200 to 599. Without `status`, `code`, `message` and `body`, the real answer is sent.
   */
  status?: number | undefined;
  /** The gRPC code of the error. Default: the code for `status`. */
  code?: StatusCode | undefined;
  /** The error's message. */
  message?: string | undefined;
  /** The body, instead of the service's error. A string is sent as it is, anything else as JSON. */
  body?: unknown;
  /** Headers to add to the reply. They replace its own headers of the same name. */
  headers?: Record<string, string> | undefined;
  /** The delay of the reply, in milliseconds of the host's time. The request takes effect before it. */
  delayMs?: number | undefined;
  /** If true, `fetch` rejects, as it does when the network fails. */
  dropConnection?: boolean | undefined;
  /** The number of body bytes after which the connection is dropped: `fetch` resolves, but reading the body rejects. */
  truncateBody?: number | undefined;
  /** If true, the request takes effect, and only its answer is lost. Default: false. */
  takesEffect?: boolean | undefined;
  /** The number of requests that fail. Default: 1; `Infinity`: all. */
  times?: number | undefined;
  /** The requests that fail: a substring of `METHOD /path?query`, such as `:undelete` or `GET `. Default: all. */
  match?: string | { method?: string | undefined; path?: string | undefined } | undefined;
}

/** A start fault: how upcoming starts of deployments fail. */
export interface StartFault {
  /** The state of the deployment: CREATING for a while, or FAILED. Default: CREATING. */
  state?: "CREATING" | "FAILED" | undefined;
  /** The status code. Default: RESOURCE_EXHAUSTED for CREATING, INTERNAL for FAILED. */
  code?: StatusCode | undefined;
  /** The status message. */
  message?: string | undefined;
  /**
   * The time that it stays CREATING: milliseconds, or text such as `20m`; `Infinity`: until `clearFaults`. Default: ten
   * minutes.
   */
  lasts?: string | number | undefined;
  /** The number of starts that fail. Default: 1; `Infinity`: all. */
  times?: number | undefined;
  /** The deployment that fails to start: its ID or full name. Default: any. */
  match?: string | undefined;
}

/** Rejects matches that JSON would change silently: a pattern or a function would match everything. */
export function checkedFault(fault: Fault): Fault {
  const isPattern = () => typeof fault?.match === "function" || (fault?.match as unknown) instanceof RegExp;
  if (reading(isPattern))
    throw misuse("`match` in a fault must be a substring of `METHOD path`, or `{ method, path }`");
  return fault;
}
