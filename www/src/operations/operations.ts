import type { QueryClient } from "@tanstack/react-query";
import type { ClientEvent, Deployment } from "fireworks-deployments";
import { hostNow } from "../connection/clock.ts";
import type { Connection } from "../connection/connection.ts";
import { type Failure, failureOf } from "../connection/trouble.ts";
import { lastSegment, titleOf } from "../deployment/names.ts";
import { masked } from "../deployment/secrets.ts";
import { putDeployment } from "../queries/one.ts";
import { readDeployment } from "../queries/read-deployment.ts";
import { stepOf, withStep } from "../undelete/steps.ts";
import { type Call, GO_ON, isBack, isDeletedSince, SEND, WATCH } from "./calls.ts";
import { DeletedSince } from "./deleted-since.ts";
import { KeptOperations } from "./kept.ts";
import { bringsBack, isQueued, type Kind, type Operation, QUEUED } from "./operation.ts";
import { Places } from "./places.ts";

/** The number of writes that are sent at once. Their answers come soon; what takes minutes are polls, which have a pace. */
const AT_ONCE = 4;

/** A wait that ends so long after its latest look, as one in a hidden tab does, looks again first. */
const STALE_MS = 120_000;

/** A call that is under way. */
interface Run {
  readonly abort: AbortController;
  /** Gives its place to the next one: once the write is answered, or the call has ended. */
  leave(): void;
}

/** Runs the operations of this browser tab. They live outside React, so that leaving a view doesn't end them. */
export class Operations extends KeptOperations {
  #connection: Connection | undefined;
  #cache: QueryClient | undefined;
  /** The calls that are under way, by the ID of their operation. */
  #runs = new Map<string, Run>();
  #places = new Places(AT_ONCE);

