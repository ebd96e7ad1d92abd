import type { Deployment } from "#wasm";
import { Clock } from "./emulator/clock.js";
import { checkedFault, type Fault, type StartFault } from "./emulator/fault.js";
import { type Fetch, fetchFrom } from "./emulator/fetch.js";
import { Instance } from "./emulator/instance.js";
import { misuse, shown } from "./options.js";

export type { Deployment } from "#wasm";
export type { Fault, StartFault } from "./emulator/fault.js";
export type { Fetch } from "./emulator/fetch.js";
export { init, initSync } from "./emulator/loader.js";
export type { InitSource, WasmBytes, WasmModule } from "./module.js";

/** What an emulator starts with. */
export interface EmulatorOptions {
  /** The one account that may be asked about; others are refused with 403. Default: any. */
  accountId?: string | undefined;
  /** The one key that is let in; without it requests are refused with 401. Default: any, and none. */
  apiKey?: string | undefined;
  /**
   * The deployments it holds. What is left out is made: `name` (which may be an ID alone, then of `accountId`, else of
   * the account `local`), `baseModel`, `state` (READY), times, counts. What is given is kept, unknown fields too,
   * and refused where it has another JSON type than its field.
   */
  deployments?: readonly Deployment[] | undefined;
  /** Whether its clock stands still until told (`manual`, the default) or runs with the host's (`real`). */
  clock?: "manual" | "real" | undefined;
  /** How many times as fast as the host's clock a `real` one runs. Default: 1. */
  speed?: number | undefined;
  /** The time at its start. Default: the host's. */
  now?: number | string | Date | undefined;
  /** How long a deployment is CREATING or UPDATING, and new replicas take: milliseconds, or such as `2m`. Default: 30 s. */
  readyAfter?: string | number | undefined;
  /** How long it is DELETING. Default: 5 s. */
  deletedAfter?: string | number | undefined;
  /** How long a deleted one can be undeleted: its purge time. Default: seven days. */
  purgedAfter?: string | number | undefined;
  /**
   * After how long without traffic a deployment whose `minReplicaCount` is 0 is deleted; `false`: never. Default: seven
   * days.
   */
  idleDeletedAfter?: string | number | false | undefined;
  /** What the IDs that it makes up follow from, 0 to 4 294 967 295: the same seed, the same IDs. Default: 0. */
  seed?: number | undefined;
}

/** The deployments API in memory. */
export interface Emulator {
  /** A `fetch` that needs no network: hand it to a client. It can be passed around on its own. */
  readonly fetch: Fetch;
  /** Moves its clock forward, by milliseconds or by a length of time such as `10m` or `1h30m`. */
  advance(time: string | number): void;
  /** Lets requests to come fail. Of several faults that concern a request, the one that was asked for first has it. */
  fail(fault: Fault): void;
  /** Lets deployments that start, by create or undelete, stay CREATING for a while, or fail. */
  failStart(fault: StartFault): void;
  /** Takes back what `fail` and `failStart` asked for: what still waits to start, starts. */
  recover(): void;
  /**
   * Has a deployment, by ID or full name, serve an inference request: one that is scaled to zero gets a replica, and for
   * an hour it can't be deleted without `ignoreChecks`.
   */
  traffic(deployment: string): void;
  /** Every deployment it holds now, deleted ones included, by name. */
  deployments(): Deployment[];
}

/**
 * Makes an emulator. In a page, `await init()` comes first.
 *
 * @example
 * const emulator = createEmulator({ accountId: "acme", deployments: [{ name: "mine", state: "DELETED" }] });
 * const client = new DeploymentsClient({ accountId: "acme", apiKey: "fw_local", fetch: emulator.fetch });
 * await client.undelete("mine");
 * emulator.advance("30s");
 * emulator.deployments()[0]?.state; // "READY"
 */
export function createEmulator(given: EmulatorOptions = {}): Emulator {
  if (typeof given !== "object" || given === null) throw misuse(`the options must be an object, got ${shown(given)}`);
  const { clock: kind, now, speed, ...options } = given;
  const clock = new Clock(kind, now, speed);
  const instance = new Instance(options, clock.now());
  return {
    fetch: fetchFrom(instance, clock),
    advance: (time) => clock.advance(time),
    fail: (fault) => instance.fail(checkedFault(fault)),
    failStart: (fault) => instance.failStart(fault),
    recover: () => instance.recover(clock.now()),
    traffic: (deployment) => instance.traffic(deployment, clock.now()),
    deployments: () => instance.deployments(clock.now()),
  };
}
