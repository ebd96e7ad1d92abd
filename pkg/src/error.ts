import type { Deployment, ErrorKind, Trouble, ValidationIssue } from "#wasm";
import { redacted, type Secrets } from "./secrets.js";

/** The fields of a {@link FireworksError}. */
export interface ErrorFields {
  /** The kind of failure. Decide by this field. */
  kind: ErrorKind;
  /** The message, for people. */
  message: string;
  /** The HTTP status; 0 for a redirect that a page does not follow. */
  status?: number | undefined;
  /** The gRPC code by name, such as `NOT_FOUND`. */
  code?: string | undefined;
  /** The service's `details`, unchanged. */
  details?: unknown[] | undefined;
  /** The stable reason from an ErrorInfo in the details. */
  reason?: string | undefined;
  /**
   * The trouble that a person has to mend, if the service's words tell: `quota` (the account's
   * accelerators are used up), `suspended` (the account's billing), `capacity` (no accelerators are
   * free), `rate` (too many requests).
   */
  trouble?: Trouble | undefined;
  /** The headers of the last reply, without cookies. */
  headers?: Record<string, string> | undefined;
  /** The service's ID of the request. Quote it to their support. */
  requestId?: string | undefined;
  /** The delay that the service asked for, in milliseconds. */
  retryAfterMs?: number | undefined;
  /** The number of requests sent; for a wait, of polls. */
  attempts?: number | undefined;
  /** True if a write was sent and it is unknown whether it took effect. */
  outcomeUnknown?: boolean | undefined;
  /** The HTTP method of the request. */
  method?: string | undefined;
  /** The URL path of the request, without host or query. */
  path?: string | undefined;
  /** The issues found, for kind `validation`. */
  issues?: ValidationIssue[] | undefined;
  /**
   * The deployment as last seen, for kind `failed`, a wait that ended early, or a create whose ID
   * belongs to a deleted deployment.
   */
  deployment?: Deployment | undefined;
  /** The host's error, or the signal's reason. */
  cause?: unknown;
}

/** Fields that are always there. */
type Present<Fields> = { readonly [Field in keyof Fields]-?: Exclude<Fields[Field], undefined> };

/** The fields of an error of one kind. The named ones are always there. */
type Of<Kind extends ErrorKind, Always extends keyof ErrorFields = never> = Error & {
  readonly name: "FireworksError";
  /** The kind of failure. Decide by this field. */
  readonly kind: Kind;
  /** Returns the fields as plain data, without the cause and without a deployment's keys. */
  toJSON(): Record<string, unknown>;
} & Present<Pick<ErrorFields, Always | "attempts" | "outcomeUnknown">> &
  // `Pick` and `Omit` keep the documentation of the fields
  Readonly<Omit<ErrorFields, Always | "attempts" | "outcomeUnknown" | "kind" | "message">>;

/**
 * The only error this package throws: a union over `kind`, so that checking it tells TypeScript
 * which fields are there. Its output never contains a key.
 *
 * @example
 * if (isFireworksError(error) && error.kind === "validation") console.log(error.issues.length);
 */
export type FireworksError =
  | Of<"config" | "network" | "timeout" | "aborted" | "protocol">
  | Of<"validation", "issues">
  | Of<"api", "status">
  | Of<"failed", "deployment">;

/** Creates errors, and stands for them in `instanceof`. */
export interface FireworksErrorConstructor {
  new (fields: ErrorFields, redact?: (text: string) => string): FireworksError;
  /** The prototype of every error. */
  readonly prototype: FireworksError;
}

// in the global registry, so that other copies of the package recognize it
const BRAND = Symbol.for("fireworks-deployments.error");
const INSPECT = Symbol.for("nodejs.util.inspect.custom");

const asIs = (text: string): string => text;

class AnyError extends Error {
  override readonly name = "FireworksError";
  readonly kind: ErrorKind;
  readonly attempts: number;
  readonly outcomeUnknown: boolean;
  declare readonly deployment?: Deployment | undefined;
  readonly #redact: (text: string) => string;

  constructor(fields: ErrorFields, redact: (text: string) => string = asIs) {
    const { kind, message, attempts = 0, outcomeUnknown = false, cause, deployment, headers, ...rest } = fields;
    super(redact(message));
    this.kind = kind;
    this.attempts = attempts;
    this.outcomeUnknown = outcomeUnknown;
    Object.assign(this, redacted(rest, redact));
    // not a value: Node prints one of an uncaught error as it is, and a host's error may hold the request
    if (cause !== undefined) Object.defineProperty(this, "cause", { get: () => cause });
    // not enumerable: Node prints the own enumerable fields of an uncaught error, and a deployment
    // holds keys
    Object.defineProperty(this, "deployment", { value: deployment, enumerable: false });
    const shown = headers && (redacted(headers, redact) as Record<string, string>);
    Object.defineProperty(this, "headers", { value: shown, enumerable: false });
    this.#redact = redact;
  }

  get [BRAND](): true {
    return true;
  }

  toJSON(): Record<string, unknown> {
    const { message, deployment, ...rest } = { ...this, message: this.message, deployment: this.deployment };
    const { directRouteApiKeys: _, ...shown } = deployment ?? {};
    const fields = { message, ...rest, ...(deployment && { deployment: shown }) };
    return redacted(fields, this.#redact) as Record<string, unknown>;
  }

  [INSPECT](_depth: number, options: object, inspect: (value: unknown, options: object) => string): string {
    const { name: _, message: __, ...fields } = this.toJSON();
    const cause = this.cause === undefined ? "" : `\n[cause]: ${readable(() => inspect(this.cause, options))}`;
    return this.#redact(`${this.stack} ${inspect(fields, options)}${cause}`);
  }
}
Object.defineProperty(AnyError, "name", { value: "FireworksError" });

export const FireworksError = AnyError as unknown as FireworksErrorConstructor;

/** True for a {@link FireworksError}, including one from another copy of the package. */
export function isFireworksError(error: unknown): error is FireworksError {
  try {
    return typeof error === "object" && error !== null && BRAND in error;
  } catch {
    // anything can be thrown, even a proxy that throws
    return false;
  }
}

/** Converts anything thrown during a call into a `FireworksError`. */
export function asFireworksError(thrown: unknown, secrets: Secrets, abort?: { reason: unknown }): FireworksError {
  if (isFireworksError(thrown)) return thrown;
  const { redact } = secrets;
  if (isFields(thrown)) {
    if (thrown.deployment) secrets.addDirectRouteKeys(thrown.deployment);
    const cause = thrown.kind === "aborted" ? abort?.reason : thrown.cause;
    return new FireworksError({ ...thrown, cause }, redact);
  }
  const message = `the call can't be made: ${readable(() => (thrown as Error)?.message ?? thrown)}`;
  return new FireworksError({ kind: "config", message, cause: thrown }, redact);
}

function isFields(thrown: unknown): thrown is ErrorFields {
  try {
    return typeof thrown === "object" && thrown !== null && !(thrown instanceof Error) && "kind" in thrown;
  } catch {
    return false;
  }
}

/** Describes what was thrown. Even reading it may throw. */
function readable(words: () => unknown): string {
  try {
    return String(words());
  } catch {
    return "something that can't be read";
  }
}
