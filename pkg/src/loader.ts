import { source } from "#load";
import * as glue from "#wasm";
import { type InitSource, ModuleLoader, type WasmBytes, type WasmModule } from "./module.js";

/** The client's WebAssembly file. */
export const loader = new ModuleLoader(glue, source);

/**
 * Loads the WebAssembly. Only a page needs it, and only before the synchronous functions: the client's methods load it by
 * themselves, and elsewhere it is compiled on first use. One shared promise; after a failure it can be called again.
 */
export function init(source?: InitSource): Promise<void> {
  return loader.init(source);
}

/** Loads the WebAssembly from its bytes or from the compiled module, at once. */
export function initSync(source: WasmBytes | WasmModule): void {
  loader.initSync(source);
}
