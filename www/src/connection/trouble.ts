import type { Deployment } from "fireworks-deployments";
import { isFireworksError } from "fireworks-deployments";
import { masked } from "../deployment/secrets.ts";
import { DeletedSince } from "../operations/deleted-since.ts";
import { inThePagesWords } from "./words.ts";

/** An error as plain data, which survives a reload. */
export interface Failure {
  readonly kind: string;
  readonly message: string;
  readonly status?: number | undefined;
  readonly code?: string | undefined;
  readonly trouble?: string | undefined;
  readonly requestId?: string | undefined;
  readonly retryAfterMs?: number | undefined;
  readonly outcomeUnknown?: boolean | undefined;
  readonly deployment?: Deployment | undefined;
}

/** Takes what a person or another try needs from an error. */
export function failureOf(error: unknown): Failure {
  if (error instanceof DeletedSince) return { kind: "deleted", message: error.message };
  if (!isFireworksError(error))
    return { kind: "page", message: error instanceof Error ? error.message : String(error) };
  const { kind, status, code, trouble, requestId, retryAfterMs, outcomeUnknown, deployment } = error;
  const message = inThePagesWords(error.message);
  const failure: Failure = { kind, message, status, code, trouble, requestId, retryAfterMs, outcomeUnknown };
  return deployment ? { ...failure, deployment: masked(deployment) } : failure;
}

/** True if a delete was refused since the deployment served a request in the last hour: a person may insist on it. */
export function isForTraffic({ code, message }: Failure): boolean {
  return code === "FAILED_PRECONDITION" && /ignore_?checks/i.test(message);
}

/** The meaning of a failure, and the advice for it. */
export interface Diagnosis {
  readonly title: string;
  readonly advice: string;
  /** True if the page tries again by itself. */
  readonly retries: boolean;
}

interface Row extends Diagnosis {
  holds(failure: Failure): boolean;
}

const ROWS: readonly Row[] = [
  {
    holds: ({ status }) => status === 401,
    title: "The service doesn't accept the key (401).",
    advice:
      "Correct the key where the console's server runs, in FIREWORKS_API_KEY or ~/.fireworks/auth.ini, and start it again.",
    retries: false,
  },
  {
    holds: ({ status }) => status === 403,
    title: "This key may not do that (403).",
    advice: "Check the account, and the rights of the key.",
    retries: false,
  },
  {
    holds: ({ status }) => status === 404,
    title: "Not found (404).",
    advice: "It was purged, or it is in another account.",
    retries: false,
  },
  {
    holds: ({ status }) => status === 412,
    title: "The account is suspended (412).",
    advice: "Check its billing: no deployment can start until it is settled.",
    retries: true,
  },
  {
    holds: ({ trouble }) => trouble === "quota",
    title: "The account's quota of GPUs is used up.",
    advice: "Delete or scale down another deployment, or ask for a higher quota.",
    retries: false,
  },
  {
    holds: ({ status }) => status === 429,
    title: "The service asks to wait (429).",
    advice: "Polls pause for as long as it says.",
    retries: true,
  },
  {
    holds: ({ kind }) => kind === "network" || kind === "timeout",
    title: "No answer from the service.",
    advice: "Check the network. What is on the screen stays.",
    retries: true,
  },
  {
    holds: ({ kind }) => kind === "protocol",
    title: "The answer can't be read.",
    advice: "Something between this page and the service may have answered instead.",
    retries: true,
  },
  {
    holds: ({ status }) => status !== undefined && status >= 500,
    title: "The service has a problem.",
    advice: "It may be over in a moment.",
    retries: true,
  },
  {
    holds: ({ status }) => status !== undefined,
    title: "The service refused that.",
    advice: "",
    retries: false,
  },
];

/** Says what a failure means. */
export function diagnose(failure: Failure): Diagnosis {
  const known = ROWS.find((row) => row.holds(failure));
  return known ?? { title: "Something went wrong in this page.", advice: "", retries: false };
}
