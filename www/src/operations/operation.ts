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
  /** True if an answer was lost, and the client found out that the write took effect. */
  readonly settled?: boolean;
}

export interface Step {
  readonly label: string;
  readonly at: number;
}