  /** Connects the store, and goes on with what a reload interrupted. */
  connect(connection: Connection, cache: QueryClient): void {
    this.#connection = connection;
    this.#cache = cache;
    this.restore(connection.place);
    connection.traffic.onEvent((event) => this.#observe(event));
    for (const operation of this.all()) if (operation.status === "running") this.#run(operation, GO_ON);
  }

  /** Starts an operation. One that brings the same deployment back already goes on instead; any other is stopped. */
  start(kind: Kind, deployment: Deployment, options: Pick<Operation, "insists"> = {}): Operation {
    const name = deployment.name ?? "";
    const running = this.all().find((other) => other.name === name && other.status === "running");
    if (running && bringsBack(running) && bringsBack({ kind })) return running;
    if (running) this.stop(running.id);
    const operation: Operation = {
      ...options,
      id: crypto.randomUUID(),
      kind,
      name,
      title: titleOf(deployment),
      startedAt: this.#now(),
      status: "running",
      seen: masked(deployment),
      steps: [{ label: "Asked", at: this.#now() }],
    };
    this.add(operation);
    this.#run(operation, SEND);
    return operation;
  }

  /** Watches an operation that was stopped or has ended. It sends nothing. */
  watch(id: string): void {
    const operation = this.find(id);
    if (operation === undefined || operation.status === "running") return;
    const { failure: _, endedAt: __, ...rest } = operation;
    const running: Operation = { ...rest, status: "running" };
    this.replace(id, () => running);
    this.#run(running, WATCH);
  }

  /** Stops watching. The service goes on; what was still waiting for its turn is not sent. */
  stop(id: string): void {
    this.#runs.get(id)?.abort.abort();
    const operation = this.find(id);
    this.#patch(id, { status: operation && isQueued(operation) ? "unsent" : "stopped", endedAt: this.#now() });
  }

  async #run(operation: Operation, calls: Record<Kind, Call>): Promise<void> {
    const { id, kind, name } = operation;
    const abort = new AbortController();
    const run: Run = { abort, leave() {} };
    this.#runs.set(id, run);
    if (calls === SEND && this.#places.areTaken) this.#patch(id, { steps: [{ label: QUEUED, at: this.#now() }] });
    run.leave = await this.#places.take();
    const now = this.find(id);
    if (now && isQueued(now)) this.#patch(id, { steps: [{ label: "Asked", at: this.#now() }] });
    try {
      const result = await this.#call(operation, calls[kind], abort);
      if (isDeployment(result)) this.#see(id, result);
      this.#patch(id, { status: "done", endedAt: this.#now() });
    } catch (error) {
      const reason: unknown = abort.signal.aborted ? abort.signal.reason : error;
      if (!abort.signal.aborted || reason instanceof DeletedSince) {
        await this.#lookAfter(operation, failureOf(reason));
        this.#patch(id, { status: "failed", endedAt: this.#now(), failure: failureOf(reason) });
      }
    } finally {
      run.leave();
      if (this.#runs.get(id) === run) this.#runs.delete(id);
      this.#refresh(name);
    }
  }

  async #call(operation: Operation, call: Call, abort: AbortController): Promise<unknown> {
    abort.signal.throwIfAborted();
    const connection = this.#connected();
    let looked = hostNow();
    try {
      return await call(connection, operation, {
        signal: abort.signal,
        pollMs: Math.max(500, 5_000 / connection.speed()),
        onPoll: (deployment) => {
          looked = hostNow();
          if (this.#see(operation.id, deployment)) abort.abort(new DeletedSince("Somebody deleted it again since."));
        },
        onPollError: (error) => {
          looked = hostNow();
          this.#lose(operation.id, error.message);
        },
      });
    } catch (error) {
      if (failureOf(error).kind !== "timeout" || hostNow() - looked < STALE_MS) throw error;
      return this.#call(operation, WATCH[operation.kind], abort);
    }
  }

  /** Reads the state for which a write was refused: it decides what one can do next. */
  async #lookAfter({ id, name }: Operation, { status }: Failure): Promise<void> {
    if (status !== 400 && status !== 409) return;
    const { signal } = new AbortController();
    const deployment = await readDeployment(this.#connected().client, name, { signal }).catch(() => undefined);
    if (deployment) this.#see(id, deployment);
  }

  /** Keeps what a poll saw. Returns true if somebody deleted the deployment again. */
  #see(id: string, deployment: Deployment): boolean {
    const operation = this.find(id);
    if (operation === undefined) return false;
    this.#runs.get(id)?.leave();
    if (this.#cache) putDeployment(this.#cache, this.#connected().queries, deployment);
    const steps = withStep(operation.steps, stepOf(deployment), this.#now());
    this.#patch(id, { seen: masked(deployment), steps, lost: undefined, ...(isBack(deployment) && { sent: true }) });
    return bringsBack(operation) && operation.sent === true && isDeletedSince(operation, deployment);
  }

  /** Notes since when polls fail. */
  #lose(id: string, words: string): void {
    const since = this.find(id)?.lost?.since ?? this.#now();
    this.#patch(id, { lost: { since, words } });
  }

  /** Notes what becomes of a write: that it is answered, or that its answer was lost and the client found out that it took effect. */
  #observe(event: ClientEvent): void {
    const isSettled = event.type === "settled-by-reading";
    const isAnswered = event.type === "response" && event.method !== "GET" && event.status < 400;
    if (!isSettled && !isAnswered) return;
    for (const { id, name, status } of this.all()) {
      if (status !== "running" || idIn(event.path) !== lastSegment(name)) continue;
      this.#runs.get(id)?.leave();
      if (isSettled) this.#patch(id, { settled: true });
    }
  }

  #refresh(name: string): void {
    const { keys } = this.#connected().queries;
    this.#cache?.invalidateQueries({ queryKey: keys.lists });
    this.#cache?.invalidateQueries({ queryKey: keys.one(name) });
  }

  #patch(id: string, changes: Partial<Operation>): void {
    this.replace(id, (operation) => ({ ...operation, ...changes }));
  }

  #now(): number {
    return this.#connected().clock.now();
  }

  #connected(): Connection {
    if (this.#connection === undefined) throw new Error("the operations are not connected");
    return this.#connection;
  }
}

/** Returns the ID of the deployment that a URL path is about. */
const idIn = (path: string): string | undefined => /\/deployments\/([^/:?]+)/.exec(path)?.[1];

function isDeployment(value: unknown): value is Deployment {
  return typeof value === "object" && value !== null && "name" in value;
}

export const operations = new Operations();
