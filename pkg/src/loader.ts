import { source } from "#load";
import { initSync as start } from "#wasm";
import { type InitSource, load, loadNow, loadSync, type WasmBytes, type WasmFile, type WasmModule } from "./module.js";

/** The client's WebAssembly file. */
const file: WasmFile = { start, source, inline: "fireworks-deployments/inline", isLoaded: false };

/** True once the client's functions can be called. */
export const isLoaded = () => file.isLoaded;

/** Loads the file at once, for what calls the client's functions synchronously; throws where the runtime can't. */
export const ensureLoaded = () => loadNow(file);

/**
 * Loads the client's WebAssembly ahead of time. Optional: the client's methods load it by themselves, and validation doesn't
 * need it. One shared promise; after a failure it can be called again.
 */
export function init(source?: InitSource): Promise<void> {
  return load(file, source);
}

/** Loads the WebAssembly from its bytes or from the compiled module, at once. */
export function initSync(source: WasmBytes | WasmModule): void {
  loadSync(file, () => source);
}
