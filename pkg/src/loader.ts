import { source } from "#load";
import { initSync as start } from "#wasm";
import { type InitSource, load, loadNow, loadSync, type WasmBytes, type WasmFile, type WasmModule } from "./module.js";

/** The client's WebAssembly file. */
const file: WasmFile = { start, source, inline: "fireworks-deployments/inline", isLoaded: false };

/** True once the module is loaded. */
export const isLoaded = () => file.isLoaded;

/** Loads the file synchronously; throws if the runtime can't. */
export const ensureLoaded = () => loadNow(file);

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
