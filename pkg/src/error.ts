import type { Deployment, ErrorKind, ValidationIssue } from "#wasm";
import { redacted, type Secrets } from "./secrets.js";

/** What a {@link FireworksError} says. */
export interface ErrorFields {
  /** What sort of failure it is: what a caller decides by. */
  kind: ErrorKind;
  /** For people. */
  message: string;
  /** The HTTP status. */
  status?: number | undefined;
  /** The gRPC code by name, `NOT_FOUND`. */
  code?: string | undefined;
  /** The service's `details`, as they came. */
  details?: unknown[] | undefined;
  /** The stable classifier of an ErrorInfo among the details. */
  reason?: string | undefined;
  /** The service's ID of the request, for its support. */
  requestId?: string | undefined;
  /** How long the service asks to wait, in milliseconds. */
  retryAfterMs?: number | undefined;
  /** How many requests were sent. */
  attempts?: number | undefined;
  /** Whether a write was sent and nothing tells whether it took effect. */
  outcomeUnknown?: boolean | undefined;
  /** The HTTP method of the request. */
  method?: string | undefined;
  /** The path of the request, without host or query. */
  path?: string | undefined;
  /** What is wrong with the deployment, for kind `validation`. */
  issues?: ValidationIssue[] | undefined;
  /** The deployment as last seen, for kind `failed`, and for a wait that ran out of time. */
  deployment?: Deployment | undefined;
  /** What the host threw, or the signal's reason. */
  cause?: unknown;
}

// a name in the global registry, so that it holds across copies of the package
const BRAND = Symbol.for("fireworks-deployments.error");
const INSPECT = Symbol.for("nodejs.util.inspect.custom");

const asIs = (text: string): string => text;

/** The one error of this package. Nothing that it prints as holds a key. */
export class FireworksError extends Error {
  override readonly name = "FireworksError";
  readonly kind: ErrorKind;
  readonly status?: number | undefined;
  readonly code?: string | undefined;
  readonly details?: unknown[] | undefined;
  readonly reason?: string | undefined;
  readonly requestId?: string | undefined;
  readonly retryAfterMs?: number | undefined;
  readonly attempts: number;
  readonly outcomeUnknown: boolean;
  readonly method?: string | undefined;
  readonly path?: string | undefined;
  readonly issues?: ValidationIssue[] | undefined;
  readonly deployment?: Deployment | undefined;
  readonly #redact: (text: string) => string;

  constructor(fields: ErrorFields, redact: (text: string) => string = asIs) {
    const { kind, message, attempts = 0, outcomeUnknown = false, cause, deployment, ...rest } = fields;
    super(redact(message), cause === undefined ? undefined : { cause });
    this.kind = kind;
    this.attempts = attempts;
    this.outcomeUnknown = outcomeUnknown;
    Object.assign(this, rest);
    // Node prints the own fields of an error that nobody caught, whatever its `inspect` says; and a deployment holds keys
    Object.defineProperty(this, "deployment", { value: deployment, enumerable: false });
    this.#redact = redact;
  }

  get [BRAND](): true {
    return true;
  }

  /** The fields as plain data, without the cause and without a deployment's direct route keys. */
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

/** Whether this is a {@link FireworksError}, also one of another copy of the package. */
export function isFireworksError(error: unknown): error is FireworksError {
  try {
    return typeof error === "object" && error !== null && BRAND in error;
  } catch {
    // anything can be thrown, a proxy that throws when it is asked too
    return false;
  }
}

/** Whatever a call ended with as the one error: WebAssembly's plain data, or, where a caller's object threw, that. */
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

/** Words about what was thrown: anything can be, also what throws again when it is looked at. */
function readable(words: () => unknown): string {
  try {
    return String(words());
  } catch {
    return "something that can't be read";
  }
}
