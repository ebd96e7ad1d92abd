import type { QueryClient } from "@tanstack/react-query";
import type { Deployment, WaitOptions } from "fireworks-deployments";
import type { Connection } from "../connection/connection.ts";
import { failureOf } from "../connection/trouble.ts";
import { lastSegment, titleOf } from "../deployment/names.ts";
import { masked } from "../deployment/secrets.ts";
import { putDeployment } from "../queries/one.ts";
import { stepOf, withStep } from "../undelete/steps.ts";
import type { Kind, Operation } from "./operation.ts";
import { restore, save } from "./storage.ts";

const AT_ONCE = 4;

/** What each kind calls. */
type Call = (connection: Connection, name: string, options: WaitOptions & { signal: AbortSignal }) => Promise<unknown>;

const CALLS: Record<Kind, Call> = {
  undelete: ({ client }, name, { signal, ...wait }) => client.undelete(name, { signal, wait }),
  recover: ({ client }, name, options) => client.recover(name, options),
  undo: ({ client }, name, options) => client.recover(name, options),
  // the dialog has sent the delete, since its refusal is answered there
  "watch-delete": ({ client }, name, options) => client.waitFor(name, "DELETED", options),
  purge: ({ client }, name, { signal }) => client.delete(name, { signal, hard: true, ignoreChecks: true }),
};

/** How an operation goes on after a reload: its write was sent, so it only waits, or asks again where that is safe. */
const RESUMED: Record<Kind, Call> = { ...CALLS, undelete: CALLS.recover };

/** The operations of this browser tab. They live outside React, so that leaving a view doesn't end them. */
export class Operations {
  #connection: Connection | undefined;
  #cache: QueryClient | undefined;
  #all: readonly Operation[] = [];
  #watched: ReadonlySet<string> = new Set();
  #aborts = new Map<string, AbortController>();
  #waiting: (() => void)[] = [];
  #active = 0;
  #listeners = new Set<() => void>();

  /** Connects the store, and goes on with what a reload interrupted. */
  connect(connection: Connection, cache: QueryClient): void {
    this.#connection = connection;
    this.#cache = cache;
    this.#all = restore(connection.accountId);
    for (const operation of this.#all) if (operation.status === "running") this.#run(operation, RESUMED);
  }

  all = (): readonly Operation[] => this.#all;

  /** The names of deployments that a running operation polls. */
  watched = (): ReadonlySet<string> => this.#watched;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** The latest operation on a deployment. */
  latest = (id: string): Operation | undefined => this.#all.findLast(({ name }) => lastSegment(name) === id);

  /** Starts an operation. One that runs on the same deployment already is stopped first. */
  start(kind: Kind, deployment: Deployment): Operation {
    const name = deployment.name ?? "";
    const running = this.#all.find((other) => other.name === name && other.status === "running");
    if (running) this.stop(running.id);
    const operation: Operation = {
      id: crypto.randomUUID(),
      kind,
      name,
      title: titleOf(deployment),
      startedAt: this.#now(),
      status: "running",
      seen: masked(deployment),
      steps: [{ label: "Asked", at: this.#now() }],
    };
    this.#set([...this.#all, operation]);
    this.#run(operation, CALLS);
    return operation;
  }

  /** Goes on with an operation that was stopped, ran out of time or failed. */
  resume(id: string): void {
    const operation = this.#all.find((other) => other.id === id);
    if (operation === undefined || operation.status === "running") return;
    const { failure: _, endedAt: __, ...rest } = operation;
    const running: Operation = { ...rest, status: "running" };
    this.#set(this.#all.map((other) => (other.id === id ? running : other)));
    this.#run(running, RESUMED);
  }

  /** Stops watching. The service goes on. */
  stop(id: string): void {
    this.#aborts.get(id)?.abort();
    this.#patch(id, { status: "stopped", endedAt: this.#now() });
  }

  /** Forgets the operations that have ended. */
  clear(): void {
    this.#set(this.#all.filter(({ status }) => status === "running"));
  }

  async #run({ id, kind, name }: Operation, calls: Record<Kind, Call>): Promise<void> {
    const connection = this.#connected();
    const abort = new AbortController();
    this.#aborts.set(id, abort);
    await this.#turn();
    try {
      const result = await calls[kind](connection, name, {
        signal: abort.signal,
        pollMs: Math.max(500, 5_000 / connection.speed()),
        onPoll: (deployment) => this.#see(id, deployment),
      });
      if (isDeployment(result)) this.#see(id, result);
      this.#patch(id, { status: "done", endedAt: this.#now() });
    } catch (error) {
      if (!abort.signal.aborted) {
        const failure = failureOf(error);
        this.#patch(id, { status: "failed", endedAt: this.#now(), failure });
      }
    } finally {
      this.#aborts.delete(id);
      this.#active--;
      this.#waiting.shift()?.();
      this.#refresh(name);
    }
  }

  /** Waits until fewer than four operations run. */
  async #turn(): Promise<void> {
    if (this.#active >= AT_ONCE) await new Promise<void>((go) => this.#waiting.push(go));
    this.#active++;
  }

  #see(id: string, deployment: Deployment): void {
    const operation = this.#all.find((other) => other.id === id);
    if (operation === undefined) return;
    if (this.#cache) putDeployment(this.#cache, this.#connected().queries, deployment);
    const steps = withStep(operation.steps, stepOf(deployment), this.#now());
    this.#patch(id, { seen: masked(deployment), steps });
  }

  #refresh(name: string): void {
    const { keys } = this.#connected().queries;
    this.#cache?.invalidateQueries({ queryKey: keys.lists });
    this.#cache?.invalidateQueries({ queryKey: keys.one(name) });
  }

  #patch(id: string, changes: Partial<Operation>): void {
    this.#set(this.#all.map((operation) => (operation.id === id ? { ...operation, ...changes } : operation)));
  }

  #set(operations: readonly Operation[]): void {
    this.#all = operations;
    this.#watched = new Set(operations.filter(({ status }) => status === "running").map(({ name }) => name));
    save(this.#connected().accountId, operations);
    for (const listener of this.#listeners) listener();
  }

  #now(): number {
    return this.#connected().clock.now();
  }

  #connected(): Connection {
    if (this.#connection === undefined) throw new Error("the operations are not connected");
    return this.#connection;
  }
}

function isDeployment(value: unknown): value is Deployment {
  return typeof value === "object" && value !== null && "name" in value;
}

export const operations = new Operations();
