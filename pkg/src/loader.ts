import { source } from "#load";
import { initSync as start } from "#wasm";
import {
  type InitSource,
  load,
  loadNow,
  loadSync,
  lose,
  type WasmBytes,
  type WasmFile,
  type WasmModule,
} from "./module.js";
import { misuse } from "./options.js";

/** The client's WebAssembly file. */
const file: WasmFile = { start, source, inline: "fireworks-deployments/inline", isLoaded: false, losses: 0 };

/** True once the module is loaded. */
export const isLoaded = () => file.isLoaded;

/** Returns the number of the current instance, a fresh one after a loss. A call is only in that of its beginning. */
export function entered(): number {
  loadNow(file);
  return file.losses;
}

/** True if an instance isn't lost. */
export const isThere = (instance: number) => instance === file.losses;

/** Calls the instance of that number. If it throws, it is lost, with all calls in progress. */
export function within<T>(instance: number, call: () => T): T {
  if (!isThere(instance)) throw misuse("WebAssembly failed in another call");
  try {
    return call();
  } catch (thrown) {
    lose(file);
    throw thrown;
  }
}

/**
 * Loads the client's WebAssembly ahead of time. Optional: the client's methods load it when needed,
 * and validation doesn't use it. Calls share one promise; after a failure, call it again.
 */
export function init(source?: InitSource): Promise<void> {
  return load(file, source);
}

/** Loads the client's WebAssembly synchronously, from its bytes or a compiled module. */
export function initSync(source: WasmBytes | WasmModule): void {
  loadSync(file, () => source);
}
