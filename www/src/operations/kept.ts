import { lastSegment } from "../deployment/names.ts";
import type { Operation } from "./operation.ts";
import { restore, save } from "./storage.ts";

/** The operations of this browser tab, oldest first: kept over a reload, and watched by the views. */
export class KeptOperations {
  #place = "";
  #all: readonly Operation[] = [];
  #watched: ReadonlySet<string> = new Set();
  #listeners = new Set<() => void>();

  all = (): readonly Operation[] => this.#all;

  /** The names of deployments that a running operation polls. */
  watched = (): ReadonlySet<string> => this.#watched;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** The latest operation on a deployment. */
  latest = (id: string): Operation | undefined => this.#all.findLast(({ name }) => lastSegment(name) === id);

  /** Forgets the operations that have ended. */
  clear(): void {
    this.#set(this.#all.filter(({ status }) => status === "running"));
  }

  /** Takes up what a reload interrupted, in one place: an account, live or emulated. */
  protected restore(place: string): void {
    this.#place = place;
    this.#set(restore(place));
  }

  protected find(id: string): Operation | undefined {
    return this.#all.find((operation) => operation.id === id);
  }

  protected add(operation: Operation): void {
    this.#set([...this.#all, operation]);
  }

  protected replace(id: string, change: (operation: Operation) => Operation): void {
    this.#set(this.#all.map((operation) => (operation.id === id ? change(operation) : operation)));
  }

  #set(operations: readonly Operation[]): void {
    this.#all = operations;
    this.#watched = new Set(operations.filter(({ status }) => status === "running").map(({ name }) => name));
    save(this.#place, operations);
    for (const listener of this.#listeners) listener();
  }
}
