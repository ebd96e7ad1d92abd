import type { AcceleratorType, Deployment } from "#wasm";
import { emulated } from "./emulator/emulated.js";
import { checkedFault, type Fault, type StartFault } from "./emulator/fault.js";
import { type Fetch, fetchFrom } from "./emulator/fetch.js";
import type { Journal, JournalOptions } from "./emulator/journal.js";
import { columnsOf, type LoadPoint } from "./emulator/load.js";
import { misuse, reading, shown } from "./options.js";

export type { Deployment } from "#wasm";
export type { Fault, StartFault } from "./emulator/fault.js";
export type { Fetch } from "./emulator/fetch.js";
export type { Journal, JournalEntry, JournalOptions } from "./emulator/journal.js";
export { init, initSync } from "./emulator/loader.js";
export type { ScalingOptions, ScalingRun, ScalingStep } from "./emulator/scaling.js";
export { simulateScaling } from "./emulator/scaling.js";
export type { InitSource, WasmBytes, WasmModule } from "./module.js";
export type { LoadPoint };

/** Options of an emulator. All are optional. */
export interface EmulatorOptions {
  /** The only account that requests may use; others are refused with 403. Default: any account. */
  accountId?: string | undefined;
  /** The only key accepted; other requests are refused with 401. Default: any key, or none. */
  apiKey?: string | undefined;
  /**
   * The initial deployments. Missing fields are filled in: `name` (which may be a bare ID, in `accountId` or else in
   * the account `local`), `baseModel`, `state` (READY), times and counts. Given fields are kept, unknown ones included.
   * A value of the wrong JSON type is an error.
   */
  deployments?: readonly Deployment[] | undefined;
  /** The clock: `manual` (the default) moves only when you call `advance()`; `real` follows the host's clock. */
  clock?: "manual" | "real" | undefined;
  /** The speed of a `real` clock, as a multiple of real time. Default: 1. */
  speed?: number | undefined;
  /** The initial time. Default: the host's. */
  now?: number | string | Date | undefined;
  /**
   * The delays: `quick`, the defaults below, or `realistic`, the minutes that the service was seen to take. Each option
   * below overrides one of them. Default: `quick`.
   */
  timing?: "quick" | "realistic" | undefined;
  /**
   * The time from CREATING or UPDATING to READY, and for new replicas: milliseconds, or text such as `2m`. Default: 30
   * s.
   */
  readyAfter?: string | number | undefined;
  /** The time from the first ready replica to the first answer of inference: READY is not serving. Default: 0. */
  servingAfter?: string | number | undefined;
  /** The time from DELETING to DELETED. Default: 5 s. */
  deletedAfter?: string | number | undefined;
  /** The time from DELETED to its purge, within which it can be undeleted. Default: seven days. */
  purgedAfter?: string | number | undefined;
  /**
   * The time without traffic after which a deployment with `minReplicaCount` 0 is deleted; `false`: never. Default:
   * seven days.
   */
  idleDeletedAfter?: string | number | false | undefined;
  /** The time for which reads still answer what stood before a write, as the service's may. Default: 0. */
  lag?: string | number | undefined;
  /**
   * The number of accelerators that each account may use, by type: `{ NVIDIA_H100_80GB: 8 }`. A deployment uses
   * `acceleratorCount` × `maxReplicaCount`, even at zero replicas, and what goes beyond is refused with 429. Default: no
   * quotas.
   */
  quotas?: { [accelerator in AcceleratorType]?: number | undefined } | undefined;
  /**
   * If true, every account is suspended: what would start spending is refused with 412, and so is inference. Default:
   * false.
   */
  suspended?: boolean | undefined;
  /** The seed of generated IDs, 0 to 4 294 967 295. The same seed gives the same IDs. Default: 0. */
  seed?: number | undefined;
}

/** Changes of a deployment's fields. `null` removes a field. */
export type Edits = { readonly [Field in keyof Deployment]?: Deployment[Field] | null };

/** A request that an emulator received. */
export interface EmulatedRequest {
  /** The HTTP method, in upper case. */
  method: string;
  /** The URL path with its query. */
  path: string;
  /** The headers; names in lower case. A key is shown as `[redacted]`. */
  headers: Record<string, string>;
  /** The body as it was sent; empty if there was none. */
  body: string;
  /** The emulator's time, in RFC 3339. */
  time: string;
  /** The status of the reply. Absent if the connection was dropped. */
  status?: number;
}

