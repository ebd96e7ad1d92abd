import {
  type Deployment,
  DeploymentsClient,
  type FireworksError,
  isFireworksError,
  type Logger,
  type LogLevel,
  type Trouble,
  type ValidationIssue,
} from "fireworks-deployments";
import type { Equal, Expect } from "./expect.js";

export type Kinds = Expect<
  Equal<
    FireworksError["kind"],
    "config" | "validation" | "network" | "timeout" | "aborted" | "api" | "protocol" | "failed"
  >
>;

export type Troubles = Expect<Equal<Trouble, "quota" | "suspended" | "capacity" | "rate">>;

export type Levels = Expect<Equal<LogLevel, "off" | "error" | "warn" | "info" | "debug">>;

/** An error of one kind. */
type Kind<Name extends FireworksError["kind"]> = Extract<FireworksError, { kind: Name }>;

export type AKindHasItsFields = [
  Expect<Equal<Kind<"validation">["issues"], ValidationIssue[]>>,
  Expect<Equal<Kind<"failed">["deployment"], Deployment>>,
  Expect<Equal<Kind<"api">["status"], number>>,
  Expect<Equal<FireworksError["issues"], ValidationIssue[] | undefined>>,
  Expect<Equal<FireworksError["attempts"], number>>,
  Expect<Equal<FireworksError["outcomeUnknown"], boolean>>,
];

export function aKindNarrows(thrown: unknown): string {
  if (!isFireworksError(thrown)) throw thrown;
  switch (thrown.kind) {
    case "validation":
      return thrown.issues.map(({ message }) => message).join();
    case "failed":
      return thrown.deployment.status?.message ?? thrown.message;
    case "api":
      return thrown.status.toFixed();
    // @ts-expect-error there is no such kind
    case "timedout":
      return "";
    default:
      // @ts-expect-error other kinds may have no issues
      void thrown.issues.length;
      return thrown.kind satisfies "config" | "network" | "timeout" | "aborted" | "protocol";
  }
}

export function everyErrorIsAnErrorWithFields(thrown: unknown): Error | undefined {
  if (!isFireworksError(thrown)) return undefined;
  const { status, code, details, reason, trouble, headers, requestId, retryAfterMs, method, path } = thrown;
  void [status, code, details, reason, trouble satisfies Trouble | undefined, headers?.["retry-after"], requestId];
  void [retryAfterMs, method, path, thrown.deployment?.state, thrown.cause, thrown.toJSON().kind, thrown.stack];
  // @ts-expect-error there is no such field
  void thrown.statusCode;
  // @ts-expect-error an error doesn't change
  thrown.kind = "api";
  return thrown;
}

export const logger: Logger = console;

export function aLogHasMethodsAndALevel(debug: Logger["debug"]): void {
  new DeploymentsClient({ logger: { error: debug, warn: debug, info: debug, debug }, logLevel: "off" });
  // @ts-expect-error there is no such level
  new DeploymentsClient({ logLevel: "verbose" });
  // @ts-expect-error a logger has every method
  new DeploymentsClient({ logger: { debug } });
}
