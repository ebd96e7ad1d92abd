import type { Deployment } from "fireworks-deployments";
import type { Failure } from "../connection/trouble.ts";

export type Kind = "undelete" | "recover" | "watch-delete" | "undo" | "purge";

/** A write that takes minutes, as the page remembers it. Plain data, so that it survives a reload. */
export interface Operation {
  readonly id: string;
  readonly kind: Kind;
  /** The resource name of the deployment. */
  readonly name: string;
  readonly title: string;
  /** The service's time at which it was asked for, in milliseconds. */
  readonly startedAt: number;
  readonly endedAt?: number;
  /** `unsent`: stopped before its turn came. */
  readonly status: "running" | "done" | "failed" | "stopped" | "unsent";
  /** True if a person insists on a purge that was refused since the deployment served a request. */
  readonly insists?: boolean;
  /** True once a poll has shown that the undelete took effect. */
  readonly sent?: boolean;
  /** The deployment as last seen, without its keys. */
  readonly seen?: Deployment;
  /** The steps that were seen, with the service's time of each. */
  readonly steps: readonly Step[];
  readonly failure?: Failure;
  /** The service's time of the first of the polls that have failed since the last one that didn't, and why. */
  readonly lost?: { readonly since: number; readonly words: string } | undefined;
  /** True if an answer was lost, and the client found out that the write took effect. */
  readonly settled?: boolean;
}

/** The step of an operation that waits until earlier ones are sent. */
export const QUEUED = "Queued";

/** True if nothing was sent yet. */
export const isQueued = ({ status, steps }: Operation): boolean =>
  status === "running" && steps.at(-1)?.label === QUEUED;

/** Kinds that bring a deployment back: while one runs, another would only undelete twice. */
const BRINGS_BACK: ReadonlySet<Kind> = new Set<Kind>(["undelete", "recover", "undo"]);

export const bringsBack = ({ kind }: Pick<Operation, "kind">): boolean => BRINGS_BACK.has(kind);

export interface Step {
  readonly label: string;
  readonly at: number;
}