/** An in-memory deployments API. */
export interface Emulator {
  /** A `fetch` function to pass to a client. It needs no network, and no `this`. */
  readonly fetch: Fetch;
  /** The time of its clock, in milliseconds since 1970, as `Date.now()` gives it. */
  now(): number;
  /** Moves the clock forward, by milliseconds or by a duration such as `10m` or `1h30m`. */
  advance(time: string | number): void;
  /** Makes upcoming requests fail. If several faults match a request, the oldest one applies. */
  fail(fault: Fault): void;
  /** Makes upcoming starts, by create or undelete, stay CREATING for a while, or fail. */
  failStart(fault: StartFault): void;
  /** Clears the faults of `fail` and `failStart`. Deployments held back by one start now. */
  clearFaults(): void;
  /**
   * Records an inference request served by a deployment, given by ID or full name. A deployment scaled to zero gets a
   * replica, and for an hour a delete needs `ignoreChecks`.
   */
  traffic(deployment: string): void;
  /**
   * Lets the replicas of a deployment, given by ID or full name, follow a load from now on, as {@link simulateScaling}
   * computes them; cold starts take as long as the emulator's. After the last point its load goes on. Load counts as
   * traffic. An empty list or `null` ends it, and so does a delete.
   */
  load(deployment: string, load: readonly LoadPoint[] | null): void;
  /** All deployments, deleted ones included, by name. */
  deployments(): Deployment[];
  /**
   * Changes fields of a deployment, given by ID or full name, as the service itself may. An object or a list is replaced
   * as a whole, and `null` removes a field. With a new `state`, what isn't given follows from it, as for an initial
   * deployment. `name` can't change.
   */
  edit(deployment: string, fields: Edits): void;
  /** The latest requests, oldest first: at most a thousand, and 16 MiB together. Keys in headers are not shown. */
  requests(): EmulatedRequest[];
  /**
   * The history since the start or the last reset: the options, and every call that may have changed something, with its
   * time. It is plain JSON data without keys, for a bug report or to rebuild the emulator:
   * `createEmulator({ journal, until })`. Throws once the calls exceed 16 MiB.
   */
  journal(): Journal;
  /**
   * Starts over, as if just created with the same options: initial deployments and time, no faults, no requests and an
   * empty journal. The `fetch` function stays the same.
   */
  reset(): void;
}

/**
 * Makes an emulator. In a page, `await init()` comes first. From a journal it is rebuilt as it was, to the byte, at any
 * moment; its clock is then manual, and it goes on as a branch of that history.
 *
 * @example
 * const emulator = createEmulator({ accountId: "acme", deployments: [{ name: "mine", state: "DELETED" }] });
 * const client = new DeploymentsClient({ accountId: "acme", apiKey: "fw_local", fetch: emulator.fetch });
 * await client.undelete("mine");
 * emulator.advance("30s");
 * emulator.deployments()[0]?.state; // "READY"
 */
export function createEmulator(given: EmulatorOptions | JournalOptions = {}): Emulator {
  if (typeof given !== "object" || given === null) throw misuse(`the options must be an object, got ${shown(given)}`);
  const { instance, clock } = emulated(given);
  return {
    fetch: fetchFrom(instance, clock),
    now: () => clock.now(),
    advance: (time) => clock.advance(time),
    fail: (fault) => instance.fail(checkedFault(fault), clock.now()),
    failStart: (fault) => instance.failStart(fault, clock.now()),
    clearFaults: () => instance.clearFaults(clock.now()),
    traffic: (deployment) => instance.traffic(deployment, clock.now()),
    load: (deployment, load) =>
      instance.load(
        deployment,
        reading(() => columnsOf(load === null ? [] : load)),
        clock.now(),
      ),
    deployments: () => instance.deployments(clock.now()),
    edit: (deployment, fields) => instance.edit(deployment, fields, clock.now()),
    journal: () => instance.journal(clock.now()),
    requests: () => instance.requests() as EmulatedRequest[],
    reset: () => {
      clock.reset();
      instance.reset(clock.now());
    },
  };
}
